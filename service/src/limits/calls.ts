import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../platform/clock.ts';
import type { HttpEnvironment } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import { whenRead } from './when-read.ts';
import { createWindowCounter } from './window-counter.ts';

const MINUTE = 60_000;

/** What waits for less, s, is no long poll: a loop of them would be as many requests as one likes. */
const LEAST_WAIT = 1;

/** How often a key may call; `name` is who says so, as a sentence begins with it. */
export type CallLimits = { key: string; name: string; perMinute: number; atOnce: number };

/**
 * Bounds the requests of each key, a minute and at the same time: by its plan, unless `limitsOf` says otherwise. Every answer to a key says what is left
 * (draft-ietf-httpapi-ratelimit-headers). Long polls and event streams wait without doing anything, so they don't count among
 * those at the same time; their own bound is in jobs/routes.ts. Counted in this process; a key that several serve has it in each.
 */
export function limitCalls(
	clock: Clock,
	limitsOf: (c: Context<HttpEnvironment>) => CallLimits = limitsOfCaller,
): MiddlewareHandler<HttpEnvironment> {
	const minutes = createWindowCounter(clock, { length: MINUTE });
	const running = createConcurrency();
	return async (c, next) => {
		const { key, name: who, perMinute: limit, atOnce } = limitsOf(c);
		const { count, endsIn } = minutes.hit(key);
		const seconds = Math.ceil(endsIn / 1000);
		const headers = {
			'ratelimit-policy': `"minute";q=${limit};w=60`,
			ratelimit: `"minute";r=${Math.max(0, limit - count)};t=${seconds}`,
		};
		c.set('limitHeaders', headers);
		// Before next(), as in server.ts: afterwards it takes Hono off its quick way.
		for (const [name, value] of Object.entries(headers)) c.header(name, value);
		if (count > limit) {
			throw new ProblemError(
				'rate_limited',
				`${who} allows ${limit} requests a minute with one key. Wait ${seconds} s.`,
				{ limit_source: 'calls_per_minute', retryAfter: seconds },
			);
		}
		if (isLongPoll(c.req.method, c.req.path, c.req.query('wait'))) return next();
		const leave = running.enter(key, atOnce);
		if (!leave) {
			throw new ProblemError(
				'too_many_concurrent',
				`${who} allows ${atOnce} requests of one key at the same time. Wait for an answer before the next.`,
				{ limit_source: 'concurrent_calls', retryAfter: 1 },
			);
		}
		let isRead = true;
		try {
			await next();
			// Only where there is a stream: to look at any other answer takes Hono off its quick way.
			const body = isStreamed(c.req.method, c.req.path) ? c.res.body : null;
			if (body) {
				isRead = false;
				c.res = new Response(whenRead(body, leave), c.res);
			}
		} finally {
			if (isRead) leave();
		}
	};
}

function limitsOfCaller(c: Context<HttpEnvironment>): CallLimits {
	const { apiKeyId, plan } = c.get('caller');
	return {
		key: apiKeyId,
		name: `The ${plan.name} plan`,
		perMinute: plan.calls_per_minute,
		atOnce: plan.concurrent_calls,
	};
}

function isLongPoll(method: string, path: string, wait: string | undefined): boolean {
	return method === 'GET' && wait !== undefined && /^\/v1\/jobs\/[^/]+$/.test(path) && Number(wait) >= LEAST_WAIT;
}

/** Whether the answer is written from the database while it is read: it is under way until its end. Nobody reads that to HEAD. */
function isStreamed(method: string, path: string): boolean {
	return method !== 'HEAD' && path.endsWith('/export');
}

/** Counts what is under way of each key; a key with nothing under way takes no memory. */
function createConcurrency() {
	const counts = new Map<string, number>();
	return {
		/** Returns what gives the place back, or undefined when `most` are taken. */
		enter: (key: string, most: number): (() => void) | undefined => {
			const count = counts.get(key) ?? 0;
			if (count >= most) return undefined;
			counts.set(key, count + 1);
			return () => {
				const left = (counts.get(key) ?? 1) - 1;
				if (left > 0) counts.set(key, left);
				else counts.delete(key);
			};
		},
	};
}
