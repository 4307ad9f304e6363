import { expect, test } from 'vitest';
import { matchTerms } from './seo-terms.ts';

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
