import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../platform/clock.ts';
import type { HttpEnvironment } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import { createWindowCounter } from './window-counter.ts';

const HOUR = 3_600_000;
const PER_HOUR = 10;

/**
 * Bounds how often one key may have others made in place of keys: 10 times an hour. The requests of each key are counted for
 * itself (calls.ts), so a key that rotates others on and on would have fresh minutes without end. Only what was permitted counts,
 * and for the key that asked: with a key that leaked nobody can keep the owner's from rotating it. A key that rotates itself is
 * another each time; its line is bounded in accounts/own-rotations.ts.
 * @throws {ProblemError} `rate_limited`
 */
export function limitRotations(clock: Clock): MiddlewareHandler<HttpEnvironment> {
	const hours = createWindowCounter(clock, { length: HOUR });
	return async (c, next) => {
		const { apiKeyId } = c.get('caller');
		const { count, endsIn } = hours.read(apiKeyId);
		if (count >= PER_HOUR) throw tooManyRotations(endsIn);
		await next();
		if (c.error === undefined) hours.hit(apiKeyId);
	};
}

/** The refusal of one more rotation; `endsIn`: when another is allowed, ms from now. */
export function tooManyRotations(endsIn: number): ProblemError {
	return new ProblemError(
		'rate_limited',
		`A key may be rotated, or rotate others, ${PER_HOUR} times an hour. Use the newest key, and wait ${Math.ceil(endsIn / 60_000)} minutes.`,
		{ limit_source: 'rotations_per_hour', retryAfter: Math.ceil(endsIn / 1000) },
	);
}
