import { appendReceipt } from '../records/index.ts';
import type { JobRow, Store, Transaction } from '../store/index.ts';
import { releaseRequest, releaseTokens } from '../usage/index.ts';

/** A job whose content was erased, and when (ms since the epoch). */
export type PurgedJob = { id: string; at: number };

const COLUMNS = [
	'id',
	'site_id',
	'state',
	'regenerating',
	'usage_day',
	'reserved_tokens',
	'result_sha256',
	'attempt',
] as const;
type Found = Pick<JobRow, (typeof COLUMNS)[number]>;

const NO_CONTENT = { content_key: null, request: null, result: null, lease_owner: null, lease_until: null } as const;
const FAILED = {
	state: 'failed',
	phase: 'finished',
	error_code: 'expired',
	error_detail:
		'The job was delivered, canceled or given up before a backup was restored. Its content was erased then.',
	error_retryable: 0,
} as const;
const FINISHED = { state: 'succeeded', phase: 'finished', regenerating: null } as const;

/**
 * Erases the content of these jobs as far as it is there, and ends those that wait or run. Each leaves a receipt of its own,
 * for in this database it is erased now; one whose content is gone already stays as it is. The lanes are not counted anew.
 * @param now ms since the epoch
 * @returns how many had content
 */
export function purgeJobs(store: Store, purged: readonly PurgedJob[], now: number): Promise<number> {
	const since = new Map(purged.map(({ id, at }) => [id, at]));
	return store.write(async (trx) => {
		const found = await trx
			.selectFrom('jobs')
			.select(COLUMNS)
			.where('id', 'in', [...since.keys()])
			.where('content_key', 'is not', null)
			.orderBy('id')
			.execute();
		const gone: Found[] = [];
		for (const job of found) {
			if (await purgeJob(trx, job, since.get(job.id) ?? now)) gone.push(job);
		}
		// The chain's head is the last lock.
		for (const { id, site_id, result_sha256 } of gone) {
			const details = { reason: 'erased_before_restore', sha256: result_sha256, digest: null };
			await appendReceipt(trx, { kind: 'job_purged', subject: id, site_id, at: now, details });
		}
		return gone.length;
	});
}

async function purgeJob(trx: Transaction, job: Found, at: number): Promise<boolean> {
	const isUnfinished = job.state === 'starting' || job.state === 'processing';
	const { numUpdatedRows } = await trx
		.updateTable('jobs')
		.set((eb) => ({
			delivery: 'purged' as const,
			purged_at: at,
			version: eb('version', '+', 1),
			...NO_CONTENT,
			...(isUnfinished ? endOf(job, at) : {}),
		}))
		.where('id', '=', job.id)
		.where('content_key', 'is not', null)
		.where('state', '=', job.state)
		.where('attempt', '=', job.attempt)
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) return false;
	await trx.deleteFrom('job_steps').where('job_id', '=', job.id).execute();
	if (isUnfinished) await (job.regenerating === null ? releaseRequest : releaseTokens)(trx, job);
	return true;
}

/** The article of one that was being changed had been there already, and was counted. */
function endOf(job: Found, at: number) {
	return job.regenerating === null ? { ...FAILED, finished_at: at } : FINISHED;
}
