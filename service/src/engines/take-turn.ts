import type { Clock } from '../platform/clock.ts';
import { EngineError } from './engine.ts';
import type { Slots } from './slots.ts';

/** A job that waits holds a worker, which other models' jobs need. ms */
const LONGEST_WAIT = 1500;
/** When a job that was turned away may come again, ms. */
const COME_AGAIN = 2000;

/**
 * Takes a slot, or gives up soon: who waits long in the queue of one model would keep the workers from all others.
 * @returns what gives the slot back
 * @throws {EngineError} `model_rate_limited`, `asked: false`, after 1.5 s; the signal's reason when it aborts first
 */
export async function takeTurn(slots: Slots, clock: Clock, signal: AbortSignal): Promise<() => void> {
	const tooLong = new AbortController();
	const cancel = clock.after(LONGEST_WAIT, () => {
		tooLong.abort(
			new EngineError(
				'model_rate_limited',
				'The model is busy with other articles. It will be tried again.',
				COME_AGAIN,
				false,
			),
		);
	});
	try {
		return await slots.take(AbortSignal.any([signal, tooLong.signal]));
	} finally {
		cancel();
	}
}
