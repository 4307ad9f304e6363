import { expect, test } from 'vitest';
import { matchTerms, withCategories } from './seo-terms.ts';

const terms = [
	{ id: 1, name: 'Bread' },
	{ id: 2, name: 'R&D' },
	{ id: 3, name: 'bread' },
];

test('suggestions find the terms of the site, whatever their case and spaces', () => {
	expect(matchTerms(['  bREAD ', 'r&d', 'Rye  flour'], terms)).toEqual([
		{ name: 'Bread', id: 1 },
		{ name: 'R&D', id: 2 },
		{ name: 'Rye  flour', id: null },
	]);
});

test('each suggestion comes once, and empty ones not at all', () => {
	expect(matchTerms(['Salt', 'salt', ' '], terms)).toEqual([{ name: 'Salt', id: null }]);
});

test.each([
	[[1], [7], 'auto-draft', [7]],
	[[1], [7], 'draft', [7]],
	[[1], [], 'draft', [1]],
	[[1], [7], 'pending', [1, 7]],
	[[1], [7], 'publish', [1, 7]],
	[[1, 5], [7], 'draft', [1, 5, 7]],
	[[5], [5], 'draft', [5]],
])('the categories %j with %j in a %s are %j', (now, added, status, expected) => {
	expect(withCategories(now, added, 1, status)).toEqual(expected);
});
