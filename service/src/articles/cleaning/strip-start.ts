import { sameness } from '../same-words.ts';
import { handsOver, isAnswerLabel, isSectionLabel } from './answer-words.ts';
import { isOpeningHeading, plainHeading } from './heading-key.ts';
import type { KnownHeadings } from './known-headings.ts';
import { type Heading, type ReadLines, readLines } from './read-lines.ts';

const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$/;
const BOLD_LINE = /^ {0,3}(?:\*\*|__)[^*]{1,300}(?:\*\*|__)[ \t]*[:：]?[ \t]*$/;
const BOLD_START = /^ {0,3}(\*\*|__)([^*_]{1,300})\1[ \t]*([:：]?)[ \t]+(?=\S)/;
/** Lists, tables, single quotes and code begin so. */
const OTHER_BLOCK = /^ {0,3}(?:[-*+•|]\s|\||>(?!>)|```|~~~|\p{Nd}{1,9}[.)]\s)/u;
const NUMBERED = /^ {0,3}\p{Nd}{1,9}[.)]\s/u;

/** A field that data about a text has. */
const FIELD =
	/^(?:title|heading|section|tags|date|author|slug|description|layout|categor(?:y|ies)|keywords|draft|lang(?:uage)?|word_?count|permalink|summary|excerpt)\s?:/i;

/** What hands over an answer is said in fewer characters. */
const MOST_PREFACE = 240;
/** A line without marks is a heading only when it is shorter. UTF-16 units. */
const MOST_PLAIN = 200;

/** Whether a line is drawn across the text; also one of equals signs, which Markdown reads as text when it stands alone. */
export function isRule(line: string): boolean {
	return line.length < 200 && RULE.test(line);
}

/**
 * A text without what stands before its first sentence and is no part of it: data about it between rules, its heading or title in
 * any form, a word for an opening, "Section 2 of 4", "Answer:", and a line that hands it over to somebody.
 */
export function stripStart(text: string, known: KnownHeadings): string {
	const read = readLines(text);
	const { lines } = read;
	const headings = new Map(read.headings.map((heading) => [heading.first, heading]));
	let at = afterFrontMatter(lines);
	for (;;) {
		while (at < lines.length && (lines[at]?.trim() === '' || isRule(lines[at] ?? ''))) at += 1;
		const next = at < lines.length && !read.isCode(at) ? afterPreface(read, at, headings.get(at), known) : at;
		if (next === at) break;
		at = next;
	}
	const [first = '', ...rest] = lines.slice(at);
	return [withoutBoldHeading(first, known), ...rest].join('\n');
}

/** The line behind what is no part of the text, if such a thing begins here. */
function afterPreface({ lines }: ReadLines, at: number, heading: Heading | undefined, known: KnownHeadings): number {
	if (heading) return isOurHeading(heading, known) ? heading.end : at;
	const line = lines[at] ?? '';
	const isAlone = (lines[at + 1]?.trim() ?? '') === '';
	const following = lines.slice(at + 1, at + 20).find((one) => one.trim() !== '') ?? '';
	// "Output:" above the code that it announces belongs to it.
	if (OTHER_BLOCK.test(following) && isAnswerLine(line)) return at;
	if (BOLD_LINE.test(line)) return isOurLine(line, known) || known.isAlmostOwn(line) ? at + 1 : at;
	if (line.length > MOST_PREFACE) return at;
	const isItem = OTHER_BLOCK.test(line) && !(NUMBERED.test(line) && isAlone && !NUMBERED.test(following));
	if (!isItem && line.length <= MOST_PLAIN && isOurLine(line, known) && (isAlone || !isSentence(line))) return at + 1;
	const isPreface = isAlone && following !== '' && !OTHER_BLOCK.test(following) && handsOver(line.trim());
	return !isItem && isPreface && line.length <= MOST_PREFACE ? at + 1 : at;
}

/** Below its own heading, a section begins with none of the first levels that says the same or the heading of another. */
function isOurHeading({ text, level }: Heading, known: KnownHeadings): boolean {
	if (isOurLine(text, known) || isOpeningHeading(text)) return true;
	const isHigh = level <= 2 && !known.isWhole;
	const repeated = known.repeats(text);
	return repeated === 'later' || (isHigh && (repeated === 'earlier' || known.isAlmostOwn(text)));
}

function isOurLine(line: string, known: KnownHeadings): boolean {
	if (known.repeats(line) === 'own') return true;
	const plain = plainHeading(line)
		.replace(/[[\]()（）]/g, '')
		.trim();
	const unnumbered = line.replace(/[#*_>[\]()（）:：]/g, '').trim();
	return isSectionLabel(plain, known.number) || isSectionLabel(unnumbered, known.number) || isAnswerLine(line);
}

function isAnswerLine(line: string): boolean {
	const bare = line.replace(/[#*_]/g, '').trim();
	return /[:：]$/.test(bare) && isAnswerLabel(bare);
}

function isSentence(line: string): boolean {
	return /[.!?…。！？।؟]["'”’»)*_]{0,4}\s*$/u.test(line.slice(-20));
}

/** "**How it begins:** At first …" without the heading. "**Bread soup** is older than the fork" begins with its subject. */
function withoutBoldHeading(line: string, known: KnownHeadings): string {
	const match = BOLD_START.exec(line);
	if (!match || known.isOpening) return line;
	const [whole, , words = '', colon = ''] = match;
	const rest = line.slice(whole.length);
	const isApart = (colon !== '' || /[.:!?：。！？]\s*$/.test(words)) && !/^\p{Ll}/u.test(rest);
	return isApart && sameness(words) !== '' && known.repeats(words) === 'own' ? rest : line;
}

/** The line behind `---` with lines such as `title: Bread` up to the next `---`. */
function afterFrontMatter(lines: readonly string[]): number {
	const first = lines.findIndex((line) => line.trim() !== '');
	if (lines[first]?.trim() !== '---') return 0;
	const end = lines.slice(0, first + MOST_FRONT_MATTER).findIndex((line, at) => at > first && line.trim() === '---');
	const fields = lines.slice(first + 1, end);
	const isData = fields.length > 0 && fields.every((line) => /^[\w-]{1,40}\s?:|^\s*- |^\s+\S|^\s*$|^#/.test(line));
	return end > first && isData && fields.some((line) => FIELD.test(line)) ? end + 1 : 0;
}

/** Lines. */
const MOST_FRONT_MATTER = 40;
