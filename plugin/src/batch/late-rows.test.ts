import { expect, test } from 'vitest';
import { countLate } from './late-rows.ts';
import { testEstimate } from './test-estimate.ts';

const now = Date.parse('2031-05-06T20:00:00Z');
const day = (number: number) => `2031-05-${String(number).padStart(2, '0')}T09:00:00Z`;

test('a row is late whose date comes before the limits reach it, in the order of the rows', () => {
	const twoADay = testEstimate({ requests: { per_day: 2, left_today: 1 } });
	// Row 1 can be written on the 6th, rows 2 and 3 on the 7th, row 4 on the 8th.
	expect(countLate(twoADay, [day(7), day(7), day(7), day(8)], now)).toBe(0);
	expect(countLate(twoADay, [day(7), day(7), day(7), day(7)], now)).toBe(1);
	expect(countLate(twoADay, [day(7), undefined, undefined, undefined], now)).toBe(0);
	expect(countLate(twoADay, [undefined, '2031-05-06T23:00:00Z', '2031-05-06T23:00:00Z', undefined], now)).toBe(2);
});

test('tokens count as they are used up by the rows before it', () => {
	const tokens = testEstimate({ tokens: { per_day: 500, left_today: 500 } });
	expect(countLate(tokens, [day(7), day(7), day(7), day(7)], now)).toBe(0);
	expect(countLate(tokens, ['2031-05-06T21:00:00Z', '2031-05-06T22:00:00Z', '2031-05-06T23:00:00Z', day(7)], now)).toBe(
		1,
	);
});

test('without limits nothing is late', () => {
	expect(countLate(testEstimate({}), ['2031-05-06T20:01:00Z', undefined], now)).toBe(0);
	expect(countLate(testEstimate({}), [], now)).toBe(0);
});
