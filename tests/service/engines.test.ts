import type { Job } from '@draftsmith/shared';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Behaviour, type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const TEXT = '# Bread\n\nBread is **baked**.\n\n## Flour\n\n- rye\n- wheat\n\nThe end of it.';
const good: Behaviour = { kind: 'write', text: TEXT };
const request = { title: 'Bread', prompt: 'CANARY-PROMPT', language: 'en', model: 'fake' } as const;

let upstream: FakeOpenAiServer;
let service: TestService;

beforeAll(async () => {
	upstream = await startFakeOpenAiServer(good);
	const server = { engine: 'openai-compatible', base_url: upstream.baseUrl, model: 'fake-model' };
	service = await startTestService({
		models: [
			{ ...server, id: 'fake', scope: 'self_hosted', api_key_env: 'FAKE_KEY' },
			{ ...server, id: 'faraway', scope: 'external' },
		],
		environment: { FAKE_KEY: 'sk-CANARY-KEY' },
	});
});
afterAll(async () => {
	await service.stop();
	await upstream.stop();
});
beforeEach(() => {
	upstream.requests.length = 0;
});

async function run(...behaviours: Behaviour[]) {
	upstream.behave(...behaviours);
	const { client } = await service.register();
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	let job: Job;
	do job = await client.job(id, { wait: 25 });
	while (job.finished_at === null);
	return { client, job };
}

test('a model’s text becomes blocks, with its usage and its credentials from the environment', async () => {
	const { client, job } = await run(good);
	expect(job).toMatchObject({
		state: 'succeeded',
		usage: { input_tokens: 123, output_tokens: 456, source: 'provider' },
	});
	const { article } = await client.result(job.id);
	expect(article.blocks).toBe(
		[
			'<!-- wp:paragraph -->\n<p>Bread is <strong>baked</strong>.</p>\n<!-- /wp:paragraph -->',
			'<!-- wp:heading -->\n<h2 class="wp-block-heading">Flour</h2>\n<!-- /wp:heading -->',
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>rye</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>wheat</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
			'<!-- wp:paragraph -->\n<p>The end of it.</p>\n<!-- /wp:paragraph -->',
		].join('\n\n'),
	);
	expect(article).toMatchObject({ excerpt: 'Bread is baked.', word_count: 10, model: 'fake' });
	expect(upstream.requests[0]).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer sk-CANARY-KEY' });
	expect(upstream.requests[0]?.body).toMatchObject({
		model: 'fake-model',
		stream: true,
		stream_options: { include_usage: true },
	});
	expect((await client.usage()).days[0]).toMatchObject({ requests: 1, input_tokens: 123, output_tokens: 456 });
});

test('usage that the server does not tell is unknown, not 0', async () => {
	const { job } = await run({ kind: 'write', text: TEXT, usage: false });
	expect(job.usage).toEqual({ input_tokens: null, output_tokens: null, source: 'unknown' });
});

const passing: [string, Behaviour][] = [
	['429', { kind: 'status', status: 429, headers: { 'retry-after': '1' } }],
	['500', { kind: 'status', status: 500 }],
	['a cut stream', { kind: 'cut', text: TEXT }],
	['a stream that ends early', { kind: 'end-early', text: TEXT }],
	['garbage', { kind: 'garbage' }],
	['a login page', { kind: 'html' }],
];
test.each(passing)('after %s it is tried again, and the article is whole', async (_, fault) => {
	const { client, job } = await run(fault, good);
	expect(job).toMatchObject({ state: 'succeeded', attempt: 2 });
	expect(upstream.requests).toHaveLength(2);
	expect((await client.result(job.id)).article.markdown).toContain('The end of it.');
});

const final: [string, Behaviour, string][] = [
	['a refusal', { kind: 'status', status: 400 }, 'model_refused'],
	['wrong credentials', { kind: 'status', status: 401 }, 'model_refused'],
	['a text cut at the limit of tokens', { kind: 'length', text: TEXT }, 'model_truncated'],
];
test.each(final)('after %s the job fails at once, with its reason and without content', async (_, fault, code) => {
	const { client, job } = await run(fault);
	expect(job).toMatchObject({ state: 'failed', error: { code }, attempt: 1 });
	expect(job.error?.detail).not.toMatch(/CANARY|SECRET/);
	expect(upstream.requests).toHaveLength(1);
	await expect(client.result(job.id)).rejects.toMatchObject({ problem: { code: 'not_succeeded' } });
	expect((await client.usage()).today.used).toBe(0);
});

test('a canceled job hangs up on its server', async () => {
	upstream.behave({ kind: 'stall', text: TEXT });
	const { client } = await service.register();
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	await expect.poll(() => upstream.open()).toBe(1);
	expect(await client.cancel(id)).toMatchObject({ state: 'canceled' });
	await expect.poll(() => upstream.open()).toBe(0);
	expect(await client.cancel(id)).toMatchObject({ state: 'canceled' });
	expect((await client.usage()).today.used).toBe(0);
});

test('the live text arrives in pieces, and a late subscriber gets all of it', async () => {
	upstream.behave({ kind: 'write', text: TEXT.repeat(3), pieceDelay: 60 });
	const { client } = await service.register();
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	await expect.poll(() => upstream.open()).toBe(1);
	const early = follow((await client.eventsToken(id)).url);
	await new Promise((resolve) => setTimeout(resolve, 400));
	const late = follow((await client.eventsToken(id)).url);
	for (const { text, pieces, ids } of await Promise.all([early, late])) {
		expect(text).toBe(TEXT.repeat(3));
		expect(pieces).toBeGreaterThan(2);
		const resumed = await (
			await fetch((await client.eventsToken(id)).url, { headers: { 'last-event-id': ids.at(-1) ?? '' } })
		).text();
		expect(resumed).toContain('event: end');
	}
});

async function follow(url: string): Promise<{ text: string; pieces: number; ids: string[] }> {
	let text = '';
	let pieces = 0;
	const ids: string[] = [];
	for (const event of (await (await fetch(url)).text()).split('\n\n')) {
		const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1] ?? '';
		if (field('id') !== '') ids.push(field('id'));
		if (field('event') !== 'text') continue;
		const data = JSON.parse(field('data'));
		text = text.slice(0, data.offset) + data.text;
		pieces++;
	}
	return { text, pieces, ids };
}

test('an external model is neither listed nor usable until the owner allows it', async () => {
	const closed = (await service.register()).client;
	expect((await closed.catalog()).models.map((model) => model.id)).toEqual(['fake', 'outline']);
	await expect(closed.submit({ ...request, model: 'faraway' }, { idempotencyKey: 'a' })).rejects.toMatchObject({
		problem: { code: 'unknown_model' },
	});
	expect(upstream.requests).toHaveLength(0);
	await closed.updateAccount({ allow_external_providers: true });
	expect((await closed.catalog()).models).toContainEqual(expect.objectContaining({ id: 'faraway', scope: 'external' }));
	upstream.behave(good);
	const { id } = await closed.submit({ ...request, model: 'faraway' }, { idempotencyKey: 'a' });
	await closed.job(id, { wait: 20 });
	expect((await closed.result(id)).article.provenance.scope).toBe('external');
});

test('no log line ever held a prompt, a text or a key', () => {
	const all = service.logs.join('');
	expect(all).toContain('an attempt failed');
	expect(all).not.toMatch(/CANARY|SECRET|baked/);
});
