import { expect, test } from 'vitest';
import type { Estimate } from './api.ts';
import { countLate } from './late-rows.ts';

const estimate = (limits: Partial<Estimate['limits']>): Estimate => ({
	input_tokens: { low: 400, high: 900 },
	output_tokens: { low: 600, high: 900 },
	price_micro_usd: null,
	ceilings: [],
	limits: { requests: null, tokens: null, own_left_today: null, own_per_day: null, ...limits },
});
const now = Date.parse('2031-05-06T20:00:00Z');
const day = (number: number) => `2031-05-${String(number).padStart(2, '0')}T09:00:00Z`;

test('a row is late whose date comes before the limits reach it, in the order of the rows', () => {
	const twoADay = estimate({ requests: { per_day: 2, left_today: 1 } });
	// Row 1 can be written on the 6th, rows 2 and 3 on the 7th, row 4 on the 8th.
	expect(countLate(twoADay, [day(7), day(7), day(7), day(8)], now)).toBe(0);
	expect(countLate(twoADay, [day(7), day(7), day(7), day(7)], now)).toBe(1);
	expect(countLate(twoADay, [day(7), undefined, undefined, undefined], now)).toBe(0);
	expect(countLate(twoADay, [undefined, '2031-05-06T23:00:00Z', '2031-05-06T23:00:00Z', undefined], now)).toBe(2);
});

test('tokens count as they are used up by the rows before it', () => {
	const tokens = estimate({ tokens: { per_day: 500, left_today: 500 } });
	expect(countLate(tokens, [day(7), day(7), day(7), day(7)], now)).toBe(0);
	expect(countLate(tokens, ['2031-05-06T21:00:00Z', '2031-05-06T22:00:00Z', '2031-05-06T23:00:00Z', day(7)], now)).toBe(
		1,
	);
});

test('without limits nothing is late', () => {
	expect(countLate(estimate({}), ['2031-05-06T20:01:00Z', undefined], now)).toBe(0);
	expect(countLate(estimate({}), [], now)).toBe(0);
});
