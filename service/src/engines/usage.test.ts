import { expect, test } from 'vitest';
import { toUsage } from './usage.ts';

test('counts are taken over as they are', () => {
	expect(toUsage(12, 0)).toEqual({ input_tokens: 12, output_tokens: 0, source: 'provider' });
});

test.each([-1, 1.5, 1e8 + 1, 2 ** 60, Number.NaN, Number.POSITIVE_INFINITY, '12', null, undefined, {}])(
	'%j is no count of tokens',
	(value) => {
		expect(toUsage(value, 7)).toEqual({ input_tokens: null, output_tokens: 7, source: 'unknown' });
		expect(toUsage(7, value)).toEqual({ input_tokens: 7, output_tokens: null, source: 'unknown' });
	},
);
