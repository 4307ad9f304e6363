/** Thoughts longer than this are told apart by their server, or not at all. Characters. */
const MOST_THOUGHTS = 100_000;
/** In inline code it is what the text is about. */
const MARK = /(?<!`)<\/?think(?:ing)?>/gi;
/** The longest beginning of a mark, with the character before it. */
const TAIL = '</thinking>'.length;
/** As much of a line as tells whether it begins or ends a code fence (CommonMark 0.31, 4.5). */
const HEAD = 200;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/**
 * Looks, in a text that comes in pieces, for the mark that closes thoughts, `</think>` or `</thinking>`, outside of code. Takes time
 * in proportion to the text.
 * @returns what reads the next piece, and gives where in it the mark ends; `never` when it is not to be looked for any more: too
 *   much was read, or the text has opened such a mark itself
 */
export function createCloseFinder(): (text: string) => number | 'never' | undefined {
	let read = 0;
	/** The mark that began the code fence we are in. */
	let fence: string | undefined;
	/** The first characters of the line we are in, and its last ones. */
	let head = '';
	let tail = '';

	function endLine(): void {
		const [, mark = '', rest = ''] = FENCE.exec(head) ?? [];
		if (fence === undefined) fence = mark === '' ? undefined : mark;
		else if (mark.startsWith(fence) && rest.trim() === '') fence = undefined;
		head = '';
		tail = '';
	}

	/** Where the mark ends in a part of a line. */
	function findIn(part: string): number | 'never' | undefined {
		// A mark ends in this part, or it was found before.
		if (fence !== undefined || !part.includes('>')) return undefined;
		for (const { index, 0: mark } of (tail + part).matchAll(MARK)) {
			const end = index + mark.length - tail.length;
			if (end > 0) return mark.startsWith('</') ? end : 'never';
		}
		return undefined;
	}

	return (text) => {
		let begin = 0;
		for (;;) {
			const lineEnd = text.indexOf('\n', begin);
			const part = text.slice(begin, lineEnd === -1 ? undefined : lineEnd);
			const found = findIn(part);
			if (found === 'never') return found;
			if (found !== undefined) return read + begin + found > MOST_THOUGHTS ? 'never' : begin + found;
			if (head.length < HEAD) head += part.slice(0, HEAD);
			tail = (tail + part).slice(-TAIL);
			if (lineEnd === -1) break;
			endLine();
			begin = lineEnd + 1;
		}
		read += text.length;
		return read > MOST_THOUGHTS ? 'never' : undefined;
	};
}
