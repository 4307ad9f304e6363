import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writesText } from '../fakes/fake-article-model.ts';
import { startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { middayClock } from './midday-clock.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const request = {
	title: 'Bread',
	prompt: 'CANARY-CONTENT',
	language: 'en',
	model: 'outline',
	length: 'short',
} as const;
const newKey = () => crypto.randomUUID();
let service: TestService;
afterEach(() => service.stop());

test('the daily limit is never passed by one, and a refused request leaves no row', async () => {
	let offset = 0;
	service = await startTestService({
		environment: { DRAFTSMITH_PLAN: 'free', DRAFTSMITH_WORKERS: '0' },
		clock: middayClock(() => offset),
	});
	const { client } = await service.register();
	const answers = await Promise.allSettled(
		Array.from({ length: 120 }, () => client.submit(request, { idempotencyKey: newKey() })),
	);
	expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(50);
	const refused = answers.find((answer) => answer.status === 'rejected');
	expect(refused?.reason).toMatchObject({
		problem: { status: 429, code: 'daily_limit', limit_source: 'requests_per_day' },
	});
	expect((await client.jobs({ limit: 1000 })).data).toHaveLength(50);
	const usage = await client.usage();
	expect(usage.today).toMatchObject({ used: 50, limit: 50, resets_at: refused?.reason.problem.resets_at });

	const [first] = (await client.jobs()).data;
	await client.cancel(first?.id ?? '');
	await client.submit(request, { idempotencyKey: newKey() });
	offset = 86_400_000;
	await client.submit(request, { idempotencyKey: newKey() });
	expect((await client.usage()).today.used).toBe(1);
});

test('sites take turns: a long queue of one does not delay another’s first', async () => {
	const upstream = await startFakeOpenAiServer(writesText('Baked.', { pieceDelay: 20 }));
	service = await startTestService({
		environment: { DRAFTSMITH_WORKERS: '1' },
		models: [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }],
	});
	const hog = (await service.register({ domain: 'hog.example.org' })).client;
	const small = (await service.register({ domain: 'small.example.org' })).client;
	const slow = { ...request, model: 'fake' };
	await Promise.all(Array.from({ length: 60 }, () => hog.submit(slow, { idempotencyKey: newKey() })));
	const mine = await small.submit(slow, { idempotencyKey: newKey() });
	expect(mine.queue_position).toBe(0);
	await small.job(mine.id, { wait: 20 });
	const left = (await hog.jobs({ state: 'starting', limit: 1000 })).data;
	expect(left.length).toBeGreaterThan(40);
	// The oldest waits for none of its own; the newest for all the others.
	expect(left.at(-1)?.queue_position).toBe(0);
	expect(left[0]?.queue_position).toBe(left.length - 1);
	await upstream.stop();
});

test('nothing of a key or of delivered content is left in any file', async () => {
	const upstream = await startFakeOpenAiServer(writesText('CANARY-CONTENT is baked.'));
	service = await startTestService({
		models: [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }],
	});
	const { key, client } = await service.register();
	const { id } = await client.submit({ ...request, model: 'fake' }, { idempotencyKey: newKey() });
	await client.job(id, { wait: 20 });
	const { sha256 } = await client.result(id);
	await client.acknowledge(id, sha256);
	const paths = readdirSync(service.folder, { recursive: true }).map((name) => join(service.folder, String(name)));
	for (const file of paths.filter((path) => statSync(path).isFile())) {
		const bytes = readFileSync(file);
		expect(bytes.includes('CANARY-CONTENT'), file).toBe(false);
		expect(bytes.includes(key.slice(9, 30)), file).toBe(false);
	}
	await upstream.stop();
});
