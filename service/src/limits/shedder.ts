import type { MiddlewareHandler } from 'hono';
import { type Clock, every } from '../platform/clock.ts';
import type { EventLoopDelay } from '../platform/event-loop-delay.ts';
import type { HttpEnvironment } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import { jitter } from '../platform/random.ts';
import type { Backlog } from '../store/index.ts';

/** How often the delay is looked at, ms. */
const LOOK = 250;
/** Looks in a row beyond the limit before anything is refused: one long step of its own is no overload. */
const LOOKS = 2;
/** Below this share of the limit requests are taken again; between the two, what was decided holds. */
const RECOVERED = 0.5;
/**
 * What may wait for the database. One that is well serves a thousand and more a second, so these are half a second of work; what
 * comes beyond them would only wait for longer.
 */
const MOST_WAITING = 500;
/** When a refused client may come again, ms at most; each is told another time, so that they don't all come at once. */
const COME_AGAIN = 10_000;

export type Shedder = { isOverloaded: () => boolean; stop: () => void };

export type ShedderOptions = {
	clock: Clock;
	/** How late, ms, the event loop or the first that waits for the database may be; 0: nothing is refused. */
	limit: number;
	watch: () => EventLoopDelay;
	/** What waits for the database now. */
	backlog: () => Backlog;
};

/** Says when this process, or its database, is so late with what is due that one more request would make all of them slower. */
export function createShedder({ clock, limit, watch, backlog }: ShedderOptions): Shedder {
	if (limit === 0) return { isOverloaded: () => false, stop: () => undefined };
	const delay = watch();
	const isDatabaseLate = () => {
		const { waiting, longest } = backlog();
		return waiting >= MOST_WAITING || longest > limit;
	};
	let isLoopLate = false;
	let late = 0;
	const stop = every(clock, LOOK, () => {
		const now = delay.take();
		late = now > limit ? late + 1 : 0;
		if (late >= LOOKS) isLoopLate = true;
		else if (now < limit * RECOVERED) isLoopLate = false;
	});
	return {
		isOverloaded: () => isLoopLate || isDatabaseLate(),
		stop: () => {
			stop();
			delay.stop();
		},
	};
}

/** Refuses requests while the process or its database is overloaded, before anything is read or written for them. */
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
