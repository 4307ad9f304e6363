import type { Clock } from './clock.ts';

/** A transaction that takes longer than this holds up others, ms: a disk that is slow or busy gets smaller ones. */
const SLOW = 30;
const QUICK = 10;

/**
 * Sizes for work that is done in transactions between which others write. Begins small, grows while they are quick, and is halved
 * as soon as one is slow, waiting for others included.
 * @param most rows of one transaction
 * @param least rows below which it is never halved: a transaction that is slow because of what it costs to begin one does not
 * get quicker by having fewer
 */
export function batchSizes(clock: Pick<Clock, 'monotonic'>, most: number, least = 1) {
	let size = Math.max(least, Math.ceil(most / 8));
	return {
		/** Runs one batch; `work` is told how many rows it may take. */
		run: async <Value>(work: (atMost: number) => Promise<Value>): Promise<Value> => {
			const begun = clock.monotonic();
			const value = await work(size);
			const took = clock.monotonic() - begun;
			if (took > SLOW) size = Math.max(least, Math.floor(size / 2));
			else if (took < QUICK) size = Math.min(most, size * 2);
			return value;
		},
	};
}
