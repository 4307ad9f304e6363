import { moveInLane } from '../dispatch/index.ts';
import { releaseRequest } from '../usage/index.ts';
import type { JobsContext } from './context.ts';
import { NO_CONTENT } from './held.ts';
import { placeOf } from './job.ts';
import { eraseSteps } from './steps.ts';

const AT_ONCE = 200;

/** Erases content that nobody took in 30 days; a job that still waits then has failed. Returns how many there were. */
export async function expireContent(context: JobsContext): Promise<number> {
	const now = context.clock.now();
	let total = 0;
	for (;;) {
		const expired = await context.store.db
			.selectFrom('jobs')
			.select(['id', 'site_id', 'state', 'phase', 'api_key_id', 'usage_day'])
			.where('delivery', '=', 'pending')
			.where('expires_at', '<=', now)
			.where('state', '!=', 'processing')
			.limit(AT_ONCE)
			.execute();
		if (expired.length === 0) break;
		await context.store.write(async (trx) => {
			for (const job of expired) {
				const waited = job.state === 'starting';
				const { numUpdatedRows } = await trx
					.updateTable('jobs')
					.set((eb) => ({
						delivery: 'purged' as const,
						purged_at: now,
						version: eb('version', '+', 1),
						...(waited
							? {
									state: 'failed' as const,
									phase: 'finished' as const,
									finished_at: now,
									error_code: 'expired',
									error_detail: 'The job waited for 30 days and was given up.',
									error_retryable: 1,
								}
							: {}),
						...NO_CONTENT,
					}))
					.where('id', '=', job.id)
					.where('state', '=', job.state)
					.where('phase', '=', job.phase)
					.where('delivery', '=', 'pending')
					.executeTakeFirst();
				if (numUpdatedRows === 1n) await eraseSteps(trx, [job.id]);
				if (!waited || numUpdatedRows !== 1n) continue;
				await releaseRequest(trx, job);
				await moveInLane(trx, job.site_id, placeOf(job));
			}
		});
		total += expired.length;
		for (const job of expired) context.signals.notify(job.id);
	}
	if (total > 0) context.store.scheduleErasure();
	return total;
}
