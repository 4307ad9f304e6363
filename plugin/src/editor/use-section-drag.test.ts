import { expect, it } from 'vitest';
import { placeAt } from './use-section-drag.ts';

it.each([
	[-50, 0],
	[99, 0],
	[101, 1],
	[250, 2],
	[9999, 3],
])('a pointer at %d is at place %d', (height, place) => {
	expect(placeAt([100, 200, 300], height)).toBe(place);
});
