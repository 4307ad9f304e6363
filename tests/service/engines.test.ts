import type { Job } from '@draftsmith/shared';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askedIn, insteadOfText, writesText } from '../fakes/fake-article-model.ts';
import { type Behaviour, type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { proseOf } from '../fakes/fake-writer.ts';
import { middayClock } from './midday-clock.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const TEXT = '# Bread\n\nBread is **baked**.\n\n## Flour\n\n- rye\n- wheat\n\nThe end of it.';
const good: Behaviour = writesText(TEXT);
const request = { title: 'Bread', prompt: 'CANARY-PROMPT', language: 'en', model: 'fake', length: 60 } as const;

let upstream: FakeOpenAiServer;
let service: TestService;

beforeAll(async () => {
	upstream = await startFakeOpenAiServer(good);
	const server = { engine: 'openai-compatible', base_url: upstream.baseUrl, model: 'fake-model' };
	service = await startTestService({
		clock: middayClock(),
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

/** How often each step was asked for. */
const asked = (task: string) => upstream.requests.filter(({ body }) => askedIn(body).task === task).length;

test('a model’s text becomes blocks, with its usage and its credentials from the environment', async () => {
	const { client, job } = await run(good);
	// Outline, text, a repair (it is far too short) and the description.
	expect(upstream.requests).toHaveLength(4);
	expect(job).toMatchObject({
		state: 'succeeded',
		usage: { input_tokens: 4 * 123, output_tokens: 4 * 456, source: 'provider' },
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
	expect((await client.usage()).days[0]).toMatchObject({ requests: 1, input_tokens: 4 * 123, output_tokens: 4 * 456 });
});

test('usage that the server does not tell is counted here and said to be an estimate, not 0', async () => {
	const { job } = await run(writesText(TEXT, { usage: false }));
	expect(job.usage?.source).toBe('estimated');
	expect(job.usage?.input_tokens).toBeGreaterThan(500);
	expect(job.usage?.output_tokens).toBeGreaterThan(20);
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
	// Once at the outline and once in the text: each attempt goes on where the last one broke off.
	let isOver = false;
	const once: Behaviour = {
		kind: 'reply',
		to: (body) => {
			if (isOver || askedIn(body).task !== 'section') return good;
			isOver = true;
			return fault;
		},
	};
	const { client, job } = await run(fault, once);
	expect(job).toMatchObject({ state: 'succeeded', attempt: 3 });
	expect([asked('outline'), asked('section'), asked('describe')]).toEqual([2, 2, 1]);
	expect((await client.result(job.id)).article.markdown).toContain('The end of it.');
});

const final: [string, Behaviour, string][] = [
	['a refusal', { kind: 'status', status: 400 }, 'model_refused'],
	['wrong credentials', { kind: 'status', status: 401 }, 'model_refused'],
	['a limit of tokens that leaves no room for text', { kind: 'length', text: '' }, 'model_truncated'],
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
	upstream.behave(insteadOfText({ kind: 'stall', text: TEXT }));
	const { client } = await service.register();
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	await expect.poll(() => asked('section')).toBe(1);
	expect(await client.cancel(id)).toMatchObject({ state: 'canceled' });
	await expect.poll(() => upstream.open()).toBe(0);
	expect(await client.cancel(id)).toMatchObject({ state: 'canceled' });
	expect((await client.usage()).today.used).toBe(0);
});

const LONG = proseOf(60, 0, 'en');

test('the live text arrives in pieces, and a late subscriber gets all of it', async () => {
	upstream.behave(writesText(LONG, { pieceDelay: 60 }));
	const { client } = await service.register();
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	await expect.poll(() => asked('section')).toBe(1);
	const early = follow((await client.eventsToken(id)).url);
	await new Promise((resolve) => setTimeout(resolve, 400));
	const late = follow((await client.eventsToken(id)).url);
	for (const { text, pieces, ids } of await Promise.all([early, late])) {
		expect(text).toBe(LONG);
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
