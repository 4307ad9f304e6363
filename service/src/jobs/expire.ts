import { moveInLane } from '../dispatch/index.ts';
import { batchSizes } from '../platform/batches.ts';
import type { JobHead, Transaction } from '../store/index.ts';
import { releaseRequest, releaseTokens } from '../usage/index.ts';
import type { StoredJobsContext } from './context.ts';
import { NO_CONTENT, RESTORED } from './held.ts';
import { placeOf } from './job.ts';
import { appendPurge, digestContent } from './purge-receipt.ts';
import { eraseSteps, noteFailedTokens } from './steps.ts';

/** Jobs whose content is erased at the same time, at most: content is overwritten, which takes its time. */
const MOST_AT_ONCE = 20;
const EXPIRING = [
	'id',
	'site_id',
	'state',
	'phase',
	'regenerating',
	'api_key_id',
	'usage_day',
	'reserved_tokens',
	'result_sha256',
	'input_tokens',
	'output_tokens',
] as const;
type Expiring = Pick<JobHead, (typeof EXPIRING)[number]>;

/** Erases content that nobody took within the days that its plan keeps it; a job that still waits then has failed. Returns how many there were. */
export async function expireContent(context: StoredJobsContext): Promise<number> {
	const now = context.clock.now();
	const batches = batchSizes(context.clock, MOST_AT_ONCE);
	let total = 0;
	while (!context.draining.aborted) {
		const found = await batches.run(async (atMost) => {
			const expired = await findExpired(context, now, atMost);
			// Each by itself, for their quotas and lanes have no order in which two processes could lock them; commits are shared.
			const ended = await Promise.all(expired.map((job) => context.store.write((trx) => expireJob(trx, job, now))));
			total += ended.filter(Boolean).length;
			return expired;
		});
		if (found.length === 0) break;
		for (const job of found) context.signals.notify(job.id);
	}
	if (total > 0) context.store.scheduleErasure();
	return total;
}

function findExpired(context: StoredJobsContext, now: number, atMost: number): Promise<Expiring[]> {
	return context.store.db
		.selectFrom('jobs')
		.select(EXPIRING)
		.where('delivery', '=', 'pending')
		.where('expires_at', '<=', now)
		.where('state', '!=', 'processing')
		.limit(atMost)
		.execute();
}

async function expireJob(trx: Transaction, job: Expiring, at: number): Promise<boolean> {
	const digest = await digestContent(trx, job.id);
	if (!(await endExpired(trx, job, at))) return false;
	// The chain's head is the last lock.
	await appendPurge(trx, { job, at, reason: 'expired', digest });
	return true;
}

async function endExpired(trx: Transaction, job: Expiring, now: number): Promise<boolean> {
	const isWaiting = job.state === 'starting';
	const { numUpdatedRows } = await trx
		.updateTable('jobs')
		.set((eb) => ({
			delivery: 'purged' as const,
			purged_at: now,
			version: eb('version', '+', 1),
			...(isWaiting ? endOf(job, now) : {}),
			...NO_CONTENT,
		}))
		.where('id', '=', job.id)
		.where('state', '=', job.state)
		.where('phase', '=', job.phase)
		.where('delivery', '=', 'pending')
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) return false;
	const spent = await eraseSteps(trx, job.id);
	if (!isWaiting) return true;
	// What the article took was counted when it was finished; what its regeneration has taken since came to nothing.
	await noteFailedTokens(
		trx,
		{ id: job.id },
		{
			input_tokens: (spent.input_tokens ?? 0) - (job.input_tokens ?? 0),
			output_tokens: (spent.output_tokens ?? 0) - (job.output_tokens ?? 0),
		},
	);
	await (job.regenerating === null ? releaseRequest : releaseTokens)(trx, job);
	await moveInLane(trx, job.site_id, placeOf(job));
	return true;
}

function endOf(job: Expiring, now: number) {
	if (job.regenerating !== null) return RESTORED;
	return {
		state: 'failed' as const,
		phase: 'finished' as const,
		finished_at: now,
		reserved_tokens: 0,
		error_code: 'expired',
		error_detail: 'The job waited for longer than the plan keeps requests, and was given up.',
		error_retryable: 1,
	};
}
