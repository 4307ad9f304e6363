import { expect, test } from 'vitest';
import type { Cells } from './columns.ts';
import { knownNames, unknownNames } from './names.ts';

const nothing = { authors: [], categories: [] };
const rowsOf = (...cells: Cells[]) => cells.map((each, index) => ({ line: index + 1, cells: each, surplus: '' }));

test('each text is asked for once, and none that is known, empty or too long for a name', () => {
	const rows = rowsOf(
		{ title: 'Rye', author: ' bo ', category: 'Baking' },
		{ author: 'bo', category: 'Bäckerei'.normalize('NFD') },
		{ author: 'bo', category: 'Bäckerei' },
		{ author: 'x'.repeat(501), category: 'News' },
	);
	expect(unknownNames(rows, nothing)).toEqual({ authors: ['bo'], categories: ['Baking', 'Bäckerei', 'News'] });
	const found = {
		authors: [{ text: 'bo', id: null, name: '' }],
		categories: [{ text: 'News', ids: [], names: [], unknown: 'News' }],
	};
	expect(unknownNames(rows, found)).toEqual({ authors: [], categories: ['Baking', 'Bäckerei'] });
	expect(unknownNames(rows.slice(0, 0), found)).toBeNull();
});

test('many texts are asked for in parts', () => {
	const rows = rowsOf(...Array.from({ length: 450 }, (_, index) => ({ author: `user-${index}` })));
	const found = { authors: [{ text: 'user-0', id: 1, name: 'First' }], categories: [] };
	expect(unknownNames(rows, found)?.authors).toEqual(rows.slice(1, 201).map(({ cells }) => cells.author));
});

test('what the site has not said yet is waited for', () => {
	const names = knownNames({ authors: [{ text: 'bo', id: 3, name: 'Bo' }], categories: [] });
	expect(names.author(' bo ')).toMatchObject({ id: 3, name: 'Bo' });
	expect([names.author('cy'), names.category('News')]).toEqual(['waiting', 'waiting']);
	expect(names.category('')).toEqual({ ids: [], names: [], unknown: null });
	expect(names.category('x'.repeat(501))).toMatchObject({ unknown: 'x'.repeat(501) });
});
