import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { portOf } from '../wordpress/ports.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const request = { title: 'Bread', prompt: 'CANARY', language: 'en', model: 'fake' } as const;
let service: TestService | undefined;
let upstream: FakeOpenAiServer | undefined;
let other: Server | undefined;
afterEach(async () => {
	await service?.stop();
	await upstream?.stop();
	other?.closeAllConnections();
	other?.close();
});

async function listen(listener: Parameters<typeof createServer>[1]): Promise<string> {
	other = createServer(listener ?? (() => undefined));
	await new Promise<void>((resolve) => other?.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${portOf(other)}`;
}

test('a redirect of a model’s server does not carry the prompt to another host', async () => {
	upstream = await startFakeOpenAiServer({ kind: 'write', text: 'Baked elsewhere.' });
	const elsewhere = `${upstream.baseUrl}/chat/completions`;
	const address = await listen((_, response) => response.writeHead(307, { location: elsewhere }).end());
	service = await startTestService({
		models: [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: `${address}/v1` }],
	});
	const { client } = await service.register();
	const { id } = await client.submit(request, { idempotencyKey: 'a' });
	// An operator's mistake is told at once, and not tried again and again.
	expect(await client.job(id, { wait: 20 })).toMatchObject({
		state: 'failed',
		attempt: 1,
		error: { code: 'model_refused', detail: expect.stringContaining('redirect') },
	});
	expect(upstream.requests).toEqual([]);
});

test('Ollama’s cloud models are not offered as self-hosted', async () => {
	const models = [
		{ name: 'llama3:8b' },
		{ name: 'gpt-oss:120b-cloud', remote_host: 'https://ollama.com:443' },
		{ name: 'big:cloud' },
	];
	const address = await listen((_, response) => response.end(JSON.stringify({ models })));
	service = await startTestService({ environment: { DRAFTSMITH_DISCOVER: '1', OLLAMA_HOST: new URL(address).host } });
	const { client } = await service.register();
	expect((await client.catalog()).models.map((model) => model.id)).toEqual(['ollama/llama3:8b', 'outline']);
});

test('consent that is withdrawn counts for what waits already', async () => {
	upstream = await startFakeOpenAiServer({ kind: 'stall', text: 'Half' });
	const server = { engine: 'openai-compatible', scope: 'external', base_url: upstream.baseUrl };
	service = await startTestService({
		environment: { DRAFTSMITH_WORKERS: '1' },
		models: [{ ...server, id: 'fake' }],
	});
	const { client } = await service.register({ allow_external_providers: true });
	const first = await client.submit(request, { idempotencyKey: 'a' });
	await expect.poll(() => upstream?.open()).toBe(1);
	const second = await client.submit(request, { idempotencyKey: 'b' });
	await client.updateAccount({ allow_external_providers: false });
	await client.cancel(first.id);
	expect(await client.job(second.id, { wait: 20 })).toMatchObject({
		state: 'failed',
		error: { code: 'model_refused' },
	});
	expect(upstream.requests).toHaveLength(1);
});

test('a job waits for its model’s server to come back, and is not lost', async () => {
	upstream = await startFakeOpenAiServer({ kind: 'status', status: 503 });
	const environment = { DRAFTSMITH_DISCOVER: '1', OLLAMA_HOST: new URL(upstream.baseUrl).host };
	service = await startTestService({ environment });
	const { key, client } = await service.register();
	const { id } = await client.submit({ ...request, model: 'ollama/llama3:8b' }, { idempotencyKey: 'a' });
	await expect.poll(() => upstream?.requests.length).toBeGreaterThan(0);
	const port = Number(new URL(upstream.baseUrl).port);
	await upstream.stop();
	await service.restart();
	const job = async () =>
		(await fetch(`${service?.url}/v1/jobs/${id}`, { headers: { authorization: `Bearer ${key}` } })).json();
	expect((await job()).state).toMatch(/starting|processing/);
	upstream = await startFakeOpenAiServer({ kind: 'write', text: 'Baked at last.' }, port);
	await expect.poll(async () => (await job()).state, { timeout: 50_000, interval: 500 }).toBe('succeeded');
});

test('an Ollama server on this host is found by itself and writes', async () => {
	upstream = await startFakeOpenAiServer({ kind: 'write', text: 'Baked by a llama.' });
	service = await startTestService({
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
});

test('a model that is down is replaced by its fallback, and nobody else is asked', async () => {
	upstream = await startFakeOpenAiServer(writesArticle());
	const elsewhere = await listen((_, response) => response.writeHead(503).end());
	const server = { engine: 'openai-compatible', scope: 'self_hosted' };
	service = await startTestService({
		models: [
			{ ...server, id: 'fake', base_url: `${elsewhere}/v1`, fallbacks: ['spare'] },
			{ ...server, id: 'spare', base_url: upstream.baseUrl },
			{ ...server, id: 'outside', base_url: upstream.baseUrl, scope: 'external' },
		],
	});
	const { client } = await service.register({ allow_external_providers: true });
	const { id } = await client.submit(request, { idempotencyKey: 'a' });
	expect(await client.job(id, { wait: 25 })).toMatchObject({ state: 'succeeded', attempt: 1 });
	expect((await client.result(id)).article.provenance).toMatchObject({ models: ['spare'], scope: 'self_hosted' });
	const asked = upstream.requests.map(({ body }) => body);
	expect(asked.length).toBeGreaterThan(0);
	for (const body of asked) expect(body).toMatchObject({ model: 'spare' });
});
