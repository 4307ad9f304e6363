import { expect, test } from 'vitest';
import { CSV_EXAMPLES } from './csv-examples.ts';
import { MAX_ROWS, NO_SEPARATOR, readCsv, readTitles } from './read-csv.ts';

const cellsOf = async (text: string) => (await readCsv(text)).records.map(({ cells }) => cells);

test.each([
	['commas', 'title,tags\nRye,"a,b"', ','],
	['semicolons', 'title;tags\nRye;"a;b"', ';'],
	['tabs', 'title\ttags\nRye\t"a\tb"', '\t'],
	['bars', 'title|tags\nRye|"a|b"', '|'],
])('%s separate', async (_, text, separator) => {
	const sheet = await readCsv(text);
	expect(sheet.separator).toBe(separator);
	expect(sheet.records).toEqual([
		{ line: 1, cells: ['title', 'tags'] },
		{ line: 2, cells: ['Rye', `a${separator}b`] },
	]);
});

test('a quoted line break belongs to its cell, and the lines after it keep their numbers', async () => {
	const { records } = await readCsv('title,prompt\r\nRye,"one\r\ntwo\r\nthree"\r\n\r\nOats,"say ""hi"""\r\n');
	expect(records).toEqual([
		{ line: 1, cells: ['title', 'prompt'] },
		{ line: 2, cells: ['Rye', 'one\ntwo\nthree'] },
		{ line: 6, cells: ['Oats', 'say "hi"'] },
	]);
});

test('Excel’s line about the separator is no row, but counts as a line', async () => {
	expect(await readCsv('sep=;\r\ntitle;tags\r\nRye, dark;a')).toEqual({
		records: [
			{ line: 2, cells: ['title', 'tags'] },
			{ line: 3, cells: ['Rye, dark', 'a'] },
		],
		separator: ';',
		isNamed: true,
		hasMore: false,
		problem: null,
	});
});

test('titles with commas in a file of one column stay whole', async () => {
	expect(await cellsOf('title\nRye, dark, whole\nOats; rolled')).toEqual([
		['title'],
		['Rye, dark, whole'],
		['Oats; rolled'],
	]);
});

test('lines may end in different ways within one file', async () => {
	const { records } = await readCsv('title,prompt\r\nRye,"one\ntwo"\nOats,x\rBarley,y\r\n\nMillet,z');
	expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
		[1, 'title', 'prompt'],
		[2, 'Rye', 'one\ntwo'],
		[4, 'Oats', 'x'],
		[5, 'Barley', 'y'],
		[7, 'Millet', 'z'],
	]);
});

test('formulas are data', async () => {
	expect(await cellsOf('title,prompt\n=HYPERLINK("http://x"),+1')).toEqual([
		['title', 'prompt'],
		['=HYPERLINK("http://x")', '+1'],
	]);
});

test.each(CSV_EXAMPLES)('$text is read as a command reads it', async ({ text, rows, problem }) => {
	const sheet = await readCsv(text);
	expect(sheet.problem).toEqual(problem ?? null);
	if (!problem) expect(sheet.records.map(({ line, cells }) => [line, ...cells])).toEqual(rows);
});

test('nothing after a wrong quotation mark is read, however much it swallows', async () => {
	const { records, problem } = await readCsv(`title,prompt\nRye,x\nOats,"never closed\n${'Bread,y\n'.repeat(3000)}`);
	expect(problem).toEqual({ line: 3, kind: 'open' });
	expect(records).toHaveLength(2);
});

test('a separator that somebody chose counts', async () => {
	const sheet = await readCsv('Bread, butter; jam\nMilk', NO_SEPARATOR);
	expect(sheet.records.map(({ cells }) => cells)).toEqual([['Bread, butter; jam'], ['Milk']]);
	expect((await readCsv('Bread, butter; jam', ';')).records[0]?.cells).toEqual(['Bread, butter', ' jam']);
});

test('a huge cell comes whole', async () => {
	const huge = 'x'.repeat(3_000_000);
	expect((await cellsOf(`title,prompt\nRye,"${huge}"`))[1]?.[1]).toHaveLength(3_000_000);
});

test('ten thousand rows are read in order; of more, the rest is not', async () => {
	const rows = (count: number) => Array.from({ length: count }, (_, index) => `Bread ${index},"a\nb"`).join('\n');
	const exact = await readCsv(`title,prompt\n${rows(MAX_ROWS)}`);
	expect(exact.hasMore).toBe(false);
	expect(exact.records).toHaveLength(MAX_ROWS + 1);
	expect(exact.records.at(-1)).toEqual({ line: 2 * MAX_ROWS, cells: [`Bread ${MAX_ROWS - 1}`, 'a\nb'] });
	const more = await readCsv(`title,prompt\n${rows(MAX_ROWS + 5)}`);
	expect(more.hasMore).toBe(true);
}, 30_000);

test('nothing is no rows', async () => {
	expect((await readCsv('')).records).toEqual([]);
	expect((await readCsv('\n \n;;\n')).records).toEqual([]);
});

test('pasted titles are one a line', () => {
	expect(readTitles(' Rye \r\n\r\nOats\n')).toEqual([
		{ line: 1, cells: ['Rye'] },
		{ line: 3, cells: ['Oats'] },
	]);
});
