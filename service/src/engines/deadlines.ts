import type { Clock } from '../platform/clock.ts';
import { EngineError } from './engine.ts';

export type Deadlines = {
	/** From the request to the first piece, ms. A cold model on a small machine may load for two minutes. */
	firstPiece: number;
	/** Between two pieces, ms. */
	silence: number;
	/** For the whole text, ms. */
	total: number;
};

/** Name, address and TLS, over the worst of lines; Node's own fetch gives up then. ms */
export const DEFAULT_CONNECT_TIMEOUT = 10_000;

export const DEFAULT_DEADLINES: Deadlines = { firstPiece: 180_000, silence: 60_000, total: 1_800_000 };

/**
 * A signal that aborts when a stream is late. The AI SDK's own timeouts can't be relied on for this: its first-chunk timer is
 * armed only after the headers have come (read in ai 7.0.173), so a server that never answers would hold a worker for ever.
 */
export function watchDeadlines(clock: Clock, deadlines: Deadlines, outer: AbortSignal) {
	const controller = new AbortController();
	const begun = clock.monotonic();
	let lastSign: number | undefined;
	let silence = deadlines.silence;
	const cancelTotal = clock.after(deadlines.total, () =>
		controller.abort(new EngineError('model_timeout', 'The model took too long for the whole text.')),
	);
	let cancelSilence = clock.after(deadlines.firstPiece, listen);

	// A timer a token would cost more than reading the token: the one timer looks at when the last sign came, and sleeps again.
	function listen(): void {
		const allowed = lastSign === undefined ? deadlines.firstPiece : silence;
		const left = (lastSign ?? begun) + allowed - clock.monotonic();
		if (left > 0) {
			cancelSilence = clock.after(Math.ceil(left), listen);
			return;
		}
		const seconds = Math.round(allowed / 1000);
		controller.abort(
			new EngineError('model_timeout', `The model's server sent nothing for ${seconds} s. It will be tried again.`),
		);
	}

	return {
		signal: AbortSignal.any([outer, controller.signal]),
		/** Call it with each sign of life. */
		alive: () => {
			const isFirst = lastSign === undefined;
			lastSign = clock.monotonic();
			if (!isFirst) return;
			cancelSilence();
			cancelSilence = clock.after(silence, listen);
		},
		/** From here on, no longer silence than this, ms. */
		hurry: (limit: number) => {
			silence = Math.min(silence, limit);
			cancelSilence();
			cancelSilence = clock.after(silence, listen);
		},
		stop: () => {
			cancelSilence();
			cancelTotal();
		},
	};
}
