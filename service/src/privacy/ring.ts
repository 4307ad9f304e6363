import type { Clock } from '../platform/clock.ts';
import type { RingKey } from './wrapped-key.ts';

/** How often a process looks for keys that were added to the ring or taken from it, ms. */
export const REFRESH_INTERVAL = 10_000;
/** How old a key is before it wraps anything, ms: by then every process has read it, and can open what another one wrapped. */
export const ACTIVATION_DELAY = 60_000;
/** How long the key before it is kept after that, ms, even when nothing uses it: a process may have been asleep. */
export const RETIREMENT_DELAY = 24 * 3_600_000;
/** How long a process whose master key does not open the newest key goes on with the one before, ms. */
export const OUTDATED_GRACE = 12 * 3_600_000;

/** The keys that wrap data keys, as this process knows them. */
export type Ring = {
	/** Ascending by id. */
	all: () => readonly RingKey[];
	find: (id: number) => RingKey | undefined;
	/** The one that wraps now. */
	active: () => RingKey;
	/** Takes over what the database holds; what is not there any more is forgotten. */
	replace: (keys: readonly RingKey[]) => void;
};

/** A ring of these keys, which are at least one. */
export function createRing(clock: Pick<Clock, 'now'>, keys: readonly RingKey[]): Ring {
	let held: readonly RingKey[] = [];
	const replace = (next: readonly RingKey[]) => {
		held = [...next].sort((one, other) => one.id - other.id);
	};
	replace(keys);
	return {
		all: () => held,
		find: (id) => held.find((key) => key.id === id),
		active: () => {
			const now = clock.now();
			// On a clock that went back none may be old enough; the first one is known to everybody.
			const active = held.findLast((key) => key.createdAt + ACTIVATION_DELAY <= now) ?? held[0];
			if (!active) throw new Error('the ring has no keys');
			return active;
		},
		replace,
	};
}
