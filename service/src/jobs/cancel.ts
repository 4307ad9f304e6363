import type { Job } from '@draftsmith/shared';
import { moveInLane } from '../dispatch/index.ts';
import { ProblemError } from '../platform/problem.ts';
import { JOB_HEAD } from '../store/index.ts';
import { releaseRequest } from '../usage/index.ts';
import type { JobsContext } from './context.ts';
import { NO_CONTENT, NO_ERROR } from './held.ts';
import { placeOf, toJob } from './job.ts';
import { findJob } from './read.ts';
import { forgetRegeneration, RESTORED } from './restore.ts';
import { eraseSteps } from './steps.ts';

/**
 * Cancels a job: its run stops, its request goes back to the quota, its content is erased. Asked again, it answers the same.
 * Of a finished article that is being regenerated only the regeneration is canceled.
 * @throws {ProblemError} `not_found`; `already_final` when it succeeded or failed before
 */
export async function cancelJob(context: JobsContext, siteId: string, jobId: string): Promise<Job> {
	const row = await context.store.write(async (trx) => {
		// Locked, or a claim between reading and writing would make it look ended.
		if (context.store.kind === 'postgres') {
			await trx.selectFrom('jobs').select('id').where('id', '=', jobId).forUpdate().execute();
		}
		const before = await findJob(trx, siteId, jobId);
		if (before.state === 'canceled') return before;
		const isRegeneration = before.regenerating !== null;
		const end = isRegeneration
			? { ...RESTORED, ...NO_ERROR }
			: { state: 'canceled' as const, phase: 'finished' as const, finished_at: context.clock.now(), ...NO_CONTENT };
		const canceled = await trx
			.updateTable('jobs')
			.set((eb) => ({ ...end, version: eb('version', '+', 1), lease_owner: null, lease_until: null }))
			.where('id', '=', before.id)
			.where('state', '=', before.state)
			.where('state', 'in', ['starting', 'processing'])
			.returning(JOB_HEAD)
			.executeTakeFirst();
		if (!canceled) throw new ProblemError('already_final', 'The job has ended already and can’t be canceled.');
		if (isRegeneration) await forgetRegeneration(trx, before);
		else {
			await eraseSteps(trx, [before.id]);
			await releaseRequest(trx, canceled);
		}
		await moveInLane(trx, siteId, placeOf(before));
		return canceled;
	});
	context.dispatch.stop(row.id);
	context.dispatch.wake();
	context.store.scheduleErasure();
	context.signals.notify(row.id);
	return toJob(row, context.live, null);
}
