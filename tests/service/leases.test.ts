import { systemClock } from '@draftsmith/service/clock';
import { afterEach, expect, test } from 'vitest';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
let upstream: FakeOpenAiServer;
afterEach(async () => {
	await service.stop();
	await upstream.stop();
});

test('a jump of the clock does not make a process take its own running jobs for lost', async () => {
	upstream = await startFakeOpenAiServer({ kind: 'stall', text: 'Half' });
	let offset = 0;
	service = await startTestService({
		clock: { ...systemClock, now: () => Date.now() + offset },
		environment: { DRAFTSMITH_LEASE_SECONDS: '3' },
		models: [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }],
	});
	const { client } = await service.register();
	const { id } = await client.submit({ title: 'Bread', language: 'en', model: 'fake' }, { idempotencyKey: 'a' });
	await expect.poll(() => upstream.open()).toBe(1);
	offset = 2 * 3_600_000;
	await new Promise((resolve) => setTimeout(resolve, 4000));
	expect(await client.job(id)).toMatchObject({ state: 'processing', attempt: 1 });
	expect(upstream.requests).toHaveLength(1);
	await client.cancel(id);
	await expect.poll(() => upstream.open()).toBe(0);
});
