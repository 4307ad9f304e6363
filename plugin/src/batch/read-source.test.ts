import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readSource } from './read-source.ts';

// Numbers are written as the page's language writes them.
beforeAll(() => vi.stubGlobal('document', { documentElement: { lang: 'en' } }));
afterAll(() => vi.unstubAllGlobals());

const fileOf = (text: string, encoding: BufferEncoding = 'utf8') => ({
	name: 'a.csv',
	bytes: new Uint8Array(Buffer.from(text, encoding)),
});
const read = async (text: string, reading = {}) => {
	const { records, hasHeadings, file } = await readSource(fileOf(text), ['en'], reading);
	return { cells: records.map(({ cells }) => cells), hasHeadings, separator: file?.separator };
};

test.each([
	[
		'title;prompt\nBread one;"For people in a hurry\nBread two;For bakers',
		/^Line 2: A text begins.*Correct the file and choose/,
	],
	['"Best" bread;For all\nSecond;x', /^Line 1: A text in quotation marks goes on.*Correct the file and choose/],
	['title\n', /no rows/],
	['PK\u0003\u0004', /spreadsheet/],
	[`title\n${'Bread\n'.repeat(20)}\u0000`, /no text has/],
])('%j is refused with what to do', async (text, message) => {
	await expect(readSource(fileOf(text), ['en'])).rejects.toThrow(message);
});

test('a list without known headings is not cut at commas or semicolons', async () => {
	expect(await read('Bread, butter and jam\nMilk\nWater; cold')).toEqual({
		cells: [['Bread, butter and jam'], ['Milk'], ['Water; cold']],
		hasHeadings: false,
		separator: '\u001f',
	});
});

test('it is cut where its headings, its tabs, its quotes, its first line or people say so', async () => {
	expect(await read('title,prompt\nRye,x')).toMatchObject({ hasHeadings: true, separator: ',' });
	expect((await read('Rye\tx\nOats\ty')).cells[0]).toEqual(['Rye', 'x']);
	expect((await read('"Bread, butter",x\nMilk,y')).cells[0]).toEqual(['Bread, butter', 'x']);
	expect((await read('sep=,\nRye,x')).cells[0]).toEqual(['Rye', 'x']);
	expect((await read('Rye,x', { separator: ',' })).cells[0]).toEqual(['Rye', 'x']);
});

test('a file is read in the encoding that somebody chose', async () => {
	const bytes = fileOf('Bäcker', 'latin1');
	expect(await readSource(bytes, ['de'])).toMatchObject({
		file: { encoding: 'windows-1252', isGuess: true },
		records: [{ cells: ['Bäcker'] }],
	});
	expect(await readSource(bytes, ['de'], { encoding: 'windows-1251' })).toMatchObject({
		file: { encoding: 'windows-1251' },
		records: [{ cells: ['Bдcker'] }],
	});
});
