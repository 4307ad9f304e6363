import { plainLine } from './plain-line.ts';
import { takeWordCount } from './word-count-mark.ts';

/** How a line of an outline is marked. */
export type Mark = 'hash' | 'bold' | 'number' | 'bullet' | 'plain';

/** One line of an outline, in plain text. */
export type OutlineLine = {
	mark: Mark;
	/** Of a heading: 1 to 6. */
	level: number;
	/** Columns before it. */
	indent: number;
	text: string;
	/** The count of words that it ends with. */
	words: number | undefined;
	/** Whether an empty line stands before it. */
	gap: boolean;
};

const MOST_LINES = 2000;
/** Longer lines are cut. UTF-16 units. */
const MOST_LINE = 2000;

const FENCE = /^(?:```|~~~)/;
const HASH = /^(#{1,6})\s*(.*)$/;
const BOLD = /^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*[:：]?\s*(?:[([（【–—-].{0,40})?$/u;
const SUB_NUMBER = /^\p{Nd}{1,2}(?:\.\p{Nd}{1,2})+[.)]?\s+(.+)$/u;
const NUMBER = /^(?:\*\*)?(?:\p{Nd}{1,3}|[IVX]{1,5}|[A-Z])(?:[.)]\s+|[、．]\s*)(.+)$/u;
const SECTION =
	/^(?:\*\*)?(?:section|part|chapter|abschnitt|teil|kapitel|partie|chapitre|sección|seção|parte|capítulo|sezione|capitolo|sekcja|część|rozdział|kapitola|раздел|часть|глава|розділ|частина|skyrius|dalis|bölüm|hoofdstuk|deel|avsnitt)\s+\p{Nd}{1,3}\s?[:.)–—-]\s?(.+)$/iu;
const CJK_SECTION =
	/^(?:\*\*)?(?:第\s?[\p{Nd}一二三四五六七八九十]{1,3}\s?[章节節部]|제\s?\p{Nd}{1,3}\s?[장절])\s?[：:、]?\s?(.+)$/u;
const BULLET = /^[-*•+–·‣◦▪●○]\s+(.+)$/u;

/** The lines of an answer that say something, without code fences; at most 2,000. */
export function outlineLines(answer: string): OutlineLine[] {
	const lines: OutlineLine[] = [];
	let gap = false;
	for (const raw of answer.split(/\r\n?|\n/).slice(0, MOST_LINES)) {
		const line = raw.slice(0, MOST_LINE).trim();
		if (line === '') gap = true;
		if (line === '' || FENCE.test(line)) continue;
		const { mark, level, content } = markOf(line);
		const { text, words } = takeWordCount(plainLine(content));
		if (text === '' && words === undefined) continue;
		lines.push({ mark, level, text, words, gap, indent: indentOf(raw) });
		gap = false;
	}
	return lines;
}

/** What marks a line, and the line without it; a heading keeps the number that it begins with. */
function markOf(line: string): { mark: Mark; level: number; content: string } {
	const hash = HASH.exec(line);
	if (hash) return { mark: 'hash', level: hash[1]?.length ?? 1, content: (hash[2] ?? '').replace(/\s#{1,6}$/, '') };
	const point = SUB_NUMBER.exec(line) ?? BULLET.exec(line);
	if (point) return { mark: 'bullet', level: 0, content: point[1] ?? '' };
	if (NUMBER.test(line) || SECTION.test(line) || CJK_SECTION.test(line))
		return { mark: 'number', level: 0, content: line };
	return { mark: BOLD.test(line) ? 'bold' : 'plain', level: 0, content: line };
}

function indentOf(raw: string): number {
	return (/^\s{0,40}/.exec(raw)?.[0] ?? '').replaceAll('\t', '    ').length;
}

/** In which way a line is numbered. */
export type NumberKind = 'label' | 'digit' | 'roman' | 'letter';

/** How a line is numbered that `markOf` calls so; `expected` decides where a letter may be a Roman number as well. */
export function numberKind(text: string, expected: NumberKind = 'roman'): NumberKind {
	const start = text.replace(/^\*+/, '');
	if (!NUMBER.test(start)) return 'label';
	if (/^\p{Nd}/u.test(start)) return 'digit';
	const isRoman = /^[IVX]+[.)、．]/.test(start);
	const isLetter = /^[A-Z][.)、．]/.test(start);
	return isRoman && !(isLetter && expected === 'letter') ? 'roman' : 'letter';
}

/** A heading without the number or the "Section 3:" that it begins with, and whether there was a number. */
export function withoutNumber(text: string): { text: string; numbered: boolean } {
	const label = SECTION.exec(text) ?? CJK_SECTION.exec(text);
	if (label) return { text: label[1] ?? '', numbered: true };
	const number = NUMBER.exec(text);
	return number ? { text: number[1] ?? '', numbered: true } : { text, numbered: false };
}
