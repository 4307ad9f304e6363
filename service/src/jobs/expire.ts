import { moveInLane } from '../dispatch/index.ts';
import type { JobHead, Transaction } from '../store/index.ts';
import { releaseRequest } from '../usage/index.ts';
import type { JobsContext } from './context.ts';
import { NO_CONTENT } from './held.ts';
import { placeOf } from './job.ts';
import { RESTORED } from './restore.ts';
import { eraseSteps, noteFailedTokens } from './steps.ts';

const AT_ONCE = 200;
const EXPIRING = [
	'id',
	'site_id',
	'state',
	'phase',
	'regenerating',
	'api_key_id',
	'usage_day',
	'input_tokens',
	'output_tokens',
] as const;
type Expiring = Pick<JobHead, (typeof EXPIRING)[number]>;

/** Erases content that nobody took in 30 days; a job that still waits then has failed. Returns how many there were. */
export async function expireContent(context: JobsContext): Promise<number> {
	const now = context.clock.now();
	let total = 0;
	for (;;) {
		const expired = await context.store.db
			.selectFrom('jobs')
			.select(EXPIRING)
			.where('delivery', '=', 'pending')
			.where('expires_at', '<=', now)
			.where('state', '!=', 'processing')
			.limit(AT_ONCE)
			.execute();
		if (expired.length === 0) break;
		await context.store.write(async (trx) => {
			for (const job of expired) await expireJob(trx, job, now);
		});
		total += expired.length;
		for (const job of expired) context.signals.notify(job.id);
	}
	if (total > 0) context.store.scheduleErasure();
	return total;
}

async function expireJob(trx: Transaction, job: Expiring, now: number): Promise<void> {
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
	if (numUpdatedRows !== 1n) return;
	const spent = await eraseSteps(trx, job.id);
	if (!isWaiting) return;
	// What the article took was counted when it was finished; what its regeneration has taken since came to nothing.
	await noteFailedTokens(
		trx,
		{ id: job.id },
		{
			input_tokens: (spent.input_tokens ?? 0) - (job.input_tokens ?? 0),
			output_tokens: (spent.output_tokens ?? 0) - (job.output_tokens ?? 0),
		},
	);
	if (job.regenerating === null) await releaseRequest(trx, job);
	await moveInLane(trx, job.site_id, placeOf(job));
}

function endOf(job: Expiring, now: number) {
	if (job.regenerating !== null) return RESTORED;
	return {
		state: 'failed' as const,
		phase: 'finished' as const,
		finished_at: now,
		error_code: 'expired',
		error_detail: 'The job waited for 30 days and was given up.',
		error_retryable: 1,
	};
}
