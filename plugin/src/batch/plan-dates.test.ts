import { expect, test } from 'vitest';
import { type Plan, planDates, problemOf } from './plan-dates.ts';

const VILNIUS = 'Europe/Vilnius';
const NOW = Date.parse('2027-03-01T00:00:00Z');
const plan = (changes: Partial<Plan> = {}): Plan => ({
	start: '2027-03-26',
	time: '09:00',
	perDay: 1,
	apart: 60,
	weekdays: [0, 1, 2, 3, 4, 5, 6],
	...changes,
});

test('a post a day stays at its hour when the clocks change', () => {
	expect(planDates(plan(), VILNIUS, 4)).toEqual([
		'2027-03-26T07:00:00Z',
		'2027-03-27T07:00:00Z',
		'2027-03-28T06:00:00Z',
		'2027-03-29T06:00:00Z',
	]);
});

test('several a day, on working days only', () => {
	expect(planDates(plan({ perDay: 2, apart: 90, weekdays: [1, 2, 3, 4, 5] }), VILNIUS, 5)).toEqual([
		'2027-03-26T07:00:00Z',
		'2027-03-26T08:30:00Z',
		'2027-03-29T06:00:00Z',
		'2027-03-29T07:30:00Z',
		'2027-03-30T06:00:00Z',
	]);
});

test('ten thousand posts take no two moments twice', () => {
	expect(new Set(planDates(plan({ perDay: 3 }), VILNIUS, 10_000)).size).toBe(10_000);
});

test.each([
	['start', { start: '' }],
	['start', { start: '2027-02-31' }],
	['past', { start: '2027-02-28' }],
	['time', { time: '25:00' }],
	['per_day', { perDay: 0 }],
	['per_day', { perDay: Number.NaN }],
	['apart', { perDay: 16, apart: 60 }],
	['apart', { perDay: 2, apart: 0 }],
	['weekdays', { weekdays: [] }],
	[null, {}],
	[null, { perDay: 15, apart: 60 }],
])('%s is told', (problem, changes) => {
	expect(problemOf(plan(changes), VILNIUS, NOW)).toBe(problem);
});
