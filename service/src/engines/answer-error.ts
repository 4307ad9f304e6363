import { EngineError } from './engine.ts';

/** What a failed answer told: its status, and of its headers those that say when to come back. */
export type FailedAnswer = { status: number; retryAfter: string | undefined; date: string | undefined };

/** A later moment than this is no use to a job: it asks again before, and is told again. ms */
const LONGEST_RETRY_AFTER = 600_000;

/**
 * The error of an answer that is not 2xx, or of an event in a stream that says such a status.
 * @param now for a date of a server that does not tell its own, ms since the epoch
 */
export function statusError({ status, retryAfter, date }: FailedAnswer, now: number): EngineError {
	const wait = retryAfterOf(retryAfter, date, now);
	if (status === 429)
		return new EngineError('model_rate_limited', 'The model’s server is busy (429). It will be tried again.', wait);
	if (status === 401 || status === 403) {
		return new EngineError(
			'model_refused',
			`The model’s server refused the service’s credentials (${status}). The operator has to check its key.`,
		);
	}
	if (status >= 500 || status === 408 || status === 425)
		return new EngineError('model_unavailable', `The model’s server failed (${status}). It will be tried again.`, wait);
	if (status === 402) {
		return new EngineError(
			'model_refused',
			'The model’s provider asks for money (402). The operator has to look at its account there.',
		);
	}
	if (status === 404) {
		return new EngineError(
			'model_refused',
			'The model’s server does not know the model (404). The operator has to check its name and address.',
		);
	}
	if (status >= 400) return new EngineError('model_refused', `The model’s server refused the request (${status}).`);
	return brokenOff();
}

/**
 * Any error of the SDK or the network as one of ours. Of theirs only a status and two headers are taken over: message, body and
 * cause may hold the prompt. Read by shape rather than by class, for each provider may bring its own copy of the SDK's classes.
 * @param now as for `statusError`
 */
export function toEngineError(error: unknown, now: number): EngineError {
	if (error instanceof EngineError) return error;
	const status = numberOf(error, 'statusCode');
	if (status !== undefined) {
		const headers = fieldOf(error, 'responseHeaders');
		return statusError({ status, retryAfter: textOf(headers, 'retry-after'), date: textOf(headers, 'date') }, now);
	}
	const told = toldStatus(error);
	if (told !== undefined) return eventError(told);
	return isUnreachable(error) ? unreachable() : brokenOff();
}

/** The error that a server told in the middle of its answer, or with a 200. */
export function toldError(event: unknown): EngineError {
	const status = toldStatus(event);
	if (status !== undefined) return eventError(status);
	return new EngineError('model_unavailable', 'The model’s server reported an error. It will be tried again.');
}

/** An event has no headers, so nothing in it says when to come back. */
function eventError(status: number): EngineError {
	return statusError({ status, retryAfter: undefined, date: undefined }, 0);
}

/**
 * The status that an error event in a stream means: its `code` where that is one (vLLM, llama.cpp, OpenRouter, Google), else
 * what its `type` or `code` is called (OpenAI, Anthropic, Ollama). `undefined` when it tells neither.
 */
export function toldStatus(event: unknown): number | undefined {
	const told = textOf(event, 'code');
	const code = numberOf(event, 'code') ?? (told !== undefined && /^\d{3}$/.test(told) ? Number(told) : undefined);
	if (code !== undefined && code >= 400 && code <= 599) return code;
	const name = `${textOf(event, 'type') ?? ''} ${told ?? ''}`;
	if (/insufficient_quota|billing|payment/i.test(name)) return 402;
	if (/rate_?limit|too_many_requests|resource_exhausted/i.test(name)) return 429;
	if (/overloaded|unavailable|server_error|api_error|internal/i.test(name)) return 503;
	if (/authentication|permission|invalid_api_key/i.test(name)) return 403;
	return /invalid_request|bad_?request/i.test(name) ? 400 : undefined;
}

/** The error of an answer that ended before its end, or made no sense. */
export function brokenOff(): EngineError {
	return new EngineError(
		'model_stream_cut',
		'The model’s answer broke off or could not be understood. It will be tried again.',
	);
}

/** The error of a server that nobody answers for. */
export function unreachable(): EngineError {
	return new EngineError('model_unavailable', 'The model’s server can’t be reached. Is it running?');
}

/**
 * `Retry-After` in ms: seconds or an HTTP date (RFC 9110, 10.2.3), which is on the server's own clock where it tells that, else on
 * ours; at most ten minutes.
 */
function retryAfterOf(value: string | undefined, date: string | undefined, now: number): number | undefined {
	if (!value) return undefined;
	const told = Date.parse(date ?? '');
	const delay = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - (Number.isNaN(told) ? now : told);
	return Number.isFinite(delay) && delay > 0 ? Math.min(delay, LONGEST_RETRY_AFTER) : undefined;
}

/** What the network says of a connection that never was. A connection that broke (ECONNRESET, UND_ERR_SOCKET) is not among it. */
const NEVER_CONNECTED =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;

function isUnreachable(error: unknown): boolean {
	for (let each: unknown = error, depth = 0; each !== undefined && depth < 5; each = fieldOf(each, 'cause'), depth++) {
		if (NEVER_CONNECTED.test(textOf(each, 'code') ?? '')) return true;
	}
	return false;
}

function fieldOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function numberOf(value: unknown, name: string): number | undefined {
	const field = fieldOf(value, name);
	return typeof field === 'number' ? field : undefined;
}

function textOf(value: unknown, name: string): string | undefined {
	const field = fieldOf(value, name);
	return typeof field === 'string' ? field : undefined;
}
