import type { MiddlewareHandler } from 'hono';
import { type Clock, every } from '../platform/clock.ts';
import type { EventLoopDelay } from '../platform/event-loop-delay.ts';
import type { HttpEnvironment } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import { jitter } from '../platform/random.ts';

/** How often the delay is looked at, ms. */
const LOOK = 250;
/** Looks in a row beyond the limit before anything is refused: one long step of its own is no overload. */
const LOOKS = 2;
/** Below this share of the limit requests are taken again; between the two, what was decided holds. */
const RECOVERED = 0.5;
/** When a refused client may come again, ms at most; each is told another time, so that they don't all come at once. */
const COME_AGAIN = 10_000;

export type Shedder = { isOverloaded: () => boolean; stop: () => void };

/**
 * Says when this process is so late with what is due that one more request would make all of them slower.
 * @param limit delay of the event loop, ms, beyond which it is; 0: never
 */
export function createShedder(clock: Clock, limit: number, watch: () => EventLoopDelay): Shedder {
	if (limit === 0) return { isOverloaded: () => false, stop: () => undefined };
	const delay = watch();
	let isOverloaded = false;
	let late = 0;
	const stop = every(clock, LOOK, () => {
		const now = delay.take();
		late = now > limit ? late + 1 : 0;
		if (late >= LOOKS) isOverloaded = true;
		else if (now < limit * RECOVERED) isOverloaded = false;
	});
	return {
		isOverloaded: () => isOverloaded,
		stop: () => {
			stop();
			delay.stop();
		},
	};
}

/** Refuses requests while the process is overloaded, before anything is read or written for them. */
export function shed(shedder: Shedder): MiddlewareHandler<HttpEnvironment> {
	return async (_, next) => {
		if (shedder.isOverloaded()) {
			throw new ProblemError('overloaded', 'The service is busy. Nothing was done; send the request again later.', {
				retryAfter: jitter(COME_AGAIN) / 1000,
			});
		}
		await next();
	};
}
