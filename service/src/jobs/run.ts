import { JobRequest } from '@draftsmith/shared';
import { z } from 'zod';
import { ArticleError, type ArticleRequest, type BriefTemplate, writeArticle } from '../articles/index.ts';
import { RunStopped } from '../dispatch/index.ts';
import { type Engine, EngineError, type EngineErrorCode, estimateTokens } from '../engines/index.ts';
import { describeError } from '../platform/log.ts';
import { jitter } from '../platform/random.ts';
import { diskFault, type JobRow } from '../store/index.ts';
import { effectivePlan, mayUseExternal } from '../usage/index.ts';
import type { JobsContext } from './context.ts';
import type { Claimed } from './held.ts';
import { tokensOf } from './job.ts';
import { toArticleRequest } from './quote.ts';
import { requeue } from './requeue.ts';
import { fail, park, succeed } from './settle.ts';
import { noteFailedTokens, openSteps, type RunSteps } from './steps.ts';

/** Attempts in a row that may end in an error or a crash before a job is given up. */
export const MOST_FAILURES = 8;
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 60_000;
/** How long a job waits for a model that is not there, ms since it first was not: servers restart, limits end with the hour. */
const PATIENCE = 2 * 3_600_000;
/** Faults of a model's server that are expected to pass. They never use up the attempts, but the patience. */
const PASSING: readonly EngineErrorCode[] = ['model_rate_limited', 'model_unavailable', 'model_timeout'];
const MOST_PASSING = 6;
/** Failures in a row after which a step that an article can do without is left out. */
const MOST_FOR_OPTIONAL = 5;

/** A request as it is sealed: with its template as it was when the request came. */
const StoredRequest = JobRequest.extend({ template_snapshot: z.custom<BriefTemplate>().optional() });

/** Writes the article of one claimed job and settles it. Never rejects: what goes wrong ends in the job's row. */
export async function runJob(context: JobsContext, job: Claimed, signal: AbortSignal): Promise<void> {
	const live = context.live.open(job.id, job.attempt, job.language, () => context.signals.notify(job.id));
	let steps: RunSteps | undefined;
	try {
		if (!hasContent(job)) throw new EngineError('model_refused', 'The request’s content is gone.');
		steps = await openSteps(context, job);
		const { request, maxTokens } = openRequest(context, job);
		const [engine] = await enginesOf(context, job);
		const failed = { tokens: job.failed_input_tokens + job.failed_output_tokens };
		const ceiling = ceilingOf(job, maxTokens);
		const outcome = await writeArticle(
			{
				jobId: job.id,
				engines: () => enginesOf(context, job),
				steps,
				live: live.sink,
				estimateTokens,
				maxTokens: ceiling,
				// What came to nothing is the operator's loss, but for whoever has set a ceiling to all that is spent.
				failedTokens: () => (maxTokens === undefined ? 0 : failed.tokens),
				onFailedCall: async (spent) => {
					failed.tokens += spent.input + spent.output;
					const { id, attempt } = job;
					const lost = { input_tokens: spent.input, output_tokens: spent.output };
					await context.store.write((trx) => noteFailedTokens(trx, { id, attempt }, lost));
				},
				regenerations: job.regenerations,
				isTired: () => !steps?.hasProgressed() && job.failures >= MOST_FOR_OPTIONAL,
				signal,
				now: () => context.clock.now(),
			},
			engine,
			request,
		);
		signal.throwIfAborted();
		if (outcome.type === 'outline') await park(context, job);
		else await succeed(context, job, outcome.article);
	} catch (error) {
		await settleFailure(context, job, error, steps?.hasProgressed() ?? false).catch((failure: unknown) => {
			// It is not among the runs of this process any more, so its lease runs out and it is taken up again.
			context.log.error({ job_id: job.id, ...describeError(failure) }, 'a failed job could not be settled');
		});
	} finally {
		context.live.close(job.id, job.attempt);
		context.signals.notify(job.id);
	}
}

/** Whether a site may use models of other companies now: its owner may have withdrawn what was allowed, its plan may have changed. */
async function isExternalAllowed({ store, verification }: JobsContext, siteId: string): Promise<boolean> {
	const site = await store.db
		.selectFrom('sites')
		.innerJoin('accounts', 'accounts.id', 'sites.account_id')
		.select(['allow_external', 'status', 'plan', 'email_confirmed_at'])
		.where('sites.id', '=', siteId)
		.executeTakeFirstOrThrow();
	return mayUseExternal(effectivePlan(site, verification), site.allow_external === 1);
}

