import { JobRequest } from '@draftsmith/shared';
import { assembleArticle, writeDraft } from '../articles/index.ts';
import { RunStopped } from '../dispatch/index.ts';
import { type Brief, type Engine, EngineError } from '../engines/index.ts';
import { describeError } from '../platform/log.ts';
import { jitter } from '../platform/random.ts';
import { openEnvelope } from '../privacy/index.ts';
import { diskFault } from '../store/index.ts';
import type { JobsContext } from './context.ts';
import { type Claimed, fail, requeue, succeed } from './settle.ts';

/** Attempts that may end in an error or a crash before a job is given up. */
export const MOST_FAILURES = 8;
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 120_000;

/** Writes the article of one claimed job and settles it. Never rejects: what goes wrong ends in the job's row. */
export async function runJob(context: JobsContext, job: Claimed, signal: AbortSignal): Promise<void> {
	const live = context.live.open(job.id, job.attempt, job.language, () => context.signals.notify(job.id));
	try {
		const brief = openBrief(context, job);
		const engine = await engineOf(context, job);
		const draft = await writeDraft(engine, brief, signal, live.append);
		live.enter('assembling');
		const article = assembleArticle(draft, { brief, engine, jobId: job.id, now: context.clock.now() });
		signal.throwIfAborted();
		await succeed(context, job, article);
	} catch (error) {
		await settleFailure(context, job, error).catch((failure: unknown) => {
			// It is not among the runs of this process any more, so its lease runs out and it is taken up again.
			context.log.error({ job_id: job.id, ...describeError(failure) }, 'a failed job could not be settled');
		});
	} finally {
		context.live.close(job.id, job.attempt);
		context.signals.notify(job.id);
	}
}

/** The engine of a job, as its site may use it now: the owner may have withdrawn what was allowed when it was accepted. */
async function engineOf(context: JobsContext, job: Claimed): Promise<Engine> {
	const site = await context.store.db
		.selectFrom('sites')
		.select('allow_external')
		.where('id', '=', job.site_id)
		.executeTakeFirstOrThrow();
	const find = () => context.catalogue.list(site.allow_external === 1).find((each) => each.id === job.model);
	let engine = find();
	if (!engine) {
		// Its server may have come up since it was last asked.
		await context.catalogue.refresh();
		engine = find();
	}
	if (engine?.scope === job.scope) return engine;
	if (job.scope === 'external' && site.allow_external !== 1) {
		throw new EngineError('model_refused', 'This site does not allow models of other companies any more.');
	}
	if (engine) throw new EngineError('model_refused', 'The model has moved to another provider since. Submit again.');
	throw new EngineError('model_unavailable', 'The model is not there at the moment. Is its server running?');
}

function openBrief(context: JobsContext, job: Claimed): Brief {
	if (!job.content_key || !job.request) throw new EngineError('model_refused', 'The request’s content is gone.');
	const opened = openEnvelope(context.masterKey, job.id, job.content_key).open('request', job.request);
	const request = JobRequest.parse(JSON.parse(opened.toString('utf8')));
	return { ...request, words: job.target_words };
}

async function settleFailure(context: JobsContext, job: Claimed, error: unknown): Promise<void> {
	if (error instanceof RunStopped) {
		if (error.reason === 'shutdown') await requeue(context, job, { delay: 0, failed: false });
		return;
	}
	const known = error instanceof EngineError ? error : undefined;
	const retryable = known?.retryable ?? true;
	const code = known?.code ?? 'internal_error';
	context.log.warn(
		{
			job_id: job.id,
			attempt: job.attempt,
			failures: job.failures + 1,
			...(known ? { code } : describeError(error)),
			retryable,
		},
		'an attempt failed',
	);
	if (retryable && job.failures + 1 < MOST_FAILURES) {
		const delay = known?.retryAfter ?? jitter(Math.min(FIRST_DELAY * 2 ** job.failures, LONGEST_DELAY));
		// A disk without room is no fault of the job's: it must not use up its attempts.
		await requeue(context, job, { delay, failed: diskFault(error) !== 'full' });
		context.dispatch.wakeAfter(delay);
		return;
	}
	await fail(context, job, {
		code,
		detail:
			known?.message ??
			'The article could not be written because of a fault in the service. Try again; if it fails again, tell the operator.',
		retryable,
	});
}
