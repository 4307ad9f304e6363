import { expect, test } from 'vitest';
import { DATE_EXAMPLES } from './date-examples.ts';
import { readDate } from './read-date.ts';

test.each(DATE_EXAMPLES)('%s is %s by the site’s clock', (text, expected) => {
	expect(readDate(text, 'Europe/Vilnius')).toBe(expected === null ? Number.NaN : Date.parse(expected));
});

test('an empty cell is no date', () => {
	expect(readDate('', 'Europe/Vilnius')).toBeNull();
});
