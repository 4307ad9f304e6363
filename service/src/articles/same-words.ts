/** What makes two headings, tags or statements the same: their letters and digits, whatever the case, markup and punctuation. */
export function sameness(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
}
