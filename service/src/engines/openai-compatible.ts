import { brokenOff, statusError, toldError } from './answer-error.ts';
import type { AnswerEvent } from './answer-event.ts';
import { type AskServer, createAskServer } from './ask-server.ts';
import { ChatChunk, chatEvents } from './chat-chunk.ts';
import { completeText } from './complete-text.ts';
import type { Engine, WritingRequest } from './engine.ts';
import { aboutEngine, type ModelOptions } from './model-options.ts';
import { outputLimit } from './output-limit.ts';
import { readEvents } from './read-events.ts';

/**
 * An engine behind OpenAI's chat completions protocol: Ollama, vLLM, llama.cpp's server, SGLang, or any gateway. The stream is
 * read here rather than by the AI SDK, at a quarter of the CPU (docs/decisions/0007).
 */
export function openAiCompatibleEngine(options: ModelOptions): Engine {
	const { clock, deadlines } = options;
	const askServer = createAskServer(options);
	return {
		...aboutEngine(options),
		kind: 'openai-compatible',
		write: (request, signal) =>
			completeText((inner) => readAnswer(options, askServer, request, inner), { clock, deadlines, signal }),
	};
}

async function* readAnswer(
	options: ModelOptions,
	askServer: AskServer,
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
		const { status, headers } = response;
		const [retryAfter, date] = ['retry-after', 'date'].map((name) => headers.get(name) ?? undefined);
		throw statusError({ status, retryAfter, date }, options.clock.now());
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
		yield* chatEvents(parseChunk(data));
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

function parseChunk(data: string): ChatChunk {
	let value: unknown;
	try {
		value = JSON.parse(data);
	} catch {
		// The engine's own message quotes the text.
		throw brokenOff();
	}
	const chunk = ChatChunk.safeParse(value);
	if (!chunk.success) throw brokenOff();
	if (chunk.data.error) throw toldError(chunk.data.error);
	return chunk.data;
}
