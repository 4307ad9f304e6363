/** Time, behind one door, so that tests can drive it. Nothing else in the service reads a clock or sets a timer. */
export type Clock = {
	/** Milliseconds since the epoch; may jump when the system's clock is set. */
	now: () => number;
	/** Milliseconds that never jump; only differences mean anything. */
	monotonic: () => number;
	/** Runs `task` after `delay` ms. Returns what cancels it. The timer does not keep the process alive. */
	after: (delay: number, task: () => void) => () => void;
};

/** The system's clock. */
export const systemClock: Clock = {
	now: () => Date.now(),
	monotonic: () => performance.now(),
	after: (delay, task) => {
		const timer = setTimeout(task, delay);
		timer.unref();
		return () => clearTimeout(timer);
	},
};

/** `after` of a command that has nothing else to keep its process alive while it waits. */
export const afterHolding: Clock['after'] = (delay, task) => {
	const timer = setTimeout(task, delay);
	return () => clearTimeout(timer);
};

/** Runs `task` every `interval` ms, never two at once: the next is set when the last has ended. Returns what stops it. */
export function every(clock: Clock, interval: number, task: () => Promise<void> | void): () => void {
	let stopped = false;
	let cancel = clock.after(interval, tick);
	async function tick(): Promise<void> {
		try {
			await task();
		} catch {
			// Whoever cares about the error catches it in the task; the next turn comes all the same.
		} finally {
			if (!stopped) cancel = clock.after(interval, tick);
		}
	}
	return () => {
		stopped = true;
		cancel();
	};
}

/** Waits `delay` ms, or until `signal` aborts, whichever comes first. Never rejects. */
export function sleep(clock: Clock, delay: number, signal?: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal?.aborted) return resolve();
		const cancel = clock.after(delay, done);
		function done(): void {
			signal?.removeEventListener('abort', done);
			cancel();
			resolve();
		}
		signal?.addEventListener('abort', done, { once: true });
	});
}
