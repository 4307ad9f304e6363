/** WordPress stores at most 200 characters of a slug; a readable one is far shorter. */
const LONGEST = 80;

/**
 * The part of the address that stands for a title: lower case, letters and digits of any script, one hyphen between words.
 * Latin letters lose their accents; other scripts stay as they are (WordPress percent-encodes them). Empty for a title without
 * letters: WordPress then makes its own.
 */
export function toSlug(title: string, language: string): string {
	const plain = title
		.toLocaleLowerCase(language)
		.replaceAll('ß', 'ss')
		.replaceAll('æ', 'ae')
		.replaceAll('ø', 'o')
		.replaceAll('ł', 'l')
		.replaceAll('đ', 'd')
		// Only marks on Latin letters go: й and ї are letters of their own.
		.normalize('NFD')
		.replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
		.normalize('NFC');
	const words = plain.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
	let slug = '';
	for (const word of words) {
		const longer = slug === '' ? word : `${slug}-${word}`;
		if (longer.length > LONGEST) break;
		slug = longer;
	}
	return slug === '' ? (words[0] ?? '').slice(0, LONGEST) : slug;
}
