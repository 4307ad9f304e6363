import { expect, it, vi } from 'vitest';
import { classLabel, formatSpan } from './retention-labels.ts';

// Numbers are written as the page's language writes them.
vi.stubGlobal('document', { documentElement: { lang: 'en' } });

it.each([
	['P1D', '1 day'],
	['P30D', '30 days'],
	['P365D', '365 days'],
	['P2557D', '7 years'],
	['P1Y2M', 'P1Y2M'],
])('%s: %s', (duration, words) => {
	expect(formatSpan(duration)).toBe(words);
});

it('names a class that it does not know as the service does', () => {
	expect(classLabel('jobs')).toBe('Articles asked for, without their text');
	expect(classLabel('something_new')).toBe('something_new');
});
