import { createHash } from 'node:crypto';
import type { Article, JobError, Usage } from '@draftsmith/shared';
import { finishInLane, returnToLane } from '../dispatch/index.ts';
import { openEnvelope } from '../privacy/index.ts';
import type { JobHead, JobRow, Transaction } from '../store/index.ts';
import { countTokens, releaseRequest } from '../usage/index.ts';
import type { JobsContext } from './context.ts';

/** A job as its worker claimed it: every write names its attempt, so that a worker which lost its lease writes nothing. */
export type Claimed = JobRow;
/** The same without its content: enough to end it or to put it back. */
type Held = JobHead;

/** What is forgotten when content is erased. */
export const NO_CONTENT = { content_key: null, request: null, result: null } as const;

/**
 * The update of a claimed job that only its holder can make; or, for the reaper, one whose lease has ended by `leaseUntil`: a
 * heartbeat in between wins.
 */
function updateHeld(trx: Transaction, job: Held, leaseUntil: number) {
	return trx
		.updateTable('jobs')
		.set((eb) => ({ version: eb('version', '+', 1), lease_owner: null, lease_until: null }))
		.where('id', '=', job.id)
		.where('state', '=', 'processing')
		.where('attempt', '=', job.attempt)
		.where('lease_owner', '=', job.lease_owner)
		.where('lease_until', '<=', leaseUntil);
}

/** Stores the article and ends the job. Returns false when the lease was lost: then nothing was written. */
export async function succeed(context: JobsContext, job: Claimed, article: Article): Promise<boolean> {
	if (!job.content_key) return false;
	const bytes = Buffer.from(JSON.stringify(article));
	const sealed = openEnvelope(context.masterKey, job.id, job.content_key).seal('result', bytes);
	const { usage } = article;
	const written = await context.store.write(async (trx) => {
		const { numUpdatedRows } = await updateHeld(trx, job, Number.MAX_SAFE_INTEGER)
			.set({
				state: 'succeeded',
				phase: 'finished',
				words: article.word_count,
				result: sealed,
				result_sha256: createHash('sha256').update(bytes).digest('hex'),
				finished_at: context.clock.now(),
				...usageColumns(usage),
			})
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		await countTokens(trx, job, { input: usage.input_tokens ?? 0, output: usage.output_tokens ?? 0 });
		await finishInLane(trx, job.site_id);
		return true;
	});
	context.signals.notify(job.id);
	return written;
}

/** Ends the job without an article: gives its request back to the quota and erases its content. */
export async function fail(
	context: JobsContext,
	job: Held,
	error: JobError,
	leaseUntil = Number.MAX_SAFE_INTEGER,
): Promise<boolean> {
	const written = await context.store.write(async (trx) => {
		const { numUpdatedRows } = await updateHeld(trx, job, leaseUntil)
			.set({
				state: 'failed',
				phase: 'finished',
				error_code: error.code,
				error_detail: error.detail,
				error_retryable: error.retryable ? 1 : 0,
				finished_at: context.clock.now(),
				...NO_CONTENT,
			})
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		await releaseRequest(trx, job);
		await finishInLane(trx, job.site_id);
		return true;
	});
	context.store.scheduleErasure();
	context.signals.notify(job.id);
	return written;
}

/** Puts the job back into the queue, to be claimed again after `delay` ms. `failed` counts against its attempts. */
export async function requeue(
	context: JobsContext,
	job: Held,
	{ delay, failed, leaseUntil = Number.MAX_SAFE_INTEGER }: { delay: number; failed: boolean; leaseUntil?: number },
): Promise<boolean> {
	const written = await context.store.write(async (trx) => {
		const { numUpdatedRows } = await updateHeld(trx, job, leaseUntil)
			.set({
				state: 'starting',
				phase: 'queued',
				words: 0,
				failures: job.failures + (failed ? 1 : 0),
				// 0 for at once: after the clock was set back, "now" would be in the future.
				available_at: delay === 0 ? 0 : context.clock.now() + delay,
			})
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		await returnToLane(trx, job.site_id);
		return true;
	});
	context.signals.notify(job.id);
	return written;
}

function usageColumns(usage: Usage) {
	return { input_tokens: usage.input_tokens, output_tokens: usage.output_tokens, usage_source: usage.source };
}
