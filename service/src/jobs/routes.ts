import {
	Acknowledgement,
	Article,
	EventsToken,
	Id,
	Job,
	JobList,
	JobListQuery,
	JobRequest,
	Receipt,
} from '@draftsmith/shared';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { createRoute, type HttpApp, json, problems, requireScope, secured } from '../platform/http.ts';
import { ProblemError } from '../platform/problem.ts';
import { cancelJob } from './cancel.ts';
import type { JobsContext } from './context.ts';
import { acknowledge, readResult } from './deliver.ts';
import { readPlace, sendEvents } from './events.ts';
import { createEventsToken, readEventsToken } from './events-token.ts';
import { isFinal } from './job.ts';
import { mayFollow } from './may-follow.ts';
import { entityTag, findJob, isKnown, listJobs, readJob } from './read.ts';
import { submitJob } from './submit.ts';
import { writing } from './unrestricted.ts';

/** PHP hosts cut requests at 30 s. */
const LONGEST_WAIT = 25;
/** Requests of one key that may wait for a change at the same time. */
const MOST_WAITERS = 200;
/** Nobody on the way keeps the text or holds it back. */
const STREAM_HEADERS = {
	'content-type': 'text/event-stream',
	'cache-control': 'no-store',
	'x-accel-buffering': 'no',
};

const params = z.object({ id: Id });
const jobPath = (rest = '') => `/v1/jobs/{id}${rest}`;

const submitRoute = createRoute({
	method: 'post',
	path: '/v1/jobs',
	summary: 'Submit a request for an article',
	description:
		'Answers when the job is on the disk. Send it again with the same Idempotency-Key after any error: there will be one job.',
	...writing(),
	request: {
		headers: z.object({ 'idempotency-key': z.string().min(1).max(255).optional() }),
		body: { required: true, ...json(JobRequest, 'What to write') },
	},
	responses: { 202: json(Job, 'Accepted; `Location` is the job'), ...problems(400, 401, 413, 415, 429) },
});

const listRoute = createRoute({
	method: 'get',
	path: '/v1/jobs',
	summary: 'List jobs, newest first',
	description: '`delivery=pending` lists all that a site has not taken yet: one question for any number of open jobs.',
	...secured('jobs'),
	request: { query: JobListQuery },
	responses: { 200: json(JobList, 'A page'), ...problems(401) },
});

const readRoute = createRoute({
	method: 'get',
	path: jobPath(),
	summary: 'State and progress of a job',
	description:
		'With `wait`, answers as soon as the job differs from `If-None-Match`, or, without that header, when it has ended.',
	...secured('jobs'),
	request: {
		params,
		query: z.object({ wait: z.coerce.number().min(0).max(LONGEST_WAIT).default(0).meta({ description: 'Seconds.' }) }),
		headers: z.object({ 'if-none-match': z.string().optional() }),
	},
	responses: { 200: json(Job, 'The job'), 304: { description: 'Nothing changed' }, ...problems(401, 404, 429) },
});

const tokenRoute = createRoute({
	method: 'post',
	path: jobPath('/events-token'),
	summary: 'A short-lived right to follow one job, for a browser',
	...secured('jobs'),
	request: { params },
	responses: { 200: json(EventsToken, 'The token and the URL that holds it'), ...problems(401, 404) },
});

const eventsRoute = createRoute({
	method: 'get',
	path: jobPath('/events'),
	summary: 'Follow a job live (server-sent events)',
	description:
		'`job`: the job changed. `text`: put `text` at `offset`. `end`: the job has ended. Resumable with Last-Event-ID.',
	request: {
		params,
		query: z.object({ token: z.string().max(300).optional(), last_event_id: z.string().max(40).optional() }),
		headers: z.object({ 'last-event-id': z.string().max(40).optional() }),
	},
	responses: {
		200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } },
		...problems(401, 404, 429),
	},
});

const resultRoute = createRoute({
	method: 'get',
	path: jobPath('/result'),
	summary: 'The finished article',
	...secured('jobs'),
	request: { params },
	responses: {
		200: json(Article, 'The article; `Repr-Digest` is the SHA-256 of the bytes'),
		...problems(401, 404, 409, 410),
	},
});

const acknowledgeRoute = createRoute({
	method: 'post',
	path: jobPath('/ack'),
	summary: 'Acknowledge the result; it is erased here',
	...secured('jobs'),
	request: { params, body: { required: true, ...json(Acknowledgement, 'Proof that the result is held') } },
	responses: { 200: json(Receipt, 'What was erased'), ...problems(400, 401, 404, 409, 413, 415) },
});

const cancelRoute = createRoute({
	method: 'post',
	path: jobPath('/cancel'),
	summary: 'Cancel a job',
	...secured('jobs'),
	request: { params },
	responses: { 200: json(Job, 'The canceled job'), ...problems(401, 404, 409) },
});

