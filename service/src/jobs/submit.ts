import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Job, JobRequestParsed } from '@draftsmith/shared';
import { type BriefTemplate, tokensToReserve } from '../articles/index.ts';
import { joinLane } from '../dispatch/index.ts';
import type { Engine } from '../engines/index.ts';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import { newId } from '../platform/random.ts';
import { JOB_HEAD, type JobHead, type JobRow, precompile, type Transaction } from '../store/index.ts';
import { utcDay } from '../usage/index.ts';
import type { JobsContext } from './context.ts';
import { queuePositionOf, toJob } from './job.ts';
import { quoteFor, targetWords, templateOf, toArticleRequest } from './quote.ts';
import { withinQuota } from './within-quota.ts';

const DAY = 86_400_000;

/** The columns that a new job has; all others begin as null. */
const insertJob = precompile((db, param) =>
	db
		.insertInto('jobs')
		.values({
			id: param('id'),
			site_id: param('site_id'),
			api_key_id: param('api_key_id'),
			idempotency_key: param('idempotency_key'),
			fingerprint: param('fingerprint'),
			state: param('state'),
			delivery: param('delivery'),
			phase: param('phase'),
			words: param('words'),
			target_words: param('target_words'),
			language: param('language'),
			model: param('model'),
			scope: param('scope'),
			content_type: param('content_type'),
			post_type: param('post_type'),
			post_status: param('post_status'),
			attempt: param('attempt'),
			failures: param('failures'),
			available_at: param('available_at'),
			content_key: param('content_key'),
			request: param('request'),
			usage_day: param('usage_day'),
			reserved_tokens: param('reserved_tokens'),
			version: param('version'),
			created_at: param('created_at'),
			expires_at: param('expires_at'),
		})
		.onConflict((conflict) => conflict.columns(['site_id', 'idempotency_key']).doNothing()),
);

/**
 * Accepts one request for an article. One transaction holds the job, its place in the queue and its part of the quota, and
 * resolves when it is on the disk. The same idempotency key with the same request gives the same job, whatever happened in
 * between; with another request it is refused.
 * @throws {ProblemError} `unknown_model`, `unknown_template`, `invalid_request`, `idempotency_key_reused`, `daily_limit`, `queue_full`
 */
export async function submitJob(
	context: JobsContext,
	caller: Caller,
	idempotencyKey: string,
	request: JobRequestParsed,
): Promise<{ job: Job; replayed: boolean }> {
	const fingerprint = createHmac('sha256', context.fingerprintKey).update(fingerprinted(request)).digest('hex');
	let engine: Engine;
	try {
		engine = context.catalogue.find(request.model, caller.allowExternal);
	} catch (error) {
		// A replay is answered even when its model is gone by now.
		const earlier = await findByIdempotencyKey(context.store.db, caller.siteId, idempotencyKey);
		if (earlier) return replay(context, earlier, fingerprint);
		throw error;
	}
	const template = await prepare(context, caller.siteId, { request, engine, idempotencyKey });
	const row = newRow(context, caller, { idempotencyKey, fingerprint, request, engine, template });
	const accepted = await withinQuota(context, caller, async (trx, take) => {
		if ((await insertJob(trx, row)).numAffectedRows !== 1n) return undefined;
		await take({ jobId: row.id, requests: 1, tokens: row.reserved_tokens, now: row.created_at });
		const ahead = await joinLane(trx, caller.siteId, caller.plan);
		if (ahead === undefined) throw queueFull(caller);
		return { ahead };
	});
	if (accepted) {
		context.dispatch.wake();
		return { job: toJob(row, context.live, accepted.ahead), replayed: false };
	}
	const earlier = await findByIdempotencyKey(context.store.db, caller.siteId, idempotencyKey);
	if (!earlier)
		throw new ProblemError(
			'internal_error',
			'The job could not be read back. Send the request again with the same key.',
		);
	return replay(context, earlier, fingerprint);
}

/**
 * What makes two requests the same. A field that came later is left out where it says what was so before it: an upgrade must
 * not make another request of one that is sent again.
 */
function fingerprinted({ outline_only, ...request }: JobRequestParsed): string {
	return JSON.stringify(outline_only ? { ...request, outline_only } : request);
}

async function replay(
	context: JobsContext,
	row: JobHead,
	fingerprint: string,
): Promise<{ job: Job; replayed: boolean }> {
	if (!timingSafeEqual(Buffer.from(row.fingerprint), Buffer.from(fingerprint))) {
		throw new ProblemError('idempotency_key_reused', 'Use a new Idempotency-Key for a new request.');
	}
	return { job: toJob(row, context.live, await queuePositionOf(context.store.db, row)), replayed: true };
}

