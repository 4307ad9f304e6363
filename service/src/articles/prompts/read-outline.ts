import type { DraftSection } from './draft-section.ts';
import { type NumberKind, numberKind, type OutlineLine, outlineLines, withoutNumber } from './outline-line.ts';
import { sectionsOfJson } from './outline-of-json.ts';
import { sectionsOfTable } from './outline-of-table.ts';
import { OPENING_MARK } from './outline-prompt.ts';

/** Longer answers are cut: no outline is. UTF-16 units. */
const MOST_READ = 100_000;
const MOST_SECTIONS_READ = 200;
const MOST_POINTS_READ = 100;
/** A line without any mark is no heading when it is longer. UTF-16 units. */
const MOST_PLAIN_HEADING = 100;

/** Which lines are the headings, in one of the ways in which models write outlines. */
type Style = (lines: readonly OutlineLine[]) => ReadonlySet<OutlineLine>;

const where = (lines: readonly OutlineLine[], test: (line: OutlineLine, index: number) => boolean): Set<OutlineLine> =>
	new Set(lines.filter(test));

/** The likeliest first. */
const STYLES: readonly Style[] = [
	hashHeadings,
	(lines) => where(lines, ({ mark }) => mark === 'bold'),
	(lines) => sameKind(outermost(lines, 'number')),
	(lines) => where(lines, ({ words, mark }) => words !== undefined && mark !== 'bullet'),
	(lines) =>
		where(
			lines,
			({ mark, text }, index) =>
				mark === 'plain' &&
				text.length <= MOST_PLAIN_HEADING &&
				['bullet', 'number'].includes(lines[index + 1]?.mark ?? ''),
		),
	(lines) => outermost(lines, 'bullet'),
];

/** The sections of an outline in whatever form a model gave it; none where there is none to see. Never more than 200. */
export function readOutline(answer: string): DraftSection[] {
	const text = answer.slice(0, MOST_READ);
	const json = sectionsOfJson(text);
	if (json.length > 0) return json.slice(0, MOST_SECTIONS_READ);
	const lines = outlineLines(text);
	const table = sectionsOfTable(text);
	if (table.length > 1 && hashHeadings(lines).size < 2) return table.slice(0, MOST_SECTIONS_READ);
	const readings = STYLES.map((style) => sectionsUnder(lines, style(lines)));
	const rich = readings.find((sections) => sections.filter(hasSubstance).length > 1);
	const plain = rich ?? readings.find((sections) => sections.length > 1) ?? sectionsUnder(lines, hashHeadings(lines));
	return plain.slice(0, MOST_SECTIONS_READ);
}

function hasSubstance({ points, words }: DraftSection): boolean {
	return points.length > 0 || words !== undefined;
}

/** Headings of the outermost level that has more than one: a single one above them is the title. */
function hashHeadings(lines: readonly OutlineLine[]): ReadonlySet<OutlineLine> {
	const hashes = lines.filter(({ mark }) => mark === 'hash');
	const levels = [...new Set(hashes.map(({ level }) => level))].sort();
	const level = levels.find((one) => hashes.filter((line) => line.level === one).length > 1) ?? levels.at(-1);
	return where(hashes, (line) => line.level === level || isMarkedOpening(line.text));
}

function outermost(lines: readonly OutlineLine[], mark: 'number' | 'bullet'): ReadonlySet<OutlineLine> {
	const marked = lines.filter((line) => line.mark === mark);
	const indent = Math.min(...marked.map((line) => line.indent));
	return where(marked, (line) => line.indent <= indent + 1);
}

/** Those numbered as the first is: "A." at the same indent as "I." stands below it. */
function sameKind(numbered: ReadonlySet<OutlineLine>): ReadonlySet<OutlineLine> {
	let kind: NumberKind | undefined;
	return where([...numbered], ({ text }) => {
		kind ??= numberKind(text);
		// "I", "V" and "X" are letters of both rows.
		return numberKind(text, kind) === kind;
	});
}

/** Each heading with the points below it; what stands before the first heading is chatter. */
function sectionsUnder(lines: readonly OutlineLine[], headings: ReadonlySet<OutlineLine>): DraftSection[] {
	const groups: OutlineLine[][] = [];
	for (const line of lines) {
		if (headings.has(line)) groups.push([line]);
		else groups.at(-1)?.push(line);
	}
	const someHavePoints = groups.some((group) => group.slice(1).some(({ mark }) => mark !== 'plain'));
	return groups.flatMap(([heading, ...below], index) => {
		if (heading === undefined) return [];
		const mayBeChatter = someHavePoints && index === groups.length - 1;
		return [
			{
				heading: heading.text,
				words: heading.words ?? below.find(isCountAlone)?.words,
				points: pointsBelow(
					below.filter((line) => !isCountAlone(line)),
					mayBeChatter,
				),
			},
		];
	});
}

/** Marked lines; where there are none, the sentences directly below the heading. */
function pointsBelow(below: readonly OutlineLine[], mayBeChatter: boolean): string[] {
	const marked = below.filter(({ mark }) => mark !== 'plain' && mark !== 'bold');
	const sentences = below.slice(0, 2).filter(({ gap }) => !(gap && mayBeChatter));
	return (marked.length > 0 ? marked : sentences)
		.slice(0, MOST_POINTS_READ)
		.map(({ text }) => withoutNumber(text).text);
}

/** "Word count: 150 words" or "(150 words)" in a line of its own. */
function isCountAlone({ text, words }: OutlineLine): boolean {
	return words !== undefined && /^(?:(?:total|target) ?)?(?:words?|word count|count|length)?$/i.test(text);
}

/** Whether a heading is the mark that stands for an opening. */
export function isMarkedOpening(heading: string): boolean {
	return heading.toLowerCase() === OPENING_MARK;
}
