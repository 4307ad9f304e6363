import { expect, test } from 'vitest';
import { MAX_ROWS, readCsv, readTitles } from './read-csv.ts';

const cellsOf = async (text: string) => (await readCsv(text)).records.map(({ cells }) => cells);

test.each([
	['commas', 'title,tags\nRye,"a,b"', ','],
	['semicolons', 'title;tags\nRye;"a;b"', ';'],
	['tabs', 'title\ttags\nRye\t"a\tb"', '\t'],
	['bars', 'title|tags\nRye|"a|b"', '|'],
])('%s separate', async (_, text, delimiter) => {
	const sheet = await readCsv(text);
	expect(sheet.delimiter).toBe(delimiter);
	expect(sheet.records).toEqual([
		{ line: 1, cells: ['title', 'tags'] },
		{ line: 2, cells: ['Rye', `a${delimiter}b`] },
	]);
});

test('a quoted line break belongs to its cell, and the lines after it keep their numbers', async () => {
	const { records } = await readCsv('title,prompt\r\nRye,"one\r\ntwo\r\nthree"\r\n\r\nOats,"say ""hi"""\r\n');
	expect(records).toEqual([
		{ line: 1, cells: ['title', 'prompt'] },
		{ line: 2, cells: ['Rye', 'one\r\ntwo\r\nthree'] },
		{ line: 6, cells: ['Oats', 'say "hi"'] },
	]);
});

test('Excel’s line about the separator is no row, but counts as a line', async () => {
	expect(await readCsv('sep=;\r\ntitle;tags\r\nRye, dark;a')).toEqual({
		records: [
			{ line: 2, cells: ['title', 'tags'] },
			{ line: 3, cells: ['Rye, dark', 'a'] },
		],
		delimiter: ';',
		hasMore: false,
	});
});

test('titles with commas in a file of one column stay whole', async () => {
	expect(await cellsOf('title\nRye, dark, whole\nOats; rolled')).toEqual([
		['title'],
		['Rye, dark, whole'],
		['Oats; rolled'],
	]);
});

test('formulas are data, and an unclosed quote loses nothing', async () => {
	expect(await cellsOf('title,prompt\n=HYPERLINK("http://x"),+1')).toEqual([
		['title', 'prompt'],
		['=HYPERLINK("http://x")', '+1'],
	]);
	expect(await cellsOf('title,prompt\nRye,"never closed\nOats,x')).toEqual([
		['title', 'prompt'],
		['Rye', 'never closed\nOats,x'],
	]);
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
