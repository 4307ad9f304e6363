import { createHash } from 'node:crypto';
import { appendReceipt, findReceipt, type ReceiptRow } from '../records/index.ts';
import type { JobRow, Transaction } from '../store/index.ts';

/** Why a job's content was erased. */
export type PurgeReason = 'delivered' | 'expired' | 'canceled' | 'failed' | 'account_erased';

/**
 * SHA-256, hexadecimal, of everything sealed that a job has: its wrapped data key, request, result and steps, each with its name
 * and length. Taken just before it is erased, it says what was, to whoever still has a copy. Null when there is nothing.
 */
export async function digestContent(trx: Transaction, jobId: string): Promise<string | null> {
	const job = await trx
		.selectFrom('jobs')
		.select(['content_key', 'request', 'result'])
		.where('id', '=', jobId)
		.executeTakeFirst();
	if (!job?.content_key) return null;
	const steps = await trx
		.selectFrom('job_steps')
		.select(['step', 'content'])
		.where('job_id', '=', jobId)
		.orderBy('step')
		.execute();
	const hash = createHash('sha256');
	const add = (name: string, bytes: Uint8Array | null) => {
		if (bytes) hash.update(`${name} ${bytes.length}\n`).update(bytes);
	};
	add('key', job.content_key);
	add('request', job.request);
	add('result', job.result);
	for (const { step, content } of steps) add(`step/${step}`, content);
	return hash.digest('hex');
}

/**
 * That a job's content is gone; `at` in ms since the epoch. `site_id` is whose it was: null when the site goes with it. `digest` is
 * null when there was nothing.
 */
export type Purge = {
	job: Pick<JobRow, 'id' | 'result_sha256'> & { site_id: string | null };
	at: number;
	reason: PurgeReason;
	digest: string | null;
};

/**
 * Adds the receipt that a job's content is gone, after everything else in the transaction that erases it. A job whose content went
 * before, when it failed or was canceled, has one already: it is not given a second.
 */
export async function appendPurge(trx: Transaction, { job, at, reason, digest }: Purge): Promise<ReceiptRow> {
	const earlier = digest === null ? await findReceipt(trx, { kind: 'job_purged', subject: job.id }) : undefined;
	if (earlier) return earlier;
	return appendReceipt(trx, {
		kind: 'job_purged',
		subject: job.id,
		site_id: job.site_id,
		at,
		details: { reason, sha256: job.result_sha256, digest },
	});
}
