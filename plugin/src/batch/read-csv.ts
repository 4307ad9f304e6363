import Papa from 'papaparse';

/** The most rows of one batch. */
export const MAX_ROWS = 10_000;

/** Records read before the page may breathe. */
const AT_ONCE = 500;

/** A separator that is in no text, for files with one column. */
export const NO_SEPARATOR = '\u001f';

/** What usually parts columns; of those that stand equally often, the first counts. */
export const SEPARATORS = [';', '\t', ',', '|'] as const;

/** One record of a file, with the line on which it begins. */
export interface SheetRecord {
	line: number;
	cells: readonly string[];
}

/** A quotation mark that leaves open where its cell ends: it is never closed, or text follows the one that closes it. */
export interface QuoteProblem {
	/** On which the record with it begins. */
	line: number;
	kind: 'open' | 'inside';
}

/** What is in a file. */
export interface Sheet {
	records: readonly SheetRecord[];
	separator: string;
	/** Whether the file itself says what its separator is. */
	isNamed: boolean;
	/** It has more than the most rows, beside a line of headings; the rest was not read. */
	hasMore: boolean;
	/** The first wrong quotation mark; how it and what follows part into cells is unknown, so that was not read. */
	problem: QuoteProblem | null;
}

/** The separator that stands most often, outside of quotes, in the first record. */
export function guessSeparator(text: string): string {
	const counts = new Map<string, number>(SEPARATORS.map((character) => [character, 0]));
	let isQuoted = false;
	for (const character of text.trimStart()) {
		if (character === '"') isQuoted = !isQuoted;
		else if (!isQuoted && character === '\n') break;
		else if (!isQuoted) {
			const count = counts.get(character);
			if (count !== undefined) counts.set(character, count + 1);
		}
	}
	const [best = NO_SEPARATOR, most = 0] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
	return most > 0 ? best : NO_SEPARATOR;
}

/**
 * Reads separated values: commas, semicolons, tabs or bars; quotes with line breaks in them; Excel's first line `sep=;`. Empty lines
 * are left out. Line breaks may be of all three kinds, and come as `\n`. The page stays usable meanwhile. `separator`: what somebody
 * chose; undefined for what the file seems to have.
 */
export function readCsv(text: string, separator?: string): Promise<Sheet> {
	// Papa takes one kind of line break for the whole file, and would read lines that end otherwise as one.
	const unified = text.replace(/\r\n?/g, '\n');
	const named = /^"?sep=(.)"?(\n|$)/i.exec(unified);
	const body = named ? unified.slice(named[0].length) : unified;
	const delimiter = separator ?? named?.[1] ?? guessSeparator(body);
	const records: SheetRecord[] = [];
	let line = named ? 2 : 1;
	let seen = 0;
	let hasMore = false;
	let problem: QuoteProblem | null = null;
	return new Promise((resolve, reject) => {
		Papa.parse<string[]>(body, {
			delimiter,
			newline: '\n',
			step: ({ data: cells, errors }, parser) => {
				const wrong = errors.find(({ type }) => type === 'Quotes');
				if (wrong) {
					problem = { line, kind: wrong.code === 'InvalidQuotes' ? 'inside' : 'open' };
					parser.abort();
					return;
				}
				if (cells.some((cell) => cell.trim() !== '')) {
					// One more than rows: the first may be headings.
					if (records.length > MAX_ROWS + 1) {
						hasMore = true;
						parser.abort();
						return;
					}
					records.push({ line, cells });
				}
				line += cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 1);
				seen += 1;
				if (seen % AT_ONCE === 0) {
					parser.pause();
					setTimeout(() => parser.resume());
				}
			},
			complete: () => resolve({ records, separator: delimiter, isNamed: named !== null, hasMore, problem }),
			error: reject,
		});
	});
}

/** Titles that somebody pasted, one a line. */
export function readTitles(text: string): SheetRecord[] {
	return text
		.split(/\r\n|\r|\n/)
		.map((title, index) => ({ line: index + 1, cells: [title.trim()] }))
		.filter(({ cells }) => cells[0] !== '');
}
