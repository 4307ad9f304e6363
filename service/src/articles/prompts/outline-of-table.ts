import type { DraftSection } from './draft-section.ts';
import { parseNumber } from './parse-number.ts';
import { plainLine } from './plain-line.ts';
import { takeWordCount } from './word-count-mark.ts';

const MOST_ROWS = 200;
const MOST_CELLS = 10;
/** Longer lines are cut. UTF-16 units. */
const MOST_LINE = 2000;

const RULE = /^[\s|:-]+$/;
const NUMBER = /^[~≈]?\s?(\p{Nd}{1,5})(?:\s?\p{L}{1,12}\.?)?$/u;

/**
 * The sections of an outline that a model gave as a Markdown table, in whatever language its header is: the first column of
 * texts holds the headings, one of numbers the words, the others the points. None where there is no table.
 */
export function sectionsOfTable(answer: string): DraftSection[] {
	const lines = answer.split(/\r\n?|\n/);
	const rule = lines.findIndex(
		(line, index) => index > 0 && line.includes('|') && line.includes('--') && RULE.test(line),
	);
	if (rule === -1 || !lines[rule - 1]?.includes('|')) return [];
	const below = lines.slice(rule + 1);
	const end = below.findIndex((line) => !line.includes('|'));
	const rows = below.slice(0, end === -1 ? MOST_ROWS : Math.min(end, MOST_ROWS)).map(cellsOf);
	const columns = Array.from({ length: MOST_CELLS }, (_, at) => rows.map((row) => row[at] ?? ''));
	const ofTexts = columns.flatMap((cells, at) => (cells.some((cell) => cell !== '' && !NUMBER.test(cell)) ? [at] : []));
	const ofWords = columns.findIndex((cells, at) => !ofTexts.includes(at) && cells.some(Boolean) && !isCount(cells));
	const [ofHeadings, ...ofPoints] = ofTexts;
	if (ofHeadings === undefined) return [];
	return rows.flatMap((row) => {
		const { text, words } = takeWordCount(plainLine(row[ofHeadings] ?? ''));
		if (text === '') return [];
		const points = ofPoints.flatMap((at) => pointsOf(row[at] ?? ''));
		return [{ heading: text, words: wordsOf(row[ofWords] ?? '') ?? words, points }];
	});
}

function cellsOf(line: string): string[] {
	return line
		.slice(0, MOST_LINE)
		.trim()
		.replace(/^\||\|$/g, '')
		.split('|')
		.slice(0, MOST_CELLS)
		.map((cell) => cell.trim());
}

/** Whether cells only number their rows: 1, 2, 3. */
function isCount(cells: readonly string[]): boolean {
	return cells.every((cell, index) => wordsOf(cell) === index + 1);
}

function wordsOf(cell: string): number | undefined {
	const digits = NUMBER.exec(cell)?.[1];
	return digits === undefined ? undefined : parseNumber(digits) || undefined;
}

function pointsOf(cell: string): string[] {
	return cell
		.split(/<br ?\/?>|[;；•]/i)
		.map((point) => plainLine(point.trim().replace(/^[-*]\s/, '')))
		.filter((point) => point !== '');
}
