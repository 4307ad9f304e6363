import { readLines } from './read-lines.ts';

/** What hides all the lines up to its end, when it begins a line and that end comes. */
const HIDING =
	/^([ \t>*+-]{0,40})<(?:(!--)|(\?)|(!\[CDATA\[)|(script|style|template|noscript|iframe|object|embed|applet|svg|math|textarea|select|noembed|noframes|xmp|plaintext|title|head)(?=[\s>/])[^<>]{0,300}>?)/i;
const DETAILS = /(?<!`)<(\/?)details(?:\s[^<>]{0,500})?>(?!`)/gi;

/** A section in which all that begins also ends, so that it never takes the next one in: code, comments, hidden HTML, details. */
export function closeOpen(markdown: string): string {
	const { lines, isCode, fences } = readLines(markdown);
	const texts = closeDetails(withoutOpenHiding(lines, isCode), isCode);
	const last = fences.at(-1);
	const isOpen = last !== undefined && !last.isClosed && last.end >= lines.length;
	if (isOpen) texts.push(last.fence);
	return texts.join('\n');
}

/** From the last line back: what begins before an end is closed by it. */
function withoutOpenHiding(lines: readonly string[], isCode: (line: number) => boolean): string[] {
	const ended = new Set<string>();
	return lines
		.map((line, at) => ({ line, at }))
		.reverse()
		.map(({ line, at }) => {
			const match = isCode(at) ? null : HIDING.exec(line);
			for (const [end] of line.matchAll(/-->|\?>|\]\]>|<\/[a-z]{3,10}(?=\s{0,9}>)/gi)) ended.add(end.toLowerCase());
			if (match === null || ended.has(endOf(match))) return line;
			return (match[1] ?? '') + line.slice(match[0].length);
		})
		.reverse();
}

function endOf([, , comment, instruction, data, name]: RegExpExecArray): string {
	if (name !== undefined) return `</${name.toLowerCase()}`;
	if (comment !== undefined) return '-->';
	return instruction !== undefined && data === undefined ? '?>' : ']]>';
}

function closeDetails(lines: readonly string[], isCode: (line: number) => boolean): string[] {
	let open = 0;
	const closed = lines.map((line, at) =>
		isCode(at)
			? line
			: line.replace(DETAILS, (tag, slash: string) => {
					if (slash === '') open += 1;
					else if (open === 0) return '';
					else open -= 1;
					return tag;
				}),
	);
	// What is nested deeper than this, nobody folds.
	for (let count = Math.min(open, 20); count > 0; count--) closed.push('', '</details>');
	return closed;
}
