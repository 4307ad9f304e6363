import { afterEach, expect, test } from 'vitest';
import { askedIn, insteadOfText, writesText } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
let upstream: FakeOpenAiServer;
afterEach(async () => {
	await service.stop();
	await upstream.stop();
});

test('another master key than that of the database is noticed before it does harm', async () => {
	upstream = await startFakeOpenAiServer({ kind: 'silence' });
	service = await startTestService();
	await service.register();
	const wrong = { DRAFTSMITH_DATA: service.folder, DRAFTSMITH_MASTER_KEY: '1'.repeat(64) };
	await expect(startTestService({ environment: wrong })).rejects.toThrow(/master key is not the one/);
});

test('a graceful stop returns the lease, and the next start writes the article without counting a failure', async () => {
	upstream = await startFakeOpenAiServer(insteadOfText({ kind: 'stall', text: 'Half of it' }));
	service = await startTestService({
		models: [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }],
	});
	const { key, client } = await service.register();
	const { id } = await client.submit(
		{ title: 'Bread', language: 'en', model: 'fake', length: 60 },
		{ idempotencyKey: 'a' },
	);
	await expect.poll(() => upstream.requests.length).toBe(2);
	const waiting = client.job(id, { wait: 25 });
	const followed = await fetch((await client.eventsToken(id)).url);
	const begun = performance.now();
	upstream.behave(writesText('All of it.'));
	await service.restart();
	// Nobody was waited for: the reader's own time is 25 s.
	expect(performance.now() - begun).toBeLessThan(20_000);
	// Whoever waited or followed was answered, not cut.
	expect((await waiting).state).toMatch(/processing|starting/);
	expect(await followed.text()).toContain('Half of it');
	const job = await (
		await fetch(`${service.url}/v1/jobs/${id}?wait=20`, { headers: { authorization: `Bearer ${key}` } })
	).json();
	expect(job).toMatchObject({ state: 'succeeded', attempt: 2 });
	// The outline was kept; the text was begun anew.
	expect(upstream.requests.map(({ body }) => askedIn(body).task)).toEqual([
		'outline',
		'section',
		'section',
		'repair',
		'describe',
	]);
});