function findByIdempotencyKey(db: JobsContext['store']['db'] | Transaction, siteId: string, key: string) {
	return db
		.selectFrom('jobs')
		.select(JOB_HEAD)
		.where('site_id', '=', siteId)
		.where('idempotency_key', '=', key)
		.executeTakeFirst();
}

/** The refusal of one more unfinished article. */
export function queueFull(caller: Caller): ProblemError {
	return new ProblemError(
		'queue_full',
		`${caller.plan.queue_depth} articles of this site are unfinished, which is the ${caller.plan.name} plan’s limit. Wait until some are done.`,
		{ limit_source: 'queue_depth', retryAfter: 30 },
	);
}

type Submission = { request: JobRequestParsed; engine: Engine; idempotencyKey: string };

/**
 * What a request needs before it can be accepted: its template. Nothing is done for a plain request, which is the usual one.
 * @throws {ProblemError} `unknown_template`; `invalid_request` for what can't be done with this model or ceiling
 */
async function prepare(
	context: JobsContext,
	siteId: string,
	{ request, engine, idempotencyKey }: Submission,
): Promise<BriefTemplate | undefined> {
	if (request.template === undefined && request.max_tokens === undefined && !request.outline_only) return undefined;
	// A replay is answered even when its template is gone by now.
	if (await findByIdempotencyKey(context.store.db, siteId, idempotencyKey)) return undefined;
	const template = await templateOf(context, siteId, request);
	if (request.outline_only && engine.kind === 'outline') {
		throw refusal(
			'outline_only',
			'This model only makes outlines. Choose a model that writes, or leave outline_only out.',
		);
	}
	if (request.max_tokens !== undefined) {
		const quote = await quoteFor(engine, request, template);
		if (!quote.fits_max_tokens) {
			const least = quote.input_tokens.low + quote.output_tokens.low;
			throw refusal(
				'max_tokens',
				`This article takes at least about ${least} tokens. Raise max_tokens, or choose a shorter length.`,
			);
		}
	}
	return template;
}

/** The refusal of a request that is well-formed but can't be done; `path` names the field. */
export function refusal(path: string, detail: string): ProblemError {
	return new ProblemError('invalid_request', detail, { errors: [{ path, message: detail }] });
}

function newRow(
	context: JobsContext,
	caller: Caller,
	about: Submission & { fingerprint: string; template: BriefTemplate | undefined },
): JobRow {
	const { request, engine, idempotencyKey, fingerprint, template } = about;
	const stored = template === undefined ? request : { ...request, template_snapshot: template };
	const now = context.clock.now();
	const id = newId(context.clock);
	// A model that is asked in this one's place may think for longer.
	const models = [engine, ...context.catalogue.route(engine.id, caller.allowExternal)];
	const estimate = tokensToReserve(models, toArticleRequest(request, template));
	const envelope = context.keyring.create(id);
	return {
		id,
		site_id: caller.siteId,
		api_key_id: caller.apiKeyId,
		idempotency_key: idempotencyKey,
		fingerprint,
		state: 'starting',
		delivery: 'pending',
		phase: 'queued',
		words: 0,
		target_words: targetWords(request),
		sections: 0,
		target_sections: null,
		language: request.language,
		model: engine.id,
		scope: engine.scope,
		content_type: template?.content.content_type ?? request.content_type,
		post_type: request.post_type,
		post_status: request.post_status,
		attempt: 0,
		failures: 0,
		failing_since: null,
		regenerations: 0,
		regenerating: null,
		lease_owner: null,
		lease_until: null,
		available_at: 0,
		content_key: envelope.wrappedKey,
		request: envelope.seal('request', JSON.stringify(stored)),
		result: null,
		result_sha256: null,
		usage_day: utcDay(now),
		reserved_tokens: estimate === 0 ? 0 : (request.max_tokens ?? estimate),
		input_tokens: null,
		output_tokens: null,
		usage_source: null,
		failed_input_tokens: 0,
		failed_output_tokens: 0,
		error_code: null,
		error_detail: null,
		error_retryable: null,
		version: 1,
		created_at: now,
		started_at: null,
		finished_at: null,
		purged_at: null,
		expires_at: now + caller.plan.retention_days * DAY,
	};
}
