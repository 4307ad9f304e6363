import { MOST_SECTIONS, Outline } from '@draftsmith/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divideTargets } from './divide-targets.ts';

const section = (heading: string, target_words?: number) => ({
	heading,
	points: [],
	...(target_words === undefined ? {} : { target_words }),
});
const targets = (outline: Parameters<typeof divideTargets>[0], words: number): number[] =>
	divideTargets(outline, words).sections.map(({ target_words }) => target_words);

test('without any target, sections are equal and an opening has half', () => {
	expect(targets({ sections: [section(''), section('a'), section('b')] }, 1000)).toEqual([200, 400, 400]);
	expect(targets({ sections: [section('')] }, 777)).toEqual([777]);
});

test('targets that sum up already stay', () => {
	expect(targets({ sections: [section('', 100), section('a', 333), section('b', 567)] }, 1000)).toEqual([
		100, 333, 567,
	]);
});

test('given targets keep their proportion; a missing one is their average', () => {
	expect(targets({ sections: [section('a', 100), section('b', 300), section('c')] }, 600)).toEqual([100, 300, 200]);
	expect(targets({ sections: [section('', 10_000), section('a', 10)] }, 100)).toEqual([90, 10]);
});

test('more sections than tens of words have ten each', () => {
	expect(targets({ sections: Array.from({ length: 60 }, () => section('a')) }, 50)).toEqual(Array(60).fill(10));
});

test('the sum is exact, none is below 10, and the outline stays valid', () => {
	const sections = fc.array(
		fc.record(
			{
				heading: fc.constant('a'),
				points: fc.constant<string[]>([]),
				target_words: fc.integer({ min: 10, max: 10_000 }),
			},
			{ requiredKeys: ['heading', 'points'] },
		),
		{ minLength: 1, maxLength: MOST_SECTIONS },
	);
	fc.assert(
		fc.property(sections, fc.integer({ min: 50, max: 10_000 }), (parts, words) => {
			const outline = divideTargets({ sections: parts }, words);
			const sum = outline.sections.reduce((total, { target_words }) => total + target_words, 0);
			expect(sum).toBe(Math.max(words, parts.length * 10));
			expect(Outline.parse(outline)).toEqual(outline);
			expect(divideTargets(outline, sum)).toEqual(outline);
		}),
	);
});
