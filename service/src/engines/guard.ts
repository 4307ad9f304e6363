import type { Clock } from '../platform/clock.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';
import { type Engine, EngineError, type EngineErrorCode, type Piece, type WritingRequest } from './engine.ts';
import { createSlots } from './slots.ts';
import { takeTurn } from './take-turn.ts';

/** Errors that speak of the server rather than of the text that was asked for. */
const FAILS: Record<EngineErrorCode, boolean> = {
	model_rate_limited: true,
	model_unavailable: true,
	model_timeout: true,
	model_stream_cut: true,
	model_refused: false,
	model_truncated: false,
	model_empty: false,
};

/**
 * The same engine, asked by at most `concurrency` at once (the others wait a moment, first come, first served, and are turned away
 * then), and left alone for a while when it keeps failing, or as soon as its server asks for that (Retry-After): then `write` throws
 * `model_unavailable` at once. Who is turned away gets the time to wait and `asked: false`. Nothing here asks twice: the one loop
 * that tries again is the job's.
 */
export function guardEngine(
	engine: Engine,
	options: { clock: Clock; jitter: (delay: number) => number; concurrency: number },
): Engine {
	const breaker = createCircuitBreaker(options);
	const slots = createSlots(options.concurrency);
	/** Until when the server asked to be left alone. It asks all of us, not only the job that it told. */
	let askedUntil = Number.NEGATIVE_INFINITY;
	const wait = () => Math.max(breaker.wait(), Math.ceil(askedUntil - options.clock.monotonic()));

	async function* write(request: WritingRequest, signal: AbortSignal): AsyncGenerator<Piece> {
		// Who would be turned away in the end need not queue for it.
		if (wait() > 0) throw restingError(wait());
		const giveBack = await takeTurn(slots, options.clock, signal);
		try {
			const pass = wait() > 0 ? undefined : breaker.enter();
			if (!pass) throw restingError(wait());
			let isKnown = false;
			try {
				for await (const piece of engine.write(request, signal)) {
					if (piece.type === 'text' || piece.type === 'thoughts') pass.answered();
					yield piece;
				}
				isKnown = true;
				pass.succeeded();
			} catch (error) {
				if (!signal.aborted && error instanceof EngineError && error.asked) {
					isKnown = true;
					askedUntil = Math.max(askedUntil, options.clock.monotonic() + (error.retryAfter ?? 0));
					if (FAILS[error.code]) pass.failed();
					// It answered, if only to say no.
					else pass.succeeded();
				}
				throw error;
			} finally {
				if (!isKnown) pass.abandoned();
			}
		} finally {
			giveBack();
		}
	}

	return { ...engine, write };
}

function restingError(wait: number): EngineError {
	return new EngineError(
		'model_unavailable',
		'The model is left alone for a while: it failed several times in a row, or its server asked for that. It will be tried again.',
		Math.max(wait, 1),
		false,
	);
}
