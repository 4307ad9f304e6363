import type { Job } from '@draftsmith/shared';
import { moveInLane } from '../dispatch/index.ts';
import { ProblemError } from '../platform/problem.ts';
import { JOB_HEAD, type JobHead, type Transaction } from '../store/index.ts';
import { settleJob } from '../usage/index.ts';
import type { JobsContext } from './context.ts';
import { NO_CONTENT, usageColumns } from './held.ts';
import { placeOf, toJob } from './job.ts';
import { appendPurge, digestContent } from './purge-receipt.ts';
import { lockJob } from './read.ts';
import { cancelRegeneration } from './restore.ts';
import { eraseSteps } from './steps.ts';

/**
 * Cancels a job: its run stops, its request goes back to the quota, its content is erased, and a receipt says so, by which a
 * restored backup erases it again. Asked again, it answers the same. Of a finished article that is being regenerated only the
 * regeneration is canceled; asked again, the article is finished, and the answer says so. The tokens of finished steps count: what
 * they gave was shown.
 * @throws {ProblemError} `not_found`; `already_final` when it succeeded or failed before
 */
export async function cancelJob(context: JobsContext, siteId: string, jobId: string): Promise<Job> {
	const row = await context.store.write(async (trx) => {
		const before = await lockJob(context, trx, siteId, jobId);
		if (before.state === 'canceled') return before;
		if (before.state !== 'starting' && before.state !== 'processing') {
			throw new ProblemError('already_final', 'The job has ended already and can’t be canceled.');
		}
		if (before.regenerating !== null) {
			const restored = await cancelRegeneration(context, trx, before);
			await moveInLane(trx, siteId, placeOf(before));
			return restored;
		}
		const digest = await digestContent(trx, before.id);
		const canceled = await endCanceled(context, trx, before);
		// The lane late and the chain's head last, as everywhere: locked in another order than elsewhere, PostgreSQL waits for itself.
		await moveInLane(trx, siteId, placeOf(before));
		await appendPurge(trx, { job: canceled, at: context.clock.now(), reason: 'canceled', digest });
		return canceled;
	});
	context.dispatch.stop(row.id);
	context.dispatch.wake();
	context.store.scheduleErasure();
	context.signals.notify(row.id);
	return toJob(row, context.live, null);
}

/** The site has seen what was written so far: its tokens count, its request does not. */
async function endCanceled(context: JobsContext, trx: Transaction, job: JobHead): Promise<JobHead> {
	const usage = await eraseSteps(trx, job.id);
	const wasWritten = usage.source !== 'none';
	const canceled = await trx
		.updateTable('jobs')
		.set((eb) => ({
			state: 'canceled' as const,
			phase: 'finished' as const,
			version: eb('version', '+', 1),
			lease_owner: null,
			lease_until: null,
			finished_at: context.clock.now(),
			reserved_tokens: 0,
			...(wasWritten ? usageColumns(usage) : {}),
			...NO_CONTENT,
		}))
		.where('id', '=', job.id)
		.returning(JOB_HEAD)
		.executeTakeFirstOrThrow();
	await settleJob(trx, context, job, { input: usage.input_tokens, output: usage.output_tokens }, 'canceled');
	return canceled;
}
