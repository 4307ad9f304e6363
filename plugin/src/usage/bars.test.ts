import { describe, expect, it } from 'vitest';
import { axisEnd, bars, labelled } from './bars.ts';

describe('axisEnd', () => {
	it.each([
		[0, 1],
		[1, 1],
		[2, 2],
		[3, 3],
		[7, 8],
		[9, 10],
		[10, 10],
		[11, 20],
		[49_000, 50_000],
		[50_001, 60_000],
	])('of %d is %d', (most, end) => {
		expect(axisEnd(most)).toBe(end);
	});
});

describe('bars', () => {
	it('are as high as their share, and stand on the ground', () => {
		expect(bars([5, 10, 0], 10, 300, 100)).toEqual([
			{ x: 10, y: 50, width: 80, height: 50 },
			{ x: 110, y: 0, width: 80, height: 100 },
			{ x: 210, y: 100, width: 80, height: 0 },
		]);
	});

	it('are seen however little they are', () => {
		expect(bars([1], 1_000_000, 100, 100)[0]?.height).toBe(2);
	});

	it('can be none', () => {
		expect(bars([], 1, 100, 100)).toEqual([]);
	});
});

describe('labelled', () => {
	it('has the last day, and not more than there is room for', () => {
		expect(labelled(7, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
		expect(labelled(30, 6)).toEqual([4, 9, 14, 19, 24, 29]);
		expect(labelled(0, 6)).toEqual([]);
	});
});
