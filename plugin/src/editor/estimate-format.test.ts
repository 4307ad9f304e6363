import { expect, it, vi } from 'vitest';
import { formatPrice, formatRange } from './estimate-format.ts';

vi.stubGlobal('document', { documentElement: { lang: 'en-US' } });

it.each([
	[{ low: 1200, high: 1900 }, '1,200 – 1,900'],
	[{ low: 7, high: 7 }, '7'],
])('%j tokens', (range, text) => {
	expect(formatRange(range)).toBe(text);
});

it.each([
	[{ low: 1_500_000, high: 2_000_000 }, '$1.50 – $2.00'],
	[{ low: 1_200, high: 240_000 }, '$0.0012 – $0.24'],
	[{ low: 0, high: 0 }, '$0.00'],
])('%j micro dollars', (range, text) => {
	expect(formatPrice(range)).toBe(text);
});
