import { describe, expect, it, vi } from 'vitest';
import { dayText, untilText } from './day-text.ts';

vi.stubGlobal('document', { documentElement: { lang: 'en-GB' } });

describe('dayText', () => {
	it('names the UTC day wherever the reader is', () => {
		expect(dayText('2026-01-31', 'short')).toBe('31/01');
		expect(dayText('2026-01-31', 'long')).toBe('Sat 31 January');
	});
});

describe('untilText', () => {
	it('counts minutes, then hours, and never nothing', () => {
		const now = new Date('2026-01-31T12:00:00Z');
		expect(untilText('2026-02-01T00:00:00Z', now)).toBe('in 12 hours');
		expect(untilText('2026-01-31T13:05:00Z', now)).toBe('in 65 minutes');
		expect(untilText('2026-01-31T11:59:00Z', now)).toBe('in 1 minute');
	});
});
