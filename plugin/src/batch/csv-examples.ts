import type { QuoteProblem } from './read-csv.ts';

/** A table as text, with its lines as they are to be read: each its number, then its cells; or why it can't be read. */
export interface CsvExample {
	text: string;
	rows?: readonly (readonly (number | string)[])[];
	problem?: QuoteProblem;
}

/**
 * What the screen and the command must read alike; their tests hold both to it. The first column is `title` and the second `prompt`,
 * as the command refuses others.
 */
export const CSV_EXAMPLES: readonly CsvExample[] = [
	{
		text: 'title,prompt\nRye,"a, ""b"""\n5" pan,x"y\n',
		rows: [
			[1, 'title', 'prompt'],
			[2, 'Rye', 'a, "b"'],
			[3, '5" pan', 'x"y'],
		],
	},
	{
		text: 'title|prompt\r\n"Rye"  |"two\nlines"\rOats|x\n\nBarley|y',
		rows: [
			[1, 'title', 'prompt'],
			[2, 'Rye', 'two\nlines'],
			[4, 'Oats', 'x'],
			[6, 'Barley', 'y'],
		],
	},
	{
		text: 'sep=;\r\ntitle;prompt\r\nRye, dark;a',
		rows: [
			[2, 'title', 'prompt'],
			[3, 'Rye, dark', 'a'],
		],
	},
	{
		text: 'title;prompt\nBread one;"For people in a hurry\nBread two;For bakers\nBread three;For all',
		problem: { line: 2, kind: 'open' },
	},
	{ text: '"Best" bread;For all\nSecond;x\nThird "one";y\nFourth;z', problem: { line: 1, kind: 'inside' } },
	{ text: 'title;prompt\nRye;x\n\n"Best" bread;y', problem: { line: 4, kind: 'inside' } },
	{ text: 'title;prompt\nRye;"', problem: { line: 2, kind: 'open' } },
];
