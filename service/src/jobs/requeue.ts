import { moveInLane } from '../dispatch/index.ts';
import type { StoredJobsContext } from './context.ts';
import { type Held, updateHeld } from './held.ts';

/** How a job goes back into the queue. Counts that are left out stay as they are. */
type Requeue = { delay: number; failures?: number; failingSince?: number; leaseUntil?: number };

/** Puts the job back into the queue, to be claimed again after `delay` ms. */
export async function requeue(
	context: StoredJobsContext,
	job: Held,
	{ delay, failures, failingSince, leaseUntil = Number.MAX_SAFE_INTEGER }: Requeue,
): Promise<boolean> {
	const written = await context.store.write(async (trx) => {
		const { numUpdatedRows } = await updateHeld(trx, job, leaseUntil)
			.set({
				state: 'starting',
				phase: 'queued',
				...(failures === undefined ? {} : { failures }),
				...(failingSince === undefined ? {} : { failing_since: failingSince }),
				// 0 for at once: after the clock was set back, "now" would be in the future.
				available_at: delay === 0 ? 0 : context.clock.now() + delay,
			})
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		await moveInLane(trx, job.site_id, 'running', 'queued');
		return true;
	});
	context.signals.notify(job.id);
	return written;
}
