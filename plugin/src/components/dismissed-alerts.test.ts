import type { UsageAlert } from '@draftsmith/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { alertName, dismissAlert, visibleAlerts } from './dismissed-alerts.ts';

const alert = (threshold: number, day = 14, limit_source: UsageAlert['limit_source'] = 'requests_per_day') => ({
	limit_source,
	threshold,
	at: `2026-08-${day}T10:00:00.000Z`,
});

const stored = new Map<string, string>();
const storage = {
	getItem: (key: string) => stored.get(key) ?? null,
	setItem: (key: string, value: string) => void stored.set(key, value),
};
beforeEach(() => stored.clear());

describe('visibleAlerts', () => {
	it('shows the highest of each limit', () => {
		const tokens = alert(80, 14, 'tokens_per_day');
		expect(visibleAlerts([alert(80), alert(100), tokens], storage)).toEqual([alert(100), tokens]);
	});

	it('hides what was dismissed, but not when it gets worse, and not the next day', () => {
		dismissAlert(alert(80), storage);
		expect(visibleAlerts([alert(80)], storage)).toEqual([]);
		expect(visibleAlerts([alert(80), alert(100)], storage)).toEqual([alert(100)]);
		expect(visibleAlerts([alert(80, 15)], storage)).toEqual([alert(80, 15)]);
		expect(visibleAlerts([alert(80, 14, 'tokens_per_day')], storage)).toHaveLength(1);
	});

	it('hides what was closed on this page, and shows what comes of it later', () => {
		const closed = [alertName(alert(80))];
		expect(visibleAlerts([alert(80)], storage, closed)).toEqual([]);
		expect(visibleAlerts([alert(80), alert(100)], storage, closed)).toEqual([alert(100)]);
	});

	it('reads a storage that holds anything', () => {
		for (const text of ['', '{', '{"a":1}', '[1]', 'null']) {
			stored.set('draftsmith.dismissed-alerts', text);
			expect(visibleAlerts([alert(80)], storage)).toEqual([alert(80)]);
		}
	});
});

describe('dismissAlert', () => {
	it('forgets the dismissals of other days', () => {
		dismissAlert(alert(80), storage);
		dismissAlert(alert(80, 15), storage);
		dismissAlert(alert(100, 15), storage);
		expect([...stored.values()]).toEqual(['["2026-08-15 requests_per_day 80","2026-08-15 requests_per_day 100"]']);
	});

	it('bears a storage that takes nothing', () => {
		const full = {
			getItem: () => null,
			setItem: () => {
				throw new Error('full');
			},
		};
		expect(() => dismissAlert(alert(80), full)).not.toThrow();
	});
});
