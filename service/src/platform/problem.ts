import type { Problem } from '@draftsmith/shared';

/** Every refusal this service knows: its status, title and whether the same request may succeed later. */
const KINDS = {
	invalid_request: [422, 'The request is not valid', false],
	malformed_json: [400, 'The body is not JSON', false],
	idempotency_key_missing: [400, 'An Idempotency-Key header is needed', false],
	idempotency_key_reused: [422, 'This Idempotency-Key was used for another request', false],
	unauthorized: [401, 'A valid API key is needed', false],
	insufficient_scope: [403, 'This key may not do that', false],
	insufficient_role: [403, 'This operator may not do that', false],
	wrong_domain: [403, 'This key belongs to another domain', false],
	site_inactive: [403, 'This site is not active any more', false],
	processing_restricted: [403, 'The owner has restricted the processing', false],
	not_found: [404, 'There is no such thing here', false],
	method_not_allowed: [405, 'This method is not offered here', false],
	not_ready: [409, 'The job has no result yet', true],
	not_succeeded: [409, 'The job ended without a result', false],
	digest_mismatch: [409, 'The digest is not that of the result', false],
	already_final: [409, 'The job has ended already', false],
	not_awaiting_approval: [409, 'The job does not wait for an outline', false],
	not_regenerable: [409, 'No model wrote this article', false],
	regenerations_exhausted: [409, 'Too many sections were written anew', false],
	too_many_templates: [409, 'There are too many templates', false],
	too_many_sites: [409, 'The plan has no room for another site', false],
	too_many_keys: [409, 'There are too many keys', false],
	key_ended: [409, 'This key was rotated or revoked before', false],
	content_purged: [410, 'The content has been erased', false],
	body_too_large: [413, 'The body is too large', false],
	unsupported_media_type: [415, 'The body must be application/json', false],
	not_confirmed: [422, 'The confirmation does not match', false],
	unknown_policy: [422, 'There is no such policy', false],
	private_site: [422, 'This domain is not public', false],
	unknown_model: [422, 'There is no such model', false],
	unknown_template: [422, 'There is no such template', false],
	daily_limit: [429, 'The plan’s daily limit is reached', true],
	queue_full: [429, 'Too many unfinished articles', true],
	rate_limited: [429, 'Too many requests', true],
	too_many_concurrent: [429, 'Too many requests at the same time', true],
	too_many_attempts: [429, 'Too many attempts', true],
	too_many_waiters: [429, 'Too many requests are waiting', true],
	internal_error: [500, 'Something went wrong here', true],
	overloaded: [503, 'The service is busy', true],
	shutting_down: [503, 'The service is restarting', true],
	storage_full: [503, 'The service cannot write to its disk', true],
} as const;

export type ProblemCode = keyof typeof KINDS;

type Extras = Partial<Pick<Problem, 'limit_source' | 'resets_at' | 'errors'>> & {
	/** Seconds for `Retry-After`. */
	retryAfter?: number;
	headers?: Record<string, string>;
};

/** A refusal on its way to the client. `message` is for people and must never hold content or secrets. */
export class ProblemError extends Error {
	readonly code: ProblemCode;
	readonly extras: Extras;

	constructor(code: ProblemCode, detail: string, extras: Extras = {}) {
		super(detail);
		this.name = 'ProblemError';
		this.code = code;
		this.extras = extras;
	}
}

/** The HTTP response of a refusal, as RFC 9457 problem details; with headers that any answer to this client has. */
export function problemResponse(
	error: ProblemError,
	requestId: string,
	always: Readonly<Record<string, string>> = {},
): Response {
	const [status, title, retryable] = KINDS[error.code];
	const { retryAfter, headers, ...extras } = error.extras;
	const body: Problem = {
		type: `urn:draftsmith:problem:${error.code}`,
		title,
		status,
		code: error.code,
		detail: error.message,
		request_id: requestId,
		retryable,
		...extras,
	};
	return new Response(JSON.stringify(body), {
		status,
		headers: {
			'content-type': 'application/problem+json',
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
			'x-request-id': requestId,
			...(retryAfter === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfter))) }),
			...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
			...always,
			...headers,
		},
	});
}
