/** A request whose messages are these. */
export function messages(instructions: string, prompt: string, maxOutputTokens = 400, ceiling?: number) {
	return {
		brief: {
			title: 'T',
			prompt: '',
			language: 'en',
			content_type: 'article',
			tone: 'neutral',
			words: 100,
		},
		instructions,
		prompt,
		maxOutputTokens,
		...(ceiling === undefined ? {} : { ceiling }),
	} as const;
}
