import { isDeepStrictEqual } from 'node:util';
import type { Job } from '@draftsmith/shared';
import { type RegenerationRequest, regenerationStep, tokensToRegenerate, unpaidStep } from '../articles/index.ts';
import { joinLane } from '../dispatch/index.ts';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import type { JobHead, Transaction } from '../store/index.ts';
import type { JobsContext } from './context.ts';
import { NO_ERROR } from './held.ts';
import { isFinal, queuePositionOf, toJob, tokensOf } from './job.ts';
import { lockJob } from './read.ts';
import { addEditorsStep, readSteps } from './steps.ts';
import { queueFull } from './submit.ts';
import { withinQuota } from './within-quota.ts';

/** A request pays for one article; without a bound it would pay for any number of them. */
const MOST_REGENERATIONS = 30;

/**
 * Has one section of a finished article written anew. The job goes back into the queue, and its result is replaced when it is
 * done; should that fail or be canceled, the article is there as it was. While it is under way, the same question gives the same
 * answer; `result_sha256` guards against asking again when it is done. Its tokens are taken from the day on which it is asked for.
 * @throws {ProblemError} `not_found` (no such section either), `not_succeeded`, `not_ready`, `digest_mismatch`, `content_purged`, `regenerations_exhausted`, `daily_limit`, `queue_full`
 */
export async function regenerateSection(
	context: JobsContext,
	caller: Caller,
	jobId: string,
	request: RegenerationRequest & { result_sha256?: string | undefined },
): Promise<Job> {
	const row = await withinQuota(context, caller, async (trx, take) => {
		const job = await lockJob(context, trx, caller.siteId, jobId);
		const { section, hint } = request;
		if (await isAskedAgain(context, trx, job, { section, hint })) return job;
		assertRegenerable(job, section);
		if (request.result_sha256 !== undefined && request.result_sha256 !== job.result_sha256) {
			throw new ProblemError('digest_mismatch', 'The article has changed since. Fetch the result again.');
		}
		const number = job.regenerations + 1;
		await addEditorsStep(context, trx, job.id, regenerationStep(number), unpaidStep({ section, hint }));
		const reserved = tokensToRegenerate({ taken: tokensOf(job), sections: job.sections });
		const waiting = {
			usage_day: await take({ jobId: job.id, requests: 0, tokens: reserved, now: context.clock.now() }),
			reserved_tokens: reserved,
			state: 'starting' as const,
			phase: 'queued' as const,
			...NO_ERROR,
			available_at: 0,
			failures: 0,
			failing_since: null,
			regenerations: number,
			regenerating: number,
			version: job.version + 1,
		};
		await trx.updateTable('jobs').set(waiting).where('id', '=', job.id).execute();
		const ahead = await joinLane(trx, caller.siteId, caller.plan);
		if (ahead === undefined) throw queueFull(caller);
		return { ...job, ...waiting };
	});
	context.dispatch.wake();
	context.signals.notify(row.id);
	return toJob(row, context.live, await queuePositionOf(context.store.db, row));
}

/** Whether the regeneration under way is this very one: its answer was lost, and the question came again. */
async function isAskedAgain(
	context: JobsContext,
	trx: Transaction,
	job: JobHead,
	request: RegenerationRequest,
): Promise<boolean> {
	if (job.regenerating === null) return false;
	const step = regenerationStep(job.regenerating);
	const underWay = (await readSteps(context, trx, job.id, [step])).get(step);
	return underWay !== undefined && isDeepStrictEqual(underWay.content, request);
}

function assertRegenerable(job: JobHead, section: number): void {
	if (!isFinal(job))
		throw new ProblemError('not_ready', 'The article is being written. Wait until it is finished.', { retryAfter: 2 });
	if (job.state !== 'succeeded') throw new ProblemError('not_succeeded', 'There is no article to change.');
	if (job.delivery !== 'pending') {
		throw new ProblemError('content_purged', 'The article has been delivered or has expired, and was erased here.');
	}
	if (job.usage_source === 'none') {
		throw new ProblemError('not_regenerable', 'No model wrote this article. Submit it again with a model.');
	}
	if (section >= job.sections) {
		throw new ProblemError('not_found', `The article has ${job.sections} sections; they are counted from 0.`);
	}
	if (job.regenerations >= MOST_REGENERATIONS) {
		throw new ProblemError(
			'regenerations_exhausted',
			`Sections of this article were written anew ${MOST_REGENERATIONS} times already. Submit it as a new article.`,
		);
	}
}
