import { __, sprintf } from '@wordpress/i18n';
import { formatNumber } from '../components/format.ts';
import { looksLikeHeadings } from './columns.ts';
import { type DecodedFile, decodeAs, decodeFile, type Encoding } from './decode-file.ts';
import { MAX_ROWS, NO_SEPARATOR, type QuoteProblem, readCsv, type Sheet, type SheetRecord } from './read-csv.ts';

/** A file that somebody chose. */
export interface SourceFile {
	name: string;
	bytes: Uint8Array;
}

/** A file, and how it was read. */
export interface ReadFile extends SourceFile {
	encoding: Encoding;
	/** Whether the encoding is guessed, so that people should look at the letters. */
	isGuess: boolean;
	separator: string;
}

/** What somebody pasted or chose. */
export interface Source {
	/** null for a pasted list. */
	file: ReadFile | null;
	records: readonly SheetRecord[];
	hasHeadings: boolean;
}

/** How somebody wants a file to be read, where they have said so. */
export interface Reading {
	encoding?: Encoding;
	separator?: string;
}

/** Refusal of a list that is too long. */
export const tooManyRows = () =>
	sprintf(
		/* translators: %s: number of rows. */
		__('A batch has at most %s rows. Split the list into several files and start a batch with each.', 'draftsmith'),
		formatNumber(MAX_ROWS),
	);

/** What is wrong with a quotation mark, where, and what to do. */
function quoteSentence({ line, kind }: QuoteProblem): string {
	const what =
		kind === 'open'
			? __(
					'A text begins with a quotation mark and does not end with one. Add the one that is missing. A mark that belongs to the text must be doubled, with the whole text in quotation marks.',
					'draftsmith',
				)
			: __(
					'A text in quotation marks goes on after the mark that ends it. A mark that belongs to the text must be doubled, with the whole text in quotation marks.',
					'draftsmith',
				);
	/* translators: 1: number of a line, 2: what is wrong with it. */
	const where = sprintf(__('Line %1$s: %2$s', 'draftsmith'), formatNumber(line), what);
	return `${where} ${__('Nothing was read. Correct the file and choose it again.', 'draftsmith')}`;
}

/**
 * Cuts a text into records. Without headings that are known and without quotes nobody can tell a comma between columns from one in a
 * title; then each line stays whole, and people may choose the separator themselves.
 */
async function cut(text: string, separator: string | undefined): Promise<Sheet> {
	const sheet = await readCsv(text, separator);
	const isSure = separator !== undefined || sheet.isNamed || sheet.separator === '\t';
	if (isSure || looksLikeHeadings(sheet.records[0]?.cells ?? [])) return sheet;
	const whole = await readCsv(text, NO_SEPARATOR);
	// A file that makes sense only with its separator has quotes around texts that have it in them.
	return whole.problem ? sheet : whole;
}

/**
 * Reads a file as a table, as somebody wants it or as it seems to be meant. `languages`: tags of those that its reader and the site
 * have, the nearest first.
 * @throws {Error} with a message for people
 */
export async function readSource(
	{ name, bytes }: SourceFile,
	languages: readonly string[],
	reading: Reading = {},
): Promise<Source> {
	if (bytes[0] === 0x50 && bytes[1] === 0x4b)
		throw new Error(
			__('This is a spreadsheet, not a CSV file. Open it in your spreadsheet and save it as CSV UTF-8.', 'draftsmith'),
		);
	const decoded: DecodedFile = reading.encoding
		? { text: decodeAs(reading.encoding, bytes), encoding: reading.encoding, isGuess: true }
		: decodeFile(bytes, languages);
	if (decoded.text.includes('\u0000'))
		throw new Error(
			__('This file has signs that no text has. Save it as CSV UTF-8 and choose it again.', 'draftsmith'),
		);
	const { records, hasMore, problem, separator } = await cut(decoded.text, reading.separator);
	if (problem) throw new Error(quoteSentence(problem));
	const hasHeadings = looksLikeHeadings(records[0]?.cells ?? []);
	if (hasMore || records.length - (hasHeadings ? 1 : 0) > MAX_ROWS) throw new Error(tooManyRows());
	if (records.length === (hasHeadings ? 1 : 0))
		throw new Error(__('This file has no rows. Choose another one.', 'draftsmith'));
	const { encoding, isGuess } = decoded;
	return { file: { name, bytes, encoding, isGuess, separator }, records, hasHeadings };
}
