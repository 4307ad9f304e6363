import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { ProviderScope, Usage } from '@draftsmith/shared';
import { APICallError } from 'ai';
import { boundedFetch } from '../platform/bounded-fetch.ts';
import type { Clock } from '../platform/clock.ts';
import { DEFAULT_DEADLINES, type Deadlines, watchDeadlines } from './deadlines.ts';
import { type Engine, EngineError, type Piece, type WritingRequest } from './engine.ts';

export type OpenAiCompatibleOptions = {
	id: string;
	name: string;
	scope: ProviderScope;
	/** The address up to and with `/v1`. */
	baseUrl: string;
	/** The name that the server knows the model by. */
	model: string;
	apiKey?: string;
	maxOutputTokens?: number;
	deadlines?: Deadlines;
	clock: Clock;
	available?: () => boolean;
};

/** A larger answer than any article needs: a server that never stops must not fill the memory. Characters. */
const LARGEST_TEXT = 300_000;
/** The longest article is 80,000 characters; each comes in an event of some hundred bytes. */
const BOUNDS = { total: 64 * 1024 * 1024, line: 1024 * 1024, error: 64 * 1024 };

/** An engine behind OpenAI's chat completions protocol: Ollama, vLLM, llama.cpp's server, SGLang, or any gateway. */
export function openAiCompatibleEngine(options: OpenAiCompatibleOptions): Engine {
	const provider = createOpenAICompatible({
		name: 'server',
		baseURL: options.baseUrl,
		includeUsage: true,
		fetch: boundedFetch(BOUNDS),
		...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
	});
	const model = provider.chatModel(options.model);

	async function* write(request: WritingRequest, outer: AbortSignal): AsyncGenerator<Piece> {
		const deadlines = watchDeadlines(options.clock, options.deadlines ?? DEFAULT_DEADLINES, outer);
		const abandon = new AbortController();
		try {
			// The provider's own call rather than streamText: it neither retries, nor writes errors (with the prompt) to the
			// console, nor costs 40 us more a piece.
			const { stream } = await model.doStream({
				prompt: [
					{ role: 'system', content: request.instructions },
					{ role: 'user', content: [{ type: 'text', text: request.prompt }] },
				],
				maxOutputTokens: Math.min(request.maxOutputTokens, options.maxOutputTokens ?? Number.POSITIVE_INFINITY),
				abortSignal: AbortSignal.any([deadlines.signal, abandon.signal]),
			});
			let characters = 0;
			let finished = false;
			for await (const part of stream) {
				// Headers are no sign of a model that writes: a cold one may still load for minutes.
				if (part.type !== 'stream-start' && part.type !== 'response-metadata') deadlines.alive();
				if (part.type === 'error') throw convert(part.error);
				if (part.type === 'text-delta') {
					characters += part.delta.length;
					if (characters > LARGEST_TEXT)
						throw new EngineError('model_truncated', 'The model did not stop. Choose another model.');
					yield { type: 'text', text: part.delta };
				}
				if (part.type === 'finish') {
					finished = true;
					yield { type: 'usage', usage: toUsage(part.usage.inputTokens.total, part.usage.outputTokens.total) };
					assertComplete(part.finishReason.unified);
				}
			}
			if (!finished) throw new EngineError('model_stream_cut', 'The model’s answer broke off. It will be tried again.');
			if (characters === 0) throw new EngineError('model_empty', 'The model answered with nothing.');
		} catch (error) {
			if (deadlines.signal.aborted) throw deadlines.signal.reason;
			throw error instanceof EngineError ? error : convert(error);
		} finally {
			// Leaving the loop early does not end the request: the SDK would read the stream to its end.
			abandon.abort();
			deadlines.stop();
		}
	}

	return {
		id: options.id,
		name: options.name,
		scope: options.scope,
		kind: 'openai-compatible',
		available: options.available ?? (() => true),
		write,
	};
}

function assertComplete(reason: string): void {
	if (reason === 'stop' || reason === 'tool-calls') return;
	if (reason === 'length') {
		throw new EngineError(
			'model_truncated',
			'The model reached its limit of tokens before the article was finished. Choose a shorter length, or a model with a larger limit.',
		);
	}
	if (reason === 'content-filter')
		throw new EngineError('model_refused', 'The model’s provider refused this text. Change the prompt.');
	throw new EngineError('model_stream_cut', 'The model’s answer broke off. It will be tried again.');
}

function toUsage(input: number | undefined, output: number | undefined): Usage {
	const known = input !== undefined && output !== undefined;
	return { input_tokens: input ?? null, output_tokens: output ?? null, source: known ? 'provider' : 'unknown' };
}

/** Any error of the SDK or the network as one of ours. Only a status and a header are taken over. */
function convert(error: unknown): EngineError {
	if (!APICallError.isInstance(error)) {
		return new EngineError(
			'model_stream_cut',
			'The model’s answer broke off or could not be understood. It will be tried again.',
		);
	}
	const status = error.statusCode;
	if (status === 429) {
		return new EngineError(
			'model_rate_limited',
			'The model’s server is busy (429). It will be tried again.',
			retryAfterOf(error.responseHeaders),
		);
	}
	if (status === undefined)
		return new EngineError('model_unavailable', 'The model’s server can’t be reached. Is it running?');
	if (status === 401 || status === 403) {
		return new EngineError(
			'model_refused',
			`The model’s server refused the service’s credentials (${status}). The operator has to check its key.`,
		);
	}
	if (status >= 500 || status === 408) {
		return new EngineError(
			'model_unavailable',
			`The model’s server failed (${status}). It will be tried again.`,
			retryAfterOf(error.responseHeaders),
		);
	}
	if (status >= 400) return new EngineError('model_refused', `The model’s server refused the request (${status}).`);
	return new EngineError(
		'model_stream_cut',
		'The model’s answer broke off or could not be understood. It will be tried again.',
	);
}

/** `Retry-After` in ms: seconds or an HTTP date (RFC 9110, 10.2.3); at most ten minutes. */
function retryAfterOf(headers: Record<string, string> | undefined): number | undefined {
	const value = headers?.['retry-after'];
	if (!value) return undefined;
	const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.parse(headers?.date ?? '')) / 1000;
	return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) * 1000 : undefined;
}
