import { createHash } from 'node:crypto';
import { appendReceipt, type ReceiptRow } from '../records/index.ts';
import type { JobRow, Transaction } from '../store/index.ts';

/** Why a job's content was erased. */
export type PurgeReason = 'delivered' | 'expired' | 'account_erased';

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

/** Adds the receipt that a job's content is gone. After everything else in the transaction that erases it. */
export function appendPurge(
	trx: Transaction,
	purge: { job: Pick<JobRow, 'id' | 'result_sha256'>; at: number; reason: PurgeReason; digest: string | null },
): Promise<ReceiptRow> {
	const { job, at, reason, digest } = purge;
	return appendReceipt(trx, {
		kind: 'job_purged',
		subject: job.id,
		at,
		details: { reason, sha256: job.result_sha256, digest },
	});
}
