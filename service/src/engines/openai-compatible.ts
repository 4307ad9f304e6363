import { z } from 'zod';
import { brokenOff, statusError, toldStatus } from './answer-error.ts';
import { askServer } from './ask-server.ts';
import { type AnswerEvent, completeText, type StopReason } from './complete-text.ts';
import type { Engine, WritingRequest } from './engine.ts';
import { aboutEngine, type ModelOptions } from './model-options.ts';
import { outputLimit } from './output-limit.ts';
import { readEvents } from './read-events.ts';
import { toUsage } from './usage.ts';
import { withoutThoughts } from './without-thoughts.ts';

/**
 * An engine behind OpenAI's chat completions protocol: Ollama, vLLM, llama.cpp's server, SGLang, or any gateway. The stream is
 * read here rather than by the AI SDK, at a quarter of the CPU (docs/decisions/0007).
 */
export function openAiCompatibleEngine(options: ModelOptions): Engine {
	const { clock, deadlines } = options;
	return {
		...aboutEngine(options),
		kind: 'openai-compatible',
		write: (request, signal) =>
			completeText((inner) => withoutThoughts(readAnswer(options, request, inner)), { clock, deadlines, signal }),
	};
}

async function* readAnswer(
	options: ModelOptions,
	request: WritingRequest,
	signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
	const response = await askServer(`${options.baseUrl}/chat/completions`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
		},
		body: JSON.stringify({
			model: options.model,
			max_tokens: await outputLimit(options, request),
			messages: [
				{ role: 'system', content: request.instructions },
				{ role: 'user', content: request.prompt },
			],
			stream: true,
			stream_options: { include_usage: true },
		}),
		signal,
	});
	if (!response.ok || !response.body) {
		throw statusError({
			status: response.status,
			retryAfter: response.headers.get('retry-after') ?? undefined,
			date: response.headers.get('date') ?? undefined,
		});
	}
	for await (const events of readEvents(response.body)) {
		yield* joinTexts(parseAll(events));
		// Some servers keep the connection open after their last word.
		if (events.includes(LAST_WORD)) return;
	}
}

const LAST_WORD = '[DONE]';

function* parseAll(events: string[]): Generator<AnswerEvent> {
	for (const data of events) {
		if (data === LAST_WORD) return;
		yield* eventsOf(parseChunk(data));
	}
}

/** What came together goes on together: a fast model costs less for each token. */
function* joinTexts(events: Iterable<AnswerEvent>): Generator<AnswerEvent> {
	let text = '';
	for (const event of events) {
		if (event.type === 'text') {
			text += event.text;
			continue;
		}
		if (text !== '') yield { type: 'text', text };
		text = '';
		yield event;
	}
	if (text !== '') yield { type: 'text', text };
}

const Delta = z.object({
	content: z.union([z.string(), z.array(z.object({ type: z.string(), text: z.string().optional() }))]).nullish(),
	reasoning_content: z.string().nullish(),
	reasoning: z.string().nullish(),
	refusal: z.string().nullish(),
});
const Chunk = z.object({
	choices: z.array(z.object({ delta: Delta.nullish(), finish_reason: z.string().nullish() })).nullish(),
	usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
	error: z.unknown().optional(),
});

function parseChunk(data: string): z.infer<typeof Chunk> {
	let value: unknown;
	try {
		value = JSON.parse(data);
	} catch {
		// The engine's own message quotes the text.
		throw brokenOff();
	}
	const chunk = Chunk.safeParse(value);
	if (!chunk.success) throw brokenOff();
	if (chunk.data.error) {
		const status = toldStatus(chunk.data.error);
		throw status === undefined ? brokenOff() : statusError({ status, retryAfter: undefined, date: undefined });
	}
	return chunk.data;
}

function* eventsOf(chunk: z.infer<typeof Chunk>): Generator<AnswerEvent> {
	if (chunk.usage) yield { type: 'usage', usage: toUsage(chunk.usage.prompt_tokens, chunk.usage.completion_tokens) };
	const choice = chunk.choices?.[0];
	if (!choice) return;
	if (choice.delta) {
		const { content, reasoning, reasoning_content, refusal } = choice.delta;
		if (refusal) yield { type: 'finish', reason: 'refused' };
		if (reasoning || reasoning_content) yield { type: 'thinking' };
		const text = typeof content === 'string' ? content : content?.map((part) => part.text ?? '').join('');
		if (text) yield { type: 'text', text };
	}
	if (choice.finish_reason) yield { type: 'finish', reason: REASONS[choice.finish_reason] ?? 'other' };
}

/** By OpenAI's names, and those that servers really send instead (TGI, SGLang, Anthropic's behind gateways). */
const REASONS: Record<string, StopReason> = {
	stop: 'done',
	eos: 'done',
	eos_token: 'done',
	end_turn: 'done',
	stop_sequence: 'done',
	tool_calls: 'done',
	function_call: 'done',
	length: 'limit',
	max_tokens: 'limit',
	content_filter: 'refused',
	refusal: 'refused',
};
