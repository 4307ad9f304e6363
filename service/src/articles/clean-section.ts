import { sameWords } from './same-words.ts';

/** The headings that may stand in an answer without belonging to it. */
export type KnownHeadings = { title: string; own: string; others: readonly string[] };

/**
 * A model's answer as the body of one section: without the fence that many put around the whole, without the heading or title
 * that many repeat, and without the next sections, which some write at once.
 */
export function cleanSection(answer: string, { title: articleTitle, own, others }: KnownHeadings): string {
	const above = [articleTitle, own, ...others];
	const lines = unwrapFence(answer).trim().split('\n');
	let start = 0;
	while (start < lines.length) {
		const line = lines[start] ?? '';
		const title = headingOf(line);
		const repeats = title !== undefined && above.some((known) => sameWords(title, known));
		if (line.trim() !== '' && !repeats) break;
		start++;
	}
	let fence: string | undefined;
	let end = start;
	for (; end < lines.length; end++) {
		const line = lines[end] ?? '';
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (mark !== undefined && fence === undefined) fence = mark;
		else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined;
		const title = fence === undefined ? headingOf(line) : undefined;
		if (title !== undefined && others.some((other) => sameWords(title, other))) break;
	}
	return lines.slice(start, end).join('\n').trim();
}

/** The words of a line that is a heading, or only bold as small models write headings. */
function headingOf(line: string): string | undefined {
	return /^ {0,3}#{1,6}[ \t](.*)$/.exec(line)?.[1] ?? /^ {0,3}\*\*([^*]+)\*\*:?[ \t]*$/.exec(line)?.[1];
}

function unwrapFence(markdown: string): string {
	const match = /^\s*```(?:markdown|md)?[ \t]*\n([\s\S]*?)\n```\s*$/.exec(markdown);
	return match?.[1] !== undefined && !/^```/m.test(match[1]) ? match[1] : markdown;
}
