import type { Receipt } from '@draftsmith/shared';
import { ProblemError } from '../platform/problem.ts';
import { findReceipt } from '../records/index.ts';
import type { JobsContext } from './context.ts';
import { NO_CONTENT } from './held.ts';
import { isFinal } from './job.ts';
import { appendPurge, digestContent } from './purge-receipt.ts';
import { findJob, lockJob } from './read.ts';
import { eraseSteps } from './steps.ts';

/**
 * The article's bytes and their SHA-256.
 * @throws {ProblemError} `not_found`, `not_ready`, `not_succeeded`, `content_purged`
 */
export async function readResult(
	context: JobsContext,
	siteId: string,
	jobId: string,
): Promise<{ bytes: Buffer; sha256: string }> {
	const job = await findJob(context.store.db, siteId, jobId);
	if (!isFinal(job)) throw new ProblemError('not_ready', 'The article is not finished yet.', { retryAfter: 2 });
	if (job.state !== 'succeeded')
		throw new ProblemError(
			'not_succeeded',
			`The job ${job.state === 'failed' ? 'failed' : 'was canceled'}; there is no article.`,
		);
	const content = await context.store.db
		.selectFrom('jobs')
		.select(['content_key', 'result'])
		.where('id', '=', job.id)
		.where('delivery', '=', 'pending')
		.executeTakeFirst();
	if (!content?.content_key || !content.result || !job.result_sha256) {
		throw new ProblemError('content_purged', 'The article has been delivered or has expired, and was erased here.');
	}
	const bytes = context.keyring.open(job.id, content.content_key).open('result', content.result);
	return { bytes, sha256: job.result_sha256 };
}

/**
 * Takes the site's word that it holds the result, proven by its digest, and erases everything of it here. Asked again, it
 * gives the same receipt. A failed or canceled job is acknowledged without a digest.
 * @throws {ProblemError} `not_found`, `not_ready`, `digest_mismatch`
 */
export async function acknowledge(
	context: JobsContext,
	siteId: string,
	jobId: string,
	sha256: string | undefined,
): Promise<Receipt> {
	const { job, purged } = await context.store.write(async (trx) => {
		const job = await lockJob(context, trx, siteId, jobId);
		if (!isFinal(job))
			throw new ProblemError('not_ready', 'The article is not finished yet; there is nothing to acknowledge.');
		if (job.state === 'succeeded' && job.result_sha256 !== (sha256 ?? null)) {
			throw new ProblemError(
				'digest_mismatch',
				'The SHA-256 is not that of the result’s bytes. Fetch the result again.',
			);
		}
		if (job.delivery !== 'pending') {
			return { job, purged: await findReceipt(trx, { kind: 'job_purged', subject: job.id }) };
		}
		const at = context.clock.now();
		const digest = await digestContent(trx, job.id);
		const delivered = { delivery: 'delivered' as const, purged_at: at };
		await trx
			.updateTable('jobs')
			.set((eb) => ({ ...delivered, version: eb('version', '+', 1), ...NO_CONTENT }))
			.where('id', '=', job.id)
			.where('delivery', '=', 'pending')
			.execute();
		await eraseSteps(trx, job.id);
		return { job: { ...job, ...delivered }, purged: await appendPurge(trx, { job, at, reason: 'delivered', digest }) };
	});
	context.store.scheduleErasure();
	context.signals.notify(jobId);
	return {
		job_id: job.id,
		delivery: job.delivery,
		purged_at: new Date(job.purged_at ?? job.created_at).toISOString(),
		sha256: job.result_sha256,
		// Jobs that were purged before there were receipts have none.
		...(purged ? { receipt: context.receipts.sign(purged) } : {}),
	};
}