/** The model of a job and its fallbacks, as its site may use them now. */
async function enginesOf(context: JobsContext, job: Claimed): Promise<[Engine, ...Engine[]]> {
	const allowed = await isExternalAllowed(context, job.site_id);
	let [engine, ...fallbacks] = context.catalogue.route(job.model, allowed);
	if (!engine) {
		// Its server may have come up since it was last asked.
		await context.catalogue.refresh();
		[engine, ...fallbacks] = context.catalogue.route(job.model, allowed);
	}
	if (engine?.scope === job.scope) return [engine, ...fallbacks];
	if (job.scope === 'external' && !allowed) {
		throw new EngineError(
			'model_refused',
			'This site, or its plan, does not allow models of other companies any more.',
		);
	}
	if (engine) throw new EngineError('model_refused', 'The model has moved to another provider since. Submit again.');
	throw new EngineError('model_unavailable', 'The model is not there at the moment. Is its server running?');
}

type WithContent = JobRow & { content_key: Uint8Array; request: Uint8Array };

function hasContent(job: Claimed): job is WithContent {
	return job.content_key !== null && job.request !== null;
}

function openRequest(
	context: JobsContext,
	job: WithContent,
): { request: ArticleRequest; maxTokens: number | undefined } {
	const opened = context.keyring.open(job.id, job.content_key).open('request', job.request);
	const { template_snapshot, ...request } = StoredRequest.parse(JSON.parse(opened.toString('utf8')));
	return { maxTokens: request.max_tokens, request: toArticleRequest(request, template_snapshot) };
}

/** The most tokens that a job may take: what is reserved for it now, on top of what was counted before a regeneration. */
function ceilingOf(job: Claimed, maxTokens: number | undefined): number | undefined {
	// From before tokens were reserved.
	if (job.reserved_tokens === 0) return maxTokens;
	const reserved = (job.regenerating === null ? 0 : tokensOf(job)) + job.reserved_tokens;
	return Math.min(maxTokens ?? reserved, reserved);
}

async function settleFailure(
	context: JobsContext,
	job: Claimed,
	error: unknown,
	hasProgressed: boolean,
): Promise<void> {
	if (error instanceof RunStopped) {
		if (error.reason === 'shutdown') await requeue(context, job, { delay: 0 });
		return;
	}
	const known = error instanceof EngineError || error instanceof ArticleError ? error : undefined;
	const code = known?.code ?? 'internal_error';
	const again = error instanceof ArticleError ? undefined : planRetry(context, job, error, hasProgressed);
	const fields = {
		job_id: job.id,
		attempt: job.attempt,
		failures: again?.failures ?? job.failures + 1,
		...(known ? { code } : describeError(error)),
		retryable: again !== undefined,
	};
	// A job that found its model busy comes again every two seconds: nothing that an operator must see each time.
	if (again && error instanceof EngineError && !error.asked) context.log.debug(fields, 'an attempt was turned away');
	else context.log.warn(fields, 'an attempt failed');
	if (again) {
		await requeue(context, job, again);
		context.dispatch.wakeAfter(again.delay);
		return;
	}
	await fail(context, job, {
		code,
		detail:
			known?.message ??
			'The article could not be written because of a fault in the service. Try again; if it fails again, tell the operator.',
		retryable: known?.retryable ?? true,
	});
}

/** When to try again and how many failures in a row that makes; undefined when it is enough. */
function planRetry(
	context: JobsContext,
	job: Claimed,
	error: unknown,
	hasProgressed: boolean,
): { delay: number; failures: number; failingSince?: number } | undefined {
	const known = error instanceof EngineError ? error : undefined;
	if (known && !known.retryable) return undefined;
	const before = hasProgressed ? 0 : job.failures;
	const delay =
		known?.retryAfter === undefined
			? jitter(Math.min(FIRST_DELAY * 2 ** before, LONGEST_DELAY))
			: known.retryAfter + jitter(FIRST_DELAY / 2);
	// A disk without room is no fault of the job's.
	if (diskFault(error) === 'full') return { delay, failures: before };
	// Turned away because others were before it: that is no fault of anybody's.
	if (known?.asked === false && known.code === 'model_rate_limited') return { delay, failures: before };
	if (known && PASSING.includes(known.code)) {
		const now = context.clock.now();
		const failingSince = (hasProgressed ? null : job.failing_since) ?? now;
		const isOver = now + delay - failingSince > PATIENCE;
		return isOver
			? undefined
			: { delay, failingSince, failures: known.asked ? Math.max(before, Math.min(before + 1, MOST_PASSING)) : before };
	}
	return before + 1 < MOST_FAILURES ? { delay, failures: before + 1 } : undefined;
}
