/** What makes two headings, tags or statements the same: their letters and digits, whatever the case, markup and punctuation. */
export function sameness(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}

/** Whether two lines say the same, and say something. */
export function sameWords(one: string, other: string): boolean {
	return sameness(one) !== '' && sameness(one) === sameness(other);
}