/** Adds the routes of jobs. The events route checks its own token, since EventSource can’t send headers. */
export function registerJobRoutes(app: HttpApp, context: JobsContext, publicUrl: string | undefined): void {
	const waiters = limitWaiters();

	app.openapi(submitRoute, async (c) => {
		const key = c.req.valid('header')['idempotency-key'];
		if (key === undefined) {
			throw new ProblemError(
				'idempotency_key_missing',
				'Send a header Idempotency-Key with a new random value, such as a UUID, for each article.',
			);
		}
		const { job, replayed } = await submitJob(context, c.get('caller'), key, c.req.valid('json'));
		c.header('location', `/v1/jobs/${job.id}`);
		c.header('retry-after', '3');
		if (replayed) c.header('idempotency-replayed', 'true');
		return c.json(job, 202);
	});

	app.openapi(listRoute, async (c) =>
		c.json(await listJobs(context, c.get('caller').siteId, c.req.valid('query')), 200),
	);

	app.openapi(readRoute, async (c) => {
		const { siteId, apiKeyId } = c.get('caller');
		const known = c.req.valid('header')['if-none-match'];
		const wait = c.req.valid('query').wait * 1000;
		const leave = wait > 0 ? waiters.enter(apiKeyId) : undefined;
		try {
			const job = await readJob(context, siteId, c.req.valid('param').id, { wait, known, signal: c.req.raw.signal });
			c.header('etag', entityTag(job));
			c.header('cache-control', 'no-cache');
			if (!isFinal(job)) c.header('retry-after', '2');
			if (isKnown(job, known)) return c.body(null, 304);
			return c.json(job, 200);
		} finally {
			leave?.();
		}
	});

	app.openapi(tokenRoute, async (c) => {
		const { id } = c.req.valid('param');
		const { siteId, apiKeyId } = c.get('caller');
		await findJob(context.store.db, siteId, id);
		const granted = createEventsToken(context.tokenKey, { siteId, apiKeyId }, id, context.clock.now());
		const base = publicUrl ?? new URL(c.req.url).origin;
		c.header('cache-control', 'no-store');
		return c.json({ url: `${base}/v1/jobs/${id}/events?token=${encodeURIComponent(granted.token)}`, ...granted }, 200);
	});

	app.openapi(eventsRoute, async (c) => {
		const { id } = c.req.valid('param');
		const { token, last_event_id } = c.req.valid('query');
		const now = context.clock.now();
		const follower = readEventsToken(context.tokenKey, token ?? '', id, now);
		// The token is the right to this one job, so any page may read the answer.
		c.header('access-control-allow-origin', '*');
		if (!follower || !(await mayFollow(context.store.db, follower, now))) {
			throw new ProblemError(
				'unauthorized',
				'The token is missing, too old, of another job, or of a key that is not valid any more. Ask for a new one at /events-token.',
				{
					headers: { 'access-control-allow-origin': '*' },
				},
			);
		}
		await findJob(context.store.db, follower.siteId, id);
		// For HEAD the stream would be written to nobody, and never end.
		if (c.req.method === 'HEAD') return c.body(null, 200, STREAM_HEADERS);
		const leave = waiters.enter(follower.siteId);
		const from = readPlace(c.req.valid('header')['last-event-id'] ?? last_event_id);
		const { signal } = c.req.raw;
		const answer = streamSSE(c, async (stream) => {
			try {
				await sendEvents(context, stream, { ...follower, jobId: id, from, signal });
			} finally {
				leave();
			}
		});
		// After Hono has set its own, by which a cache may keep the text.
		for (const [name, value] of Object.entries(STREAM_HEADERS)) answer.headers.set(name, value);
		return answer;
	});

	// The very bytes whose digest is sent, so not through c.json(), which would write them anew.
	app.openAPIRegistry.registerPath(resultRoute);
	app.get(resultRoute.getRoutingPath(), requireScope('jobs'), async (c) => {
		const id = Id.safeParse(c.req.param('id'));
		if (!id.success) throw new ProblemError('not_found', 'There is no job of this id for this key.');
		const { bytes, sha256 } = await readResult(context, c.get('caller').siteId, id.data);
		return c.body(new Uint8Array(bytes), 200, {
			'content-type': 'application/json',
			'cache-control': 'no-store',
			'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
		});
	});

	app.openapi(acknowledgeRoute, async (c) => {
		const { sha256 } = c.req.valid('json');
		return c.json(await acknowledge(context, c.get('caller').siteId, c.req.valid('param').id, sha256), 200);
	});

	app.openapi(cancelRoute, async (c) =>
		c.json(await cancelJob(context, c.get('caller').siteId, c.req.valid('param').id), 200),
	);
}

/** Bounds the requests of one key or site that wait; a waiter costs little, but not nothing. */
function limitWaiters() {
	const counts = new Map<string, number>();
	return {
		/** Returns what gives the place back. */
		enter: (who: string) => {
			const count = counts.get(who) ?? 0;
			if (count >= MOST_WAITERS) {
				throw new ProblemError(
					'too_many_waiters',
					`${MOST_WAITERS} requests of this site wait already. Ask without wait.`,
					{ retryAfter: 5 },
				);
			}
			counts.set(who, count + 1);
			return () => {
				const left = (counts.get(who) ?? 1) - 1;
				if (left > 0) counts.set(who, left);
				else counts.delete(who);
			};
		},
	};
}
