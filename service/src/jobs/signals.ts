import type { Clock } from '../platform/clock.ts';

/** Wakes those in this process who wait for a job to change. */
export type Signals = {
	notify: (jobId: string) => void;
	/** Resolves when the job changed, after `delay` ms, or when `signal` aborts. Never rejects. */
	wait: (jobId: string, delay: number, signal: AbortSignal) => Promise<void>;
};

/** In-process signals. A change made by another process is seen when the delay ends, so keep delays short where that matters. */
export function createSignals(clock: Clock): Signals {
	const listeners = new Map<string, Set<() => void>>();
	return {
		notify: (jobId) => {
			for (const listener of listeners.get(jobId) ?? []) listener();
		},
		wait: (jobId, delay, signal) =>
			new Promise((resolve) => {
				if (signal.aborted) return resolve();
				const mine = listeners.get(jobId) ?? new Set();
				listeners.set(jobId, mine);
				const cancel = clock.after(delay, done);
				function done(): void {
					cancel();
					signal.removeEventListener('abort', done);
					mine.delete(done);
					if (mine.size === 0 && listeners.get(jobId) === mine) listeners.delete(jobId);
					resolve();
				}
				mine.add(done);
				signal.addEventListener('abort', done, { once: true });
			}),
	};
}
