export type Slots = {
	/**
	 * Waits for a slot, first come, first served. Resolves with what gives it back; giving back twice does nothing.
	 * @throws the signal's reason when it aborts first
	 */
	take: (signal: AbortSignal) => Promise<() => void>;
	/** Slots in use, and those who wait. */
	count: () => { used: number; waiting: number };
};

/** At most `most` at the same time. */
export function createSlots(most: number): Slots {
	let used = 0;
	/** Each is called when a slot is its own. A set keeps the order and lets a waiter in the middle leave. */
	const waiting = new Set<() => void>();

	function release(): () => void {
		let isGiven = false;
		return () => {
			if (isGiven) return;
			isGiven = true;
			const [next] = waiting;
			if (next === undefined) used--;
			// The slot goes from hand to hand, so that nobody who comes just now can overtake.
			else next();
		};
	}

	function take(signal: AbortSignal): Promise<() => void> {
		const { promise, resolve, reject } = Promise.withResolvers<() => void>();
		if (signal.aborted) reject(signal.reason);
		else if (used < most) {
			used++;
			resolve(release());
		} else {
			const leave = () => {
				waiting.delete(begin);
				reject(signal.reason);
			};
			const begin = () => {
				waiting.delete(begin);
				signal.removeEventListener('abort', leave);
				resolve(release());
			};
			waiting.add(begin);
			signal.addEventListener('abort', leave, { once: true });
		}
		return promise;
	}

	return { take, count: () => ({ used, waiting: waiting.size }) };
}
