import { isClosingWord } from '../prompts/outline-words.ts';
import { plainHeading } from './heading-key.ts';
import type { KnownHeadings } from './known-headings.ts';
import { type Heading, type ReadLines, readLines } from './read-lines.ts';

/** A longer line above `---` or `===` is a paragraph that a rule was meant to follow. UTF-16 units. */
const MOST_UNDERLINED = 80;

/**
 * A section with the headings that it may have: it ends where a later section begins, paragraphs close above a rule are none, and
 * an opening has bold lines instead. Bold lines divide nothing: sections that compare have labels like the headings of others.
 */
export function settleHeadings(text: string, known: KnownHeadings): string {
	const read = readLines(text);
	const end = known.isWhole ? undefined : read.headings.find((heading) => isLater(heading, known))?.first;
	const written: string[] = [];
	let next = 0;
	for (const heading of read.headings) {
		if (end !== undefined && heading.first >= end) break;
		for (; next < heading.first; next++) written.push(read.lines[next] ?? '');
		for (const line of settle(heading, read, known)) written.push(line);
		next = heading.end;
	}
	for (; next < (end ?? read.lines.length); next++) written.push(read.lines[next] ?? '');
	return written.join('\n').trimEnd();
}

function isLater(heading: Heading, known: KnownHeadings): boolean {
	return !isParagraph(heading) && known.repeats(heading.text) === 'later';
}

function settle(heading: Heading, { lines }: ReadLines, known: KnownHeadings): string[] {
	const own = lines.slice(heading.first, heading.end);
	if (isParagraph(heading)) return [...own.slice(0, -1), '', own.at(-1) ?? ''];
	if (!known.isOpening || known.isWhole) return own;
	const words = heading.text.replace(/\*+|\s+/g, ' ').trim();
	const saysNothing = words === '' || isClosingWord(plainHeading(words)) || known.repeats(words) === 'own';
	if (saysNothing) return [];
	const isTight = (line: string | undefined) => (line ?? '').trim() !== '';
	const before = isTight(lines[heading.first - 1]) ? [''] : [];
	return [...before, `**${words}**`, ...(isTight(lines[heading.end]) ? [''] : [])];
}

function isParagraph({ isUnderlined, text }: Heading): boolean {
	return (
		isUnderlined && (text.length > MOST_UNDERLINED || text.includes('\n') || /[.!…。！।][*_"'”’»)]{0,4}$/u.test(text))
	);
}
