import type { Clock } from './clock.ts';

/**
 * Does something at most once every `interval` ms, however often it is asked for: whoever asks in between, or while it is under
 * way, gets what the last gave or threw.
 */
export function atMostEvery<Value>(
	clock: Pick<Clock, 'monotonic'>,
	interval: number,
	work: () => Promise<Value>,
): () => Promise<Value> {
	let last: { at: number; result: Promise<Value>; isOver: boolean } | undefined;
	return () => {
		const now = clock.monotonic();
		if (last && (!last.isOver || now - last.at < interval)) return last.result;
		const current = { at: now, result: work(), isOver: false };
		const end = () => {
			current.isOver = true;
		};
		current.result.then(end, end);
		last = current;
		return current.result;
	};
}
