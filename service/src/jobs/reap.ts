import { expiredLeases } from '../dispatch/index.ts';
import type { JobsContext } from './context.ts';
import { requeue } from './requeue.ts';
import { MOST_FAILURES } from './run.ts';
import { fail } from './settle.ts';

/**
 * Takes back the jobs of workers that died: into the queue, or, when one has ended its worker too often, to the failed ones,
 * so that it can't take every worker down with it. Returns whether there were any.
 */
export async function reapJobs(context: JobsContext): Promise<boolean> {
	const now = context.clock.now();
	const jobs = await expiredLeases(context.store.db, now);
	for (const job of jobs) {
		if (job.failures + 1 < MOST_FAILURES) {
			await requeue(context, job, { delay: 0, failures: job.failures + 1, leaseUntil: now });
			continue;
		}
		context.log.error({ job_id: job.id, attempt: job.attempt }, 'a job was given up: its worker died each time');
		await fail(
			context,
			job,
			{
				code: 'attempts_exhausted',
				detail: `The service stopped ${MOST_FAILURES} times while it wrote this article. Try again; if it fails again, tell the operator.`,
				retryable: true,
			},
			now,
		);
	}
	return jobs.length > 0;
}
