import { expect, test } from 'vitest';
import { findByName } from './find-by-name.ts';

const items = [
	{ id: 1, names: ['News', 'news'] },
	{ id: 2, names: ['Baking', 'bread'] },
	{ id: 3, names: ['bread', 'Rye  bread'] },
];

test('finds what one item alone is called, however it is written, and reads a list once', () => {
	let readings = 0;
	const find = findByName(({ names }: (typeof items)[number]) => {
		readings += 1;
		return names;
	});
	expect([' NEWS', 'baking', 'rye bread', 'bread', 'cake', ''].map((text) => find(items, text)?.id)).toEqual([
		1,
		2,
		3,
		undefined,
		undefined,
		undefined,
	]);
	expect(readings).toBe(3);
	expect(find([], 'news')).toBeUndefined();
});
