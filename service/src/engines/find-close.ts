import { isClosing, LONE_MARK, LONGEST_CLOSING } from './thought-marks.ts';

/** Thoughts longer than this are told apart by their server, or not at all. Characters. */
const MOST_THOUGHTS = 100_000;
/** The longest beginning of a mark, with the character before it. */
const TAIL = LONGEST_CLOSING;
/** How marks end. */
const MARK_END = /[>\]▷]/;
/** As much of a line as tells whether it begins or ends a code fence (CommonMark 0.31, 4.5). */
const HEAD = 200;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** A closing mark, and where in the piece that brought its last character it ends. */
type FoundClose = { mark: string; end: number };

/**
 * Looks, in a text that comes in pieces, for a mark that closes thoughts, such as `</think>`, outside of code. Takes time in
 * proportion to the text.
 * @returns what reads the next piece, and gives the mark and where in the piece it ends; `never` when it is not to be looked for any
 *   more: too much was read, or the text has opened such a mark itself
 */
export function createCloseFinder(): (text: string) => FoundClose | 'never' | undefined {
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
	function findIn(part: string): FoundClose | 'never' | undefined {
		// A mark ends in this part, or it was found before.
		if (fence !== undefined || !MARK_END.test(part)) return undefined;
		for (const { index, 0: mark } of (tail + part).matchAll(LONE_MARK)) {
			const end = index + mark.length - tail.length;
			if (end > 0) return isClosing(mark) ? { mark, end } : 'never';
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
			if (found !== undefined) {
				const end = begin + found.end;
				return read + end > MOST_THOUGHTS ? 'never' : { mark: found.mark, end };
			}
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
