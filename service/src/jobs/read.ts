import type { Job, JobList, JobListQuery } from '@draftsmith/shared';
import type { z } from 'zod';
import { ProblemError } from '../platform/problem.ts';
import { type Database, JOB_HEAD, type JobHead, type Transaction } from '../store/index.ts';
import type { JobsContext } from './context.ts';
import { isQueued, isResting, queuePositionOf, toJob } from './job.ts';

/**
 * The row of a job of this site.
 * @throws {ProblemError} `not_found`, the same for a job of another site and for none at all
 */
export async function findJob(db: Database | Transaction, siteId: string, jobId: string): Promise<JobHead> {
	const row = await db
		.selectFrom('jobs')
		.select(JOB_HEAD)
		.where('id', '=', jobId)
		.where('site_id', '=', siteId)
		.executeTakeFirst();
	if (!row) throw new ProblemError('not_found', 'There is no job of this id for this key.');
	return row;
}

/**
 * The row of a job of this site, which nobody else changes until this transaction ends.
 * @throws {ProblemError} `not_found`
 */
export async function lockJob(context: JobsContext, trx: Transaction, siteId: string, jobId: string): Promise<JobHead> {
	// On SQLite a transaction is alone anyway. Locked first and read after, or PostgreSQL shows what was before the wait.
	if (context.store.kind === 'postgres') {
		await trx.selectFrom('jobs').select('id').where('id', '=', jobId).forUpdate().execute();
	}
	return findJob(trx, siteId, jobId);
}

/** The job's entity tag: its version, and its progress and place, which change without a new version. */
export function entityTag(job: Job): string {
	const { words, sections } = job.progress;
	return `"${job.version}.${words}.${sections}.${job.phase}.${job.queue_position ?? ''}"`;
}

/**
 * Whether an `If-None-Match` header names this job as it is (RFC 9110, 13.1.2: a list, compared weakly; `*` matches anything).
 */
export function isKnown(job: Job, header: string | undefined): boolean {
	if (header === undefined) return false;
	const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
	return tags.includes('*') || tags.includes(entityTag(job));
}

/** How long a wait goes without looking at the database itself, for changes that another process made. ms */
const LOOK_AGAIN = 2000;

/**
 * A job, after waiting at most `wait` ms for it to differ from `known` (an entity tag) or, without one, to end or to wait for
 * an approval.
 * @throws {ProblemError} `not_found`
 */
export async function readJob(
	context: JobsContext,
	siteId: string,
	jobId: string,
	options: { wait: number; known: string | undefined; signal: AbortSignal },
): Promise<Job> {
	const until = context.clock.monotonic() + options.wait;
	const stop = new AbortController();
	const signal = AbortSignal.any([options.signal, context.draining, stop.signal]);
	try {
		for (;;) {
			const left = until - context.clock.monotonic();
			// Listening begins before reading, or a change between the two would be slept through.
			const changed = left > 0 ? context.signals.wait(jobId, Math.min(left, LOOK_AGAIN), signal) : undefined;
			const row = await findJob(context.store.db, siteId, jobId);
			const job = toJob(row, context.live, await queuePositionOf(context.store.db, row));
			const settled = isResting(row) || (options.known !== undefined && !isKnown(job, options.known));
			if (settled || !changed || signal.aborted) return job;
			await changed;
		}
	} finally {
		stop.abort();
	}
}

/** A page of a site's jobs, newest first. The cursor is the id of the last one. */
export async function listJobs(
	context: JobsContext,
	siteId: string,
	query: z.output<typeof JobListQuery>,
): Promise<JobList> {
	const { db } = context.store;
	let select = db.selectFrom('jobs').select(JOB_HEAD).where('site_id', '=', siteId);
	if (query.after !== undefined) select = select.where('id', '<', query.after);
	if (query.state !== undefined) select = select.where('state', '=', query.state);
	if (query.delivery !== undefined) select = select.where('delivery', '=', query.delivery);
	const rows = await select
		.orderBy('id', 'desc')
		.limit(query.limit + 1)
		.execute();
	const page = rows.slice(0, query.limit);
	const positions = await queuePositions(db, page);
	const hasMore = rows.length > query.limit;
	return {
		data: page.map((row) => toJob(row, context.live, positions.get(row.id) ?? null)),
		has_more: hasMore,
		next_cursor: hasMore ? (page.at(-1)?.id ?? null) : null,
	};
}

/** Places in the queue of a page's waiting jobs: one count for the oldest; the others stand behind it in the order of the page. */
async function queuePositions(db: Database, page: JobHead[]): Promise<Map<string, number>> {
	const waiting = page.filter(isQueued).reverse();
	const [oldest] = waiting;
	if (!oldest) return new Map();
	const ahead = (await queuePositionOf(db, oldest)) ?? 0;
	return new Map(waiting.map((row, index) => [row.id, ahead + index]));
}
