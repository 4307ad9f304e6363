import type { Usage } from '@draftsmith/shared';
import { expect, test } from 'vitest';
import { sumUsage } from './sum-usage.ts';

const usage = (source: Usage['source'], input: number | null = 10, output: number | null = 20) => ({
	usage: { input_tokens: input, output_tokens: output, source },
});

test('nothing was asked: no tokens, and no model', () => {
	expect(sumUsage([])).toEqual({ input_tokens: 0, output_tokens: 0, source: 'none' });
	expect(sumUsage([usage('none', 0, 0)]).source).toBe('none');
});

test('the sum is as sure as its least sure part', () => {
	expect(sumUsage([usage('none', 0, 0), usage('provider')])).toEqual(usage('provider').usage);
	expect(sumUsage([usage('provider'), usage('estimated')])).toEqual(usage('estimated', 20, 40).usage);
});

test('one unknown count makes the sum unknown, never less than it is', () => {
	const unknown = usage('unknown', null, null);
	expect(sumUsage([usage('provider'), unknown, usage('estimated')])).toEqual(unknown.usage);
	expect(sumUsage([usage('unknown', null, 5), usage('provider')])).toEqual(usage('unknown', null, 25).usage);
});
