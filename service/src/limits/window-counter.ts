import type { Clock } from '../platform/clock.ts';

/** How often something came within its window, and when that ends, ms from now. */
export type Count = { count: number; endsIn: number };

export type WindowCounter = {
	/** Counts one more of a key. */
	hit: (key: string) => Count;
	/** What `hit` has counted of a key so far. */
	read: (key: string) => Count;
	size: () => number;
};

/** Keys that are counted at the same time, at most: some 15 MB. */
const MOST_KEYS = 100_000;

/**
 * Counts how often each key came within a window of `length` ms that begins with its first. It keeps to the clock that never
 * jumps, sets no timers and is bounded: of more than `most` keys the older half is forgotten, so that a million addresses cost no
 * more than these.
 *
 * Keys are kept in two generations, by when their windows began: dropping one whole map takes no time, where deleting its entries
 * one by one does (a million took 11 s, measured).
 */
export function createWindowCounter(
	clock: Pick<Clock, 'monotonic'>,
	{ length, most = MOST_KEYS }: { length: number; most?: number },
): WindowCounter {
	type Windows = Map<string, { count: number; ends: number }>;
	let older: Windows = new Map();
	let newer: Windows = new Map();
	let opened = clock.monotonic();

	function turn(now: number): void {
		if (newer.size < most / 2 && now - opened < length) return;
		older = newer;
		newer = new Map();
		opened = now;
	}

	function underWay(key: string, now: number) {
		const current = newer.get(key) ?? older.get(key);
		return current && current.ends > now ? current : undefined;
	}

	return {
		read: (key) => {
			const now = clock.monotonic();
			const current = underWay(key, now);
			return { count: current?.count ?? 0, endsIn: current ? current.ends - now : 0 };
		},
		hit: (key) => {
			const now = clock.monotonic();
			const current = underWay(key, now);
			if (current) {
				current.count++;
				return { count: current.count, endsIn: current.ends - now };
			}
			turn(now);
			older.delete(key);
			newer.set(key, { count: 1, ends: now + length });
			return { count: 1, endsIn: length };
		},
		size: () => older.size + newer.size,
	};
}
