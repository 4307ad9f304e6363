import { createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedIn, writesText } from '../fakes/fake-article-model.ts';
import { startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const request = { title: 'Bread', language: 'en', model: 'outline', length: 60 } as const;
let postgres: PrivatePostgres | undefined;
let services: TestService[] = [];

beforeAll(async () => {
	postgres = await startPrivatePostgres();
	if (!postgres) console.warn('SKIPPED: no PostgreSQL on this machine (Debian: apt-get install postgresql)');
});
afterAll(async () => {
	await Promise.all(services.map((service) => service.stop()));
	await postgres?.stop();
});

async function start(
	url: string,
	environment: Record<string, string> = {},
	models?: Record<string, unknown>[],
): Promise<TestService> {
	const service = await startTestService({
		environment: { DATABASE_URL: url, DRAFTSMITH_MASTER_KEY: '7'.repeat(64), ...environment },
		...(models ? { models } : {}),
	});
	services.push(service);
	return service;
}

test('two services on one PostgreSQL: one job a key, each run once, the limit kept, the queue shared', async (context) => {
	if (!postgres) return context.skip();
	const upstream = await startFakeOpenAiServer(writesText('Baked.'));
	const models = [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }];
	const [one, two] = [await start(postgres.url, {}, models), await start(postgres.url, {}, models)];
	const { key, client } = await one.register();
	const ask = (service: TestService, index: number) =>
		fetch(`${service.url}/v1/jobs`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'idempotency-key': `key-${index % 40}`,
			},
			body: JSON.stringify({ ...request, model: 'fake' }),
		});
	const answers = await Promise.all(Array.from({ length: 120 }, (_, index) => ask(index % 2 ? one : two, index)));
	expect(answers.map((answer) => answer.status)).toEqual(Array(120).fill(202));
	const jobs = (await client.jobs({ limit: 1000 })).data;
	expect(jobs).toHaveLength(40);
	for (const { id } of jobs) expect((await client.job(id, { wait: 25 })).state).toBe('succeeded');
	// Each article takes its steps, and none is asked for twice.
	const described = upstream.requests.filter(({ body }) => askedIn(body).task === 'describe');
	expect(described).toHaveLength(40);
	expect(upstream.requests).toHaveLength(4 * 40);
	expect((await client.usage()).today.used).toBe(40);
	await Promise.all(services.map((service) => service.stop()));
	services = [];
	await upstream.stop();
});

test('a section is written anew at one service while the article is acknowledged at the other: one of both holds', async (context) => {
	if (!postgres) return context.skip();
	const upstream = await startFakeOpenAiServer(writesText('Baked.'));
	const models = [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }];
	const [one, two] = [await start(postgres.url, {}, models), await start(postgres.url, {}, models)];
	const { key, client } = await one.register({ domain: 'race.example.org' });
	const there = createClient({ baseUrl: two.url, key, retries: 0 });
	const race = async (index: number) => {
		const { id } = await client.submit({ ...request, model: 'fake' }, { idempotencyKey: `race-${index}` });
		await client.job(id, { wait: 25 });
		const { sha256 } = await client.result(id);
		const [changed, taken] = await Promise.allSettled([client.regenerate(id, 0), there.acknowledge(id, sha256)]);
		expect([changed.status, taken.status].sort()).toEqual(['fulfilled', 'rejected']);
		let job = await client.job(id);
		while (job.finished_at === null) job = await client.job(id, { wait: 25 });
		expect(job).toMatchObject({
			state: 'succeeded',
			error: null,
			delivery: taken.status === 'fulfilled' ? 'delivered' : 'pending',
		});
	};
	await Promise.all(Array.from({ length: 20 }, (_, index) => race(index)));
	await Promise.all(services.map((service) => service.stop()));
	services = [];
	await upstream.stop();
});

test('cancels at one service and submissions at the other do not wait for each other', async (context) => {
	if (!postgres) return context.skip();
	const upstream = await startFakeOpenAiServer(writesText('Baked.', { pieceDelay: 20 }));
	const models = [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }];
	const [one, two] = [await start(postgres.url, {}, models), await start(postgres.url, {}, models)];
	const { key, client } = await one.register({ domain: 'crowd.example.org' });
	const there = createClient({ baseUrl: two.url, key, retries: 0, timeout: 8000 });
	const submit = (index: number) => client.submit({ ...request, model: 'fake' }, { idempotencyKey: `crowd-${index}` });
	const first = await Promise.all(Array.from({ length: 12 }, (_, index) => submit(index)));
	await Promise.all([
		...first.flatMap(({ id }) => [there.cancel(id).catch(() => undefined), client.cancel(id).catch(() => undefined)]),
		...Array.from({ length: 24 }, (_, index) => submit(100 + index)),
	]);
	const jobs = (await client.jobs({ limit: 1000 })).data;
	for (const { id } of jobs) while ((await client.job(id)).finished_at === null) await client.job(id, { wait: 25 });
	const ended = (await client.jobs({ limit: 1000 })).data;
	expect((await client.usage()).today.used).toBe(ended.filter(({ state }) => state === 'succeeded').length);
	expect(ended).toHaveLength(36);
	await Promise.all(services.map((service) => service.stop()));
	services = [];
	await upstream.stop();
});

test('what was accepted survives a crash of PostgreSQL', async (context) => {
	if (!postgres) return context.skip();
	const service = await start(postgres.url, { DRAFTSMITH_WORKERS: '0' });
	const { key, client } = await service.register({ domain: 'crash.example.org' });
	const accepted = await Promise.all(
		Array.from({ length: 20 }, (_, index) => client.submit(request, { idempotencyKey: `${index}` })),
	);
	await postgres.crash();
	await service.stop();
	services = [];
	const again = await start(postgres.url);
	for (const { id } of accepted) {
		const job = await (
			await fetch(`${again.url}/v1/jobs/${id}?wait=25`, { headers: { authorization: `Bearer ${key}` } })
		).json();
		expect(job.state).toBe('succeeded');
	}
});
