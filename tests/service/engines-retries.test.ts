import { join } from 'node:path';
import type { Job } from '@draftsmith/shared';
import type { Client } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { type Behaviour, type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { createMovedClock } from './moved-clock.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const MINUTE = 60_000;
const clock = createMovedClock();
const servers: FakeOpenAiServer[] = [];
let service: TestService;

/** Each test has a model of its own, for what a server did stays with its model. */
const MODELS = ['asked-to-wait', 'with-fallback', 'dated', 'never-back', 'tired'] as const;
type Model = (typeof MODELS)[number];
let fallback: FakeOpenAiServer;

beforeAll(async () => {
	for (const _ of MODELS) servers.push(await startFakeOpenAiServer(writesArticle()));
	fallback = await startFakeOpenAiServer(writesArticle());
	const entry = (id: string, server: FakeOpenAiServer | undefined) => ({
		id,
		engine: 'openai-compatible',
		scope: 'self_hosted',
		base_url: server?.baseUrl,
		fallbacks: id === 'with-fallback' ? ['other'] : [],
	});
	service = await startTestService({
		clock,
		models: [...MODELS.map((id, index) => entry(id, servers[index])), entry('other', fallback)],
		environment: { DRAFTSMITH_PLAN: 'agency' },
	});
});
beforeEach(() => {
	fallback.requests.length = 0;
});
afterAll(async () => {
	await service.stop();
	for (const server of [...servers, fallback]) await server.stop();
});

function serverOf(model: Model): FakeOpenAiServer {
	const server = servers[MODELS.indexOf(model)];
	if (!server) throw new Error(`nothing plays ${model}`);
	return server;
}

async function submit(model: Model): Promise<{ client: Client; id: string }> {
	const { client } = await service.register();
	const request = { title: 'Bread from the village', language: 'en', model, length: 60 };
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	return { client, id };
}

async function ended(client: Client, id: string): Promise<Job> {
	let job: Job;
	do job = await client.job(id, { wait: 25 });
	while (job.finished_at === null);
	return job;
}

/** When a job that went back into the queue comes again, ms since the epoch; undefined while it runs. */
function comesAgain(id: string): number | undefined {
	const database = new Database(join(service.folder, 'draftsmith.sqlite'), { readonly: true });
	const at = database
		.prepare("select available_at from jobs where id = ? and state = 'starting' and available_at > 0")
		.pluck()
		.get(id);
	database.close();
	return typeof at === 'number' ? at : undefined;
}

/** The same, as soon as it is back in the queue after at least so many attempts. */
async function waitUntilQueued({ client, id }: { client: Client; id: string }, attempt: number): Promise<number> {
	let at: number | undefined;
	await expect
		.poll(
			async () => {
				at = comesAgain(id);
				return at === undefined ? 0 : (await client.job(id)).attempt;
			},
			{ timeout: 20_000 },
		)
		.toBeGreaterThanOrEqual(attempt);
	return at ?? Number.NaN;
}

const busy = (retryAfter: string): Behaviour => ({
	kind: 'status',
	status: 429,
	headers: { 'retry-after': retryAfter },
});

test('the wait that a server asks for is waited, with some jitter, and by the jobs that it did not tell, too', async () => {
	const server = serverOf('asked-to-wait');
	server.behave(busy('30'), writesArticle());
	const begun = clock.now();
	const first = await submit('asked-to-wait');
	const firstAt = await waitUntilQueued(first, 1);
	expect(firstAt).toBeGreaterThanOrEqual(begun + 30_250);
	expect(firstAt).toBeLessThanOrEqual(clock.now() + 30_500);
	clock.skip(10_000);
	const second = await submit('asked-to-wait');
	const secondAt = await waitUntilQueued(second, 1);
	// It was told what is left of the same wait, and nobody was asked for it.
	expect(secondAt).toBeGreaterThanOrEqual(begun + 30_250);
	expect(secondAt).toBeLessThanOrEqual(clock.now() + 20_500);
	expect(server.requests).toHaveLength(1);
	expect(await second.client.job(second.id)).toMatchObject({ phase: 'queued', error: null });
	clock.skip(21_000);
	for (const { client, id } of [first, second])
		expect(await ended(client, id)).toMatchObject({ state: 'succeeded', attempt: 2 });
});

test('while a server wants to be left alone its jobs go to the fallback, without asking it again', async () => {
	const server = serverOf('with-fallback');
	server.behave(busy('60'));
	for (let time = 0; time < 3; time++) {
		const { client, id } = await submit('with-fallback');
		expect(await ended(client, id)).toMatchObject({ state: 'succeeded', attempt: 1 });
	}
	// The outline of the first article was the last that it was asked for.
	expect(server.requests).toHaveLength(1);
	expect(fallback.requests.length).toBeGreaterThanOrEqual(9);
	server.behave(writesArticle());
	clock.skip(MINUTE);
	const { client, id } = await submit('with-fallback');
	await ended(client, id);
	expect((await client.result(id)).article.provenance.models).toEqual(['with-fallback']);
});

test('a date without the server’s own clock is measured against ours', async () => {
	const inTen = Math.ceil((clock.now() + 10_000) / 1000) * 1000;
	// Left alone, Node's servers tell the system's time, which is hours from the service's here.
	const headers = { date: 'not told', 'retry-after': new Date(inTen).toUTCString() };
	serverOf('dated').behave({ kind: 'status', status: 429, headers }, writesArticle());
	const job = await submit('dated');
	const at = await waitUntilQueued(job, 1);
	expect(at).toBeGreaterThanOrEqual(inTen + 200);
	expect(at).toBeLessThanOrEqual(inTen + 600);
	clock.skip(12_000);
	expect(await ended(job.client, job.id)).toMatchObject({ state: 'succeeded', attempt: 2 });
});

test('a model that stays away is waited for for two hours, and not longer', async () => {
	const server = serverOf('never-back');
	server.behave({ kind: 'status', status: 503 });
	const job = await submit('never-back');
	await waitUntilQueued(job, 1);
	const { attempt } = await job.client.job(job.id);
	clock.skip(110 * MINUTE);
	await waitUntilQueued(job, attempt + 1);
	expect((await job.client.job(job.id)).finished_at).toBeNull();
	clock.skip(11 * MINUTE);
	expect(await ended(job.client, job.id)).toMatchObject({
		state: 'failed',
		error: { code: 'model_unavailable', retryable: true },
	});
});

test('what an article can do without is left out when so many tries have failed in a row', async () => {
	const server = serverOf('tired');
	server.behave(writesArticle(({ task }, answer) => (task === 'describe' ? { kind: 'cut', text: answer } : answer)));
	const job = await submit('tired');
	let now = await job.client.job(job.id);
	while (now.finished_at === null) {
		// Longer than the wait of the job and the pause of the model.
		if (comesAgain(job.id) !== undefined) clock.skip(10 * MINUTE);
		now = await job.client.job(job.id, { wait: 1 });
	}
	expect(now).toMatchObject({ state: 'succeeded', attempt: 6 });
	const { article } = await job.client.result(job.id);
	expect(article.warnings).toContainEqual(expect.objectContaining({ section: null }));
	expect(article.claims).toEqual([]);
	expect(server.requests.filter(({ body }) => askedIn(body).task === 'describe')).toHaveLength(6);
	expect(server.requests.filter(({ body }) => askedIn(body).task === 'outline')).toHaveLength(1);
});
