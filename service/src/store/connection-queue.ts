import type { Clock } from '../platform/clock.ts';

/** What waits for a connection to the database: how many, and for how long the first of them has, ms. */
export type Backlog = { waiting: number; longest: number };

export type ConnectionQueue = {
	/** Runs `connect`, and counts it as waiting until it is settled. */
	enter: <Connection>(connect: () => Promise<Connection>) => Promise<Connection>;
	backlog: () => Backlog;
};

/**
 * Watches who waits for one of the pool's connections. Where the database is slow or locked, this grows at once, while the process
 * itself has nothing to do and seems idle.
 */
export function createConnectionQueue(clock: Pick<Clock, 'monotonic'>): ConnectionQueue {
	// In the order of their coming, so that the first is the one that has waited longest.
	const waiting = new Map<symbol, number>();
	return {
		enter: async (connect) => {
			const place = Symbol('place');
			waiting.set(place, clock.monotonic());
			try {
				return await connect();
			} finally {
				waiting.delete(place);
			}
		},
		backlog: () => {
			const [since] = waiting.values();
			return { waiting: waiting.size, longest: since === undefined ? 0 : clock.monotonic() - since };
		},
	};
}
