import { systemClock } from '@draftsmith/service/clock';
import { openAiCompatibleEngine } from '@draftsmith/service/openai-compatible';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Behaviour, type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startTestService } from './start-test-service.ts';

let upstream: FakeOpenAiServer;
beforeAll(async () => {
	upstream = await startFakeOpenAiServer({ kind: 'silence' });
});
afterAll(() => upstream.stop());

const brief = {
	title: 'Bread',
	prompt: 'SECRET',
	language: 'en',
	content_type: 'article',
	tone: 'neutral',
	words: 100,
} as const;

async function write(behaviour: Behaviour, deadlines: { firstPiece: number; silence: number; total: number }) {
	upstream.behave(behaviour);
	const engine = openAiCompatibleEngine({
		id: 'fake',
		name: 'Fake',
		scope: 'self_hosted',
		baseUrl: upstream.baseUrl,
		model: 'fake-model',
		clock: systemClock,
		deadlines,
	});
	let text = '';
	const request = { brief, instructions: 'Write.', prompt: 'SECRET', maxOutputTokens: 100 };
	try {
		for await (const piece of engine.write(request, new AbortController().signal))
			if (piece.type === 'text') text += piece.text;
		return { text, error: undefined };
	} catch (error) {
		return { text, error };
	}
}

const long = { firstPiece: 60_000, silence: 60_000, total: 60_000 };
const cases: [string, Behaviour, Partial<typeof long>][] = [
	['a server that never answers', { kind: 'silence' }, { firstPiece: 150 }],
	['a stream that falls silent', { kind: 'stall', text: 'Half' }, { silence: 150 }],
	['a stream that drips for ever', { kind: 'write', text: 'drip '.repeat(500), pieceDelay: 50 }, { total: 300 }],
];
test.each(cases)('%s is given up in bounded time, and its socket closed', async (_, behaviour, deadline) => {
	const begun = performance.now();
	const { error } = await write(behaviour, { ...long, ...deadline });
	expect(error).toMatchObject({ name: 'EngineError', code: 'model_timeout', retryable: true });
	expect(performance.now() - begun).toBeLessThan(3000);
	await expect.poll(() => upstream.open()).toBe(0);
});

test.each([200, 500])('a server that floods (%i) is cut off before it fills the memory', async (status) => {
	const before = process.memoryUsage.rss();
	const { error } = await write({ kind: 'flood', status }, long);
	expect(error).toMatchObject({ name: 'EngineError' });
	expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
	await expect.poll(() => upstream.open()).toBe(0);
});

test('headers are no sign of a model that writes', async () => {
	const { error, text } = await write({ kind: 'write', text: 'Baked.', pieceDelay: 400 }, { ...long, silence: 1000 });
	expect({ error, text }).toEqual({ error: undefined, text: 'Baked.' });
});

test('an error of the server never carries the prompt onward', async () => {
	const { error } = await write({ kind: 'status', status: 400 }, long);
	expect(error).toMatchObject({ code: 'model_refused' });
	expect(
		`${JSON.stringify(error)} ${error instanceof Error ? `${error.message} ${error.stack} ${String(error.cause)}` : ''}`,
	).not.toContain('SECRET');
});

test('a reader that leaves early hangs up on the server', async () => {
	upstream.behave({ kind: 'write', text: 'word '.repeat(2000), pieceDelay: 5 });
	const engine = openAiCompatibleEngine({
		id: 'f',
		name: 'F',
		scope: 'self_hosted',
		baseUrl: upstream.baseUrl,
		model: 'm',
		clock: systemClock,
	});
	const request = { brief, instructions: '', prompt: '', maxOutputTokens: 100 };
	for await (const piece of engine.write(request, new AbortController().signal)) if (piece.type === 'text') break;
	await expect.poll(() => upstream.open()).toBe(0);
});

test('an Ollama server on this host is found by itself and writes', async () => {
	upstream.behave({ kind: 'write', text: 'Baked by a llama.' });
	const service = await startTestService({
		environment: { DRAFTSMITH_DISCOVER: '1', OLLAMA_HOST: new URL(upstream.baseUrl).host },
	});
	const { client } = await service.register();
	const { models } = await client.catalog();
	expect(models[0]).toEqual({
		id: 'ollama/llama3:8b',
		name: 'llama3:8b (Ollama)',
		scope: 'self_hosted',
		engine: 'openai-compatible',
		available: true,
	});
	const { id } = await client.submit(
		{ title: 'Bread', language: 'en', model: 'ollama/llama3:8b' },
		{ idempotencyKey: 'a' },
	);
	await client.job(id, { wait: 20 });
	expect((await client.result(id)).article.markdown).toContain('Baked by a llama.');
	expect(upstream.requests.at(-1)?.body).toMatchObject({ model: 'llama3:8b' });
	await service.stop();
});
