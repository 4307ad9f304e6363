import type { Behaviour, Counts, Protocol } from './behaviour.ts';
import { type FakeModelServer, startFakeModelServer } from './fake-model-server.ts';

export type { Behaviour } from './behaviour.ts';
export type FakeOpenAiServer = FakeModelServer;

function chunk(delta: Record<string, string>, finish: string | null = null): string {
	const body = {
		id: 'chatcmpl-fake',
		object: 'chat.completion.chunk',
		created: 1_800_000_000,
		model: 'fake-model',
		choices: [{ index: 0, delta, finish_reason: finish }],
	};
	return `data: ${JSON.stringify(body)}\n\n`;
}

const usageChunk = ({ read, written }: Counts) =>
	`data: ${JSON.stringify({
		id: 'chatcmpl-fake',
		object: 'chat.completion.chunk',
		created: 1,
		model: 'fake-model',
		choices: [],
		usage: { prompt_tokens: read, completion_tokens: written, total_tokens: read + written },
	})}\n\n`;

/** OpenAI's chat completions as servers really speak them: chunks, usage in a last chunk without choices, `[DONE]`. */
const PROTOCOL: Protocol = {
	begin: chunk({ role: 'assistant', content: '' }),
	piece: (content) => chunk({ content }),
	end: (reason, counts) => `${chunk({}, reason)}${counts ? usageChunk(counts) : ''}data: [DONE]\n\n`,
	overloaded: `data: ${JSON.stringify({ error: { message: 'overloaded by: SECRET', type: 'overloaded_error', code: 503 } })}\n\n`,
	busy: `data: ${JSON.stringify({ error: { message: 'busy with: SECRET', code: '429' } })}\n\n`,
	garbage: 'data: {"choices": [{"delta": {"content": "broken\n\ndata: %%%%\n\ndata: [DONE]\n\n',
};

/** Speaks OpenAI's chat completions protocol, as Ollama, vLLM, llama.cpp and most gateways do. */
export function startFakeOpenAiServer(first: Behaviour, port = 0): Promise<FakeOpenAiServer> {
	return startFakeModelServer({
		protocol: PROTOCOL,
		basePath: '/v1',
		documents: {
			'/v1/models': { object: 'list', data: [{ id: 'fake-model', object: 'model', owned_by: 'fake' }] },
			// Ollama's own list of models, for whoever looks for an Ollama server.
			'/api/tags': { models: [{ name: 'llama3:8b', model: 'llama3:8b' }] },
		},
		first,
		port,
	});
}
