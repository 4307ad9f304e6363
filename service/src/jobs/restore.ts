import type { JobError, Usage } from '@draftsmith/shared';
import { regenerationStep } from '../articles/index.ts';
import { JOB_HEAD, type JobHead, type Transaction } from '../store/index.ts';
import { releaseTokens, settleJob, sumUsage } from '../usage/index.ts';
import type { JobsContext } from './context.ts';
import { errorColumns, type Held, NO_ERROR, RESTORED, updateHeld, usageColumns } from './held.ts';
import { noteFailedTokens, STEP_USAGE, usageOfSteps } from './steps.ts';

/**
 * Ends a regeneration of a running job that failed; `error` says why. It does not count against the regenerations that the
 * article may have. Returns false when the lease was lost.
 */
export async function restoreArticle(
	trx: Transaction,
	job: Held,
	error: JobError,
	leaseUntil: number,
): Promise<boolean> {
	const { numUpdatedRows } = await updateHeld(trx, job, leaseUntil)
		.set({ ...RESTORED, ...errorColumns(error), regenerations: job.regenerations - 1 })
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) return false;
	const rows = await stepsOf(trx, job);
	await deleteSteps(
		trx,
		job.id,
		rows.map(({ step }) => step),
	);
	await noteFailedTokens(trx, { id: job.id }, usageOfSteps(rows));
	await releaseTokens(trx, job);
	return true;
}

/**
 * Cancels the regeneration of a job. What was written of it was shown, so its tokens count; its request is taken back, so
 * that the next one does not build on it.
 */
export async function cancelRegeneration(context: JobsContext, trx: Transaction, job: JobHead): Promise<JobHead> {
	const usage = usageOfSteps(await stepsOf(trx, job));
	await deleteSteps(trx, job.id, [regenerationStep(job.regenerating ?? 0)]);
	const before: Usage = {
		input_tokens: job.input_tokens,
		output_tokens: job.output_tokens,
		source: job.usage_source ?? 'none',
	};
	const restored = await trx
		.updateTable('jobs')
		.set((eb) => ({
			...RESTORED,
			...NO_ERROR,
			...usageColumns(sumUsage([{ usage: before }, { usage }])),
			version: eb('version', '+', 1),
			lease_owner: null,
			lease_until: null,
		}))
		.where('id', '=', job.id)
		.returning(JOB_HEAD)
		.executeTakeFirstOrThrow();
	await settleJob(trx, context, job, { input: usage.input_tokens, output: usage.output_tokens }, 'change');
	return restored;
}

function stepsOf(trx: Transaction, job: Pick<Held, 'id' | 'regenerating'>) {
	const step = regenerationStep(job.regenerating ?? 0);
	return trx
		.selectFrom('job_steps')
		.select(['step', ...STEP_USAGE])
		.where('job_id', '=', job.id)
		.where((eb) => eb.or([eb('step', '=', step), eb('step', 'like', `${step}.%`)]))
		.execute();
}

async function deleteSteps(trx: Transaction, jobId: string, steps: readonly string[]): Promise<void> {
	if (steps.length === 0) return;
	await trx.deleteFrom('job_steps').where('job_id', '=', jobId).where('step', 'in', steps).execute();
}
