import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../platform/clock.ts';
import type { HttpEnvironment } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import { createWindowCounter } from './window-counter.ts';

const HOUR = 3_600_000;
const PER_HOUR = 10;

/**
 * Bounds how often the keys of a site may ask for another in their place: 10 times an hour. The requests of each key are counted
 * for itself (calls.ts), so a key that rotates itself on and on would never be refused.
 * @throws {ProblemError} `rate_limited`
 */
export function limitRotations(clock: Clock): MiddlewareHandler<HttpEnvironment> {
	const hours = createWindowCounter(clock, { length: HOUR });
	return async (c, next) => {
		const { count, endsIn } = hours.hit(c.get('caller').siteId);
		if (count > PER_HOUR) {
			throw new ProblemError(
				'rate_limited',
				`A site may rotate its keys ${PER_HOUR} times an hour. Use the newest key, and wait ${Math.ceil(endsIn / 60_000)} minutes.`,
				{ limit_source: 'rotations_per_hour', retryAfter: Math.ceil(endsIn / 1000) },
			);
		}
		await next();
	};
}
