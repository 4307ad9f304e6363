import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@draftsmith/shared/client';
import { afterEach, expect, test } from 'vitest';
import { startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { middayClock } from './midday-clock.ts';
import { startTestService, type TestService } from './start-test-service.ts';
import { countRows } from './stored-rows.ts';

const DAY = 86_400_000;
const request = { title: 'Bread', language: 'en', model: 'outline' } as const;

let service: TestService;
afterEach(() => service.stop());

/** Sends requests ten at a time, which a plan's calls at the same time leave room for. */
async function submit(client: Client, count: number, model: string = request.model): Promise<string[]> {
	const ids: string[] = [];
	while (ids.length < count) {
		const some = Array.from({ length: Math.min(10, count - ids.length) }, () =>
			client.submit({ ...request, model }, { idempotencyKey: crypto.randomUUID() }),
		);
		ids.push(...(await Promise.all(some)).map(({ id }) => id));
	}
	return ids;
}

test('a site has as many unfinished articles as its plan allows and not one more, also when they come at once', async () => {
	let offset = 0;
	const clock = middayClock(() => offset);
	service = await startTestService({ environment: { DRAFTSMITH_PLAN: 'free', DRAFTSMITH_WORKERS: '0' }, clock });
	const { key, client } = await service.register();
	// The free plan's day has room for fewer than its queue.
	const ids = await submit(client, 50);
	offset = DAY;
	await submit(client, 49);
	offset = 2 * DAY;
	const send = () =>
		fetch(`${service.url}/v1/jobs`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'idempotency-key': crypto.randomUUID(),
			},
			body: JSON.stringify(request),
		});
	const last = await Promise.all(Array.from({ length: 8 }, send));
	expect(last.map(({ status }) => status).toSorted()).toEqual([202, ...Array(7).fill(429)]);
	const before = countRows(service.folder);
	const refused = await send();
	expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
	expect(await refused.json()).toMatchObject({ code: 'queue_full', limit_source: 'queue_depth', retryable: true });
	expect(countRows(service.folder)).toEqual(before);
	expect((await client.usage()).today.used).toBe(1);
	// A place that is given back is there for one, and for one only.
	await client.cancel(ids[0] ?? '');
	expect([(await send()).status, (await send()).status]).toEqual([202, 429]);
});

test('of a site as many articles are written at the same time as its plan allows and not one more, whatever waits', async () => {
	const upstream = await startFakeOpenAiServer({ kind: 'silence' });
	service = await startTestService({
		environment: { DRAFTSMITH_PLAN: 'pro', DRAFTSMITH_WORKERS: '12' },
		models: [
			{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl, concurrency: 20 },
		],
	});
	const first = (await service.register({ domain: 'first.example.org' })).client;
	const second = (await service.register({ domain: 'second.example.org' })).client;
	const beingWritten = async (client: Client) => (await client.jobs({ state: 'processing', limit: 100 })).data.length;
	await submit(first, 10, 'fake');
	await submit(second, 3, 'fake');
	const { concurrency } = (await first.account()).plan;
	expect(concurrency).toBe(4);
	await expect.poll(() => upstream.requests.length, { timeout: 10_000 }).toBe(concurrency + 3);
	// There are workers for more: what is not begun now waits for its plan.
	await wait(1500);
	expect(upstream.requests).toHaveLength(concurrency + 3);
	expect([await beingWritten(first), await beingWritten(second)]).toEqual([concurrency, 3]);
	const [one] = (await first.jobs({ state: 'processing' })).data;
	await first.cancel(one?.id ?? '');
	await expect.poll(() => upstream.requests.length, { timeout: 10_000 }).toBe(concurrency + 4);
	await wait(500);
	expect([await beingWritten(first), upstream.requests.length]).toEqual([concurrency, concurrency + 4]);
	await upstream.stop();
});
