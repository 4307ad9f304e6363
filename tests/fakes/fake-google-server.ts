import type { Behaviour, Counts, Protocol } from './behaviour.ts';
import { type FakeModelServer, startFakeModelServer } from './fake-model-server.ts';

function chunk(text: string, { read, written }: Counts, finishReason?: string): string {
	const body = {
		candidates: [
			{ index: 0, content: { role: 'model', parts: [{ text }] }, ...(finishReason ? { finishReason } : {}) },
		],
		usageMetadata: { promptTokenCount: read, candidatesTokenCount: written, totalTokenCount: read + written },
		modelVersion: 'fake-model',
	};
	return `data: ${JSON.stringify(body)}\r\n\r\n`;
}

/** Gemini's streamGenerateContent: every event tells what was read and written up to there. */
const PROTOCOL: Protocol = {
	begin: '',
	piece: (text) => chunk(text, { read: 123, written: 7 }),
	end: (reason, counts) => chunk('', counts ?? { read: 123, written: 456 }, reason === 'stop' ? 'STOP' : 'MAX_TOKENS'),
	overloaded: `data: ${JSON.stringify({ error: { code: 503, message: 'overloaded by: SECRET', status: 'UNAVAILABLE' } })}\r\n\r\n`,
	busy: `data: ${JSON.stringify({ error: { code: 429, message: 'busy with: SECRET', status: 'RESOURCE_EXHAUSTED' } })}\r\n\r\n`,
	garbage: 'data: {"candidates": [%%%%\r\n\r\n',
};

/** Speaks Gemini's protocol. */
export function startFakeGoogleServer(first: Behaviour): Promise<FakeModelServer> {
	return startFakeModelServer({
		protocol: PROTOCOL,
		basePath: '/v1beta',
		documents: { '/v1beta/models': { models: [{ name: 'models/fake-model' }] } },
		first,
	});
}
