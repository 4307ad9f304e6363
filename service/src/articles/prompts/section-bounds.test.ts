import { ContentType } from '@draftsmith/shared';
import { expect, test } from 'vitest';
import { rulesOf } from '../content-types/index.ts';
import { parseNumber } from './parse-number.ts';
import { sectionBounds } from './section-bounds.ts';

const bounds = (words: number, type: ContentType = 'article', title = 'Coffee') =>
	sectionBounds({ title, words }, rulesOf(type));

test('the number of sections follows the length, within what the type bears', () => {
	expect(bounds(1000)).toEqual({ fewest: 3, about: 5, most: 9 });
	expect(bounds(10_000)).toEqual({ fewest: 3, about: 40, most: 40 });
	expect(bounds(10_000, 'recipe').most).toBe(10);
	expect(bounds(250)).toEqual({ fewest: 2, about: 2, most: 2 });
	expect(bounds(60)).toEqual({ fewest: 0, about: 0, most: 0 });
});

test('a title that counts its items can have them, as far as each has ten words', () => {
	expect(bounds(500, 'listicle', '25 ways to brew').most).toBeGreaterThanOrEqual(25);
	expect(bounds(500, 'listicle', '۲۵ روش').most).toBeGreaterThanOrEqual(25);
	expect(bounds(100, 'listicle', '25 ways to brew').most).toBe(9);
	expect(bounds(500, 'listicle', 'Brewing in 2025, 3.5 % better').most).toBe(bounds(500, 'listicle').most);
	expect(bounds(500, 'listicle', '99 names').most).toBe(bounds(500, 'listicle').most);
});

test('every type has bounds in order at every length, and room for ten words a section', () => {
	for (const type of ContentType.options) {
		for (let words = 50; words <= 10_000; words += 50) {
			const { fewest, about, most } = bounds(words, type);
			expect(fewest).toBeLessThanOrEqual(about);
			expect(about).toBeLessThanOrEqual(most);
			expect((most + 1) * 10).toBeLessThanOrEqual(Math.max(words, 10));
		}
	}
});

test.each([
	['150', 150],
	['١٥٠', 150],
	['۱۵۰', 150],
	['१५०', 150],
	['１５０', 150],
	['๙', 9],
	['০', 0],
])('%s is %i', (digits, value) => {
	expect(parseNumber(digits)).toBe(value);
});
