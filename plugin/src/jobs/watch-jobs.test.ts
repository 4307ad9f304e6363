import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testJob } from '../store/test-job.ts';
import type { LocalJob } from '../store/types.ts';
import { watchJobs } from './watch-jobs.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A page that watches the jobs 1 and 2, every second. */
function openPage() {
	const page = {
		ids: [1, 2] as readonly number[],
		isVisible: true,
		asked: [] as (readonly number[])[],
		answer: async (): Promise<readonly LocalJob[]> => [testJob({ id: 1 })],
		seen: [] as (readonly LocalJob[])[],
		listeners: new Set<() => void>(),
		show: (isVisible: boolean) => {
			page.isVisible = isVisible;
			for (const listener of page.listeners) listener();
		},
	};
	const stop = watchJobs({
		openIds: () => page.ids,
		interval: 1000,
		ask: (ids) => {
			page.asked.push(ids);
			return page.answer();
		},
		onJobs: (jobs) => page.seen.push(jobs),
		isVisible: () => page.isVisible,
		onVisibilityChange: (listener) => {
			page.listeners.add(listener);
			return () => page.listeners.delete(listener);
		},
		setTimer: (run, milliseconds) => Number(setTimeout(run, milliseconds)),
		clearTimer: (timer) => clearTimeout(timer),
	});
	return Object.assign(page, { stop });
}

describe('watchJobs', () => {
	it('asks about all open jobs at once, each time after the interval', async () => {
		const page = openPage();
		expect(page.asked).toEqual([]);
		await vi.advanceTimersByTimeAsync(3500);
		expect(page.asked).toEqual([
			[1, 2],
			[1, 2],
			[1, 2],
		]);
		expect(page.seen).toHaveLength(3);
		page.stop();
	});

	it('asks nothing while no job is open, and goes on when one is', async () => {
		const page = openPage();
		page.ids = [];
		await vi.advanceTimersByTimeAsync(5000);
		expect(page.asked).toEqual([]);
		page.ids = [7];
		await vi.advanceTimersByTimeAsync(1000);
		expect(page.asked).toEqual([[7]]);
		page.stop();
	});

	it('rests while the page is hidden, and asks at once when it comes back', async () => {
		const page = openPage();
		page.show(false);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(page.asked).toEqual([]);
		page.show(true);
		await vi.advanceTimersByTimeAsync(0);
		expect(page.asked).toHaveLength(1);
		page.stop();
	});

	it('waits twice as long after each failure, a minute at most, and no longer once it is answered', async () => {
		const page = openPage();
		page.answer = () => Promise.reject(new Error('offline'));
		await vi.advanceTimersByTimeAsync(1000 + 2000 + 4000 + 8000);
		expect(page.asked).toHaveLength(4);
		await vi.advanceTimersByTimeAsync(16_000 + 32_000 + 60_000 + 60_000);
		expect(page.asked).toHaveLength(8);
		page.answer = async () => [];
		await vi.advanceTimersByTimeAsync(60_000);
		expect(page.asked).toHaveLength(9);
		await vi.advanceTimersByTimeAsync(3000);
		expect(page.asked).toHaveLength(12);
		page.stop();
	});

	it('never has two questions under way', async () => {
		const page = openPage();
		const pending = Promise.withResolvers<readonly LocalJob[]>();
		page.answer = () => pending.promise;
		await vi.advanceTimersByTimeAsync(1000);
		page.show(false);
		page.show(true);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(page.asked).toHaveLength(1);
		pending.resolve([]);
		await vi.advanceTimersByTimeAsync(1000);
		expect(page.asked).toHaveLength(2);
		page.stop();
	});

	it('is silent once it is stopped, also about an answer that comes late', async () => {
		const page = openPage();
		const pending = Promise.withResolvers<readonly LocalJob[]>();
		page.answer = () => pending.promise;
		await vi.advanceTimersByTimeAsync(1000);
		page.stop();
		pending.resolve([testJob()]);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(page.asked).toHaveLength(1);
		expect(page.seen).toEqual([]);
		expect(page.listeners.size).toBe(0);
	});
});
