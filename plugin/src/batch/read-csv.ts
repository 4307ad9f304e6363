import Papa from 'papaparse';

/** The most rows of one batch. */
export const MAX_ROWS = 10_000;

/** Records read before the page may breathe. */
const AT_ONCE = 500;

/** A separator that is in no text, for files with one column. */
const NONE = '\u001f';

/** One record of a file, with the line on which it begins. */
export interface SheetRecord {
	line: number;
	cells: readonly string[];
}

/** What is in a file. `hasMore`: it has more than the most rows, beside a line of headings; the rest was not read. */
export interface Sheet {
	records: readonly SheetRecord[];
	delimiter: string;
	hasMore: boolean;
}

/** Line breaks in a text: a quoted cell may hold some, and the record then takes more lines of the file. */
function countBreaks(text: string): number {
	return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The separator that stands most often, outside of quotes, in the first record. */
export function guessDelimiter(text: string): string {
	const counts = new Map([';', '\t', ',', '|'].map((character) => [character, 0]));
	let isQuoted = false;
	for (const character of text.trimStart()) {
		if (character === '"') isQuoted = !isQuoted;
		else if (!isQuoted && (character === '\n' || character === '\r')) break;
		else if (!isQuoted) {
			const count = counts.get(character);
			if (count !== undefined) counts.set(character, count + 1);
		}
	}
	const [best = NONE, most = 0] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one));
	return most > 0 ? best : NONE;
}

/**
 * Reads separated values: commas, semicolons, tabs or bars; quotes with line breaks in them; Excel's first line `sep=;`. Empty lines
 * are left out. The page stays usable meanwhile.
 */
export function readCsv(text: string): Promise<Sheet> {
	const named = /^"?sep=(.)"?(\r\n|\r|\n|$)/i.exec(text);
	const body = named ? text.slice(named[0].length) : text;
	const delimiter = named?.[1] ?? guessDelimiter(body);
	const records: SheetRecord[] = [];
	let line = named ? 2 : 1;
	let seen = 0;
	let hasMore = false;
	return new Promise((resolve, reject) => {
		Papa.parse<string[]>(body, {
			delimiter,
			step: ({ data: cells }, parser) => {
				if (cells.some((cell) => cell.trim() !== '')) {
					// One more than rows: the first may be headings.
					if (records.length > MAX_ROWS + 1) {
						hasMore = true;
						parser.abort();
						return;
					}
					records.push({ line, cells });
				}
				line += 1 + cells.reduce((sum, cell) => sum + countBreaks(cell), 0);
				seen += 1;
				if (seen % AT_ONCE === 0) {
					parser.pause();
					setTimeout(() => parser.resume());
				}
			},
			complete: () => resolve({ records, delimiter, hasMore }),
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
