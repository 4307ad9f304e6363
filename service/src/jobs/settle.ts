import { createHash } from 'node:crypto';
import type { Article, JobError, JobErrorCode } from '@draftsmith/shared';
import { moveInLane } from '../dispatch/index.ts';
import type { Transaction } from '../store/index.ts';
import { releaseRequest, settleJob } from '../usage/index.ts';
import type { JobsContext } from './context.ts';
import { type Claimed, errorColumns, type Held, NO_CONTENT, NO_ERROR, updateHeld, usageColumns } from './held.ts';
import { appendPurge, digestContent, type Purge } from './purge-receipt.ts';
import { restoreArticle } from './restore.ts';
import { eraseSteps, noteFailedTokens } from './steps.ts';

/** Stores the article and ends the job. Returns false when the lease was lost: then nothing was written. */
export async function succeed(context: JobsContext, job: Claimed, article: Article): Promise<boolean> {
	if (!job.content_key) return false;
	const bytes = Buffer.from(JSON.stringify(article));
	const sealed = context.keyring.open(job.id, job.content_key).seal('result', bytes);
	const { usage } = article;
	const written = await context.store.write(async (trx) => {
		const { numUpdatedRows } = await updateHeld(trx, job, Number.MAX_SAFE_INTEGER)
			.where('content_key', 'is not', null)
			.set({
				state: 'succeeded',
				phase: 'finished',
				words: article.word_count,
				sections: article.sections.length,
				target_sections: article.sections.length,
				regenerating: null,
				...NO_ERROR,
				result: sealed,
				result_sha256: createHash('sha256').update(bytes).digest('hex'),
				finished_at: context.clock.now(),
				reserved_tokens: 0,
				...usageColumns(usage),
			})
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		// A regeneration adds to what was counted when the article was first finished.
		const taken = {
			input: newTokens(usage.input_tokens, job.input_tokens),
			output: newTokens(usage.output_tokens, job.output_tokens),
		};
		await settleJob(trx, context, job, taken, job.regenerating === null ? 'article' : 'change');
		await moveInLane(trx, job.site_id, 'running');
		return true;
	});
	context.signals.notify(job.id);
	return written;
}

/** Puts a job aside whose outline waits for approval. */
export async function park(context: JobsContext, job: Claimed): Promise<boolean> {
	const written = await context.store.write(async (trx) => {
		const { numUpdatedRows } = await updateHeld(trx, job, Number.MAX_SAFE_INTEGER)
			.set({ state: 'starting', phase: 'awaiting_approval', available_at: Number.MAX_SAFE_INTEGER })
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		await moveInLane(trx, job.site_id, 'running', 'parked');
		return true;
	});
	context.signals.notify(job.id);
	return written;
}

/**
 * Ends the job without an article: gives its request back to the quota and erases its content, and a receipt says so. A change of an
 * article is given up, and the article stays. Returns false when the lease was lost: then nothing was written.
 */
export async function fail(
	context: JobsContext,
	job: Held,
	error: JobError & { code: JobErrorCode },
	leaseUntil = Number.MAX_SAFE_INTEGER,
): Promise<boolean> {
	const written = await context.store.write(async (trx) => {
		if (job.regenerating !== null) {
			const restored = await restoreArticle(trx, job, error, leaseUntil);
			if (restored) await moveInLane(trx, job.site_id, 'running');
			return restored;
		}
		const purge = await endWithoutArticle(trx, job, error, { leaseUntil, now: context.clock.now() });
		if (!purge) return false;
		await moveInLane(trx, job.site_id, 'running');
		// The chain's head is the last lock.
		await appendPurge(trx, purge);
		return true;
	});
	context.store.scheduleErasure();
	context.signals.notify(job.id);
	return written;
}

async function endWithoutArticle(
	trx: Transaction,
	job: Held,
	error: JobError,
	{ leaseUntil, now }: { leaseUntil: number; now: number },
): Promise<Purge | undefined> {
	const { numUpdatedRows } = await updateHeld(trx, job, leaseUntil)
		.set({
			state: 'failed',
			phase: 'finished',
			finished_at: now,
			reserved_tokens: 0,
			...errorColumns(error),
		})
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) return undefined;
	// From here on nobody adds a step: the digest is of all there is.
	const digest = await digestContent(trx, job.id);
	await trx.updateTable('jobs').set(NO_CONTENT).where('id', '=', job.id).execute();
	await noteFailedTokens(trx, { id: job.id }, await eraseSteps(trx, job.id));
	await releaseRequest(trx, job);
	return { job, at: now, reason: 'failed', digest };
}

function newTokens(now: number | null, before: number | null): number | null {
	return now === null ? null : now - (before ?? 0);
}
