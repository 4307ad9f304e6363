import type { JobError } from '@draftsmith/shared';
import { regenerationStep } from '../articles/index.ts';
import type { Transaction } from '../store/index.ts';
import { errorColumns, type Held, updateHeld } from './held.ts';

/**
 * Ends a regeneration of a running job without a new text: the article is there as it was, and `error` says why.
 * Returns false when the lease was lost.
 */
export async function restoreArticle(
	trx: Transaction,
	job: Held,
	error: JobError,
	leaseUntil: number,
): Promise<boolean> {
	const { numUpdatedRows } = await updateHeld(trx, job, leaseUntil)
		.set({ ...RESTORED, ...errorColumns(error) })
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) return false;
	await forgetRegeneration(trx, job);
	return true;
}

/** What a job is again when its regeneration ends without a new text. */
export const RESTORED = { state: 'succeeded', phase: 'finished', regenerating: null } as const;

/** Takes the steps of the regeneration back that is under way, so that the next one does not build on it. */
export async function forgetRegeneration(trx: Transaction, job: Pick<Held, 'id' | 'regenerating'>): Promise<void> {
	if (job.regenerating === null) return;
	const step = regenerationStep(job.regenerating);
	await trx
		.deleteFrom('job_steps')
		.where('job_id', '=', job.id)
		.where((eb) => eb.or([eb('step', '=', step), eb('step', 'like', `${step}.%`)]))
		.execute();
}
