import { afterEach, expect, test } from 'vitest';
import { startTestService, type TestService } from './start-test-service.ts';
import { countRows } from './stored-rows.ts';

let service: TestService;
afterEach(() => service.stop());

/** Keeps this process, and so the service in it, busy in steps of `step` ms until it is stopped. */
function keepBusy(step: number): () => void {
	let isBusy = true;
	const turn = () => {
		const until = performance.now() + step;
		while (performance.now() < until);
		// By a timer, not at once: between two steps the service has its turn, late as it is.
		if (isBusy) setTimeout(turn, 0);
	};
	turn();
	return () => {
		isBusy = false;
	};
}

test('a process that is late with everything refuses before it does anything, says when to come again, and recovers by itself', async () => {
	service = await startTestService({ environment: { DRAFTSMITH_SHED_DELAY_MS: '40' } });
	const { key, client } = await service.register();
	const get = (path: string) => fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
	expect((await get('/v1/account')).status).toBe(200);
	const stop = keepBusy(80);
	try {
		await expect.poll(async () => (await get('/v1/account')).status, { timeout: 20_000 }).toBe(503);
		const before = countRows(service.folder);
		const refused = await get('/v1/account');
		expect(refused.headers.get('content-type')).toBe('application/problem+json');
		const wait = Number(refused.headers.get('retry-after'));
		expect(wait).toBeGreaterThanOrEqual(5);
		expect(wait).toBeLessThanOrEqual(10);
		expect(await refused.json()).toMatchObject({ code: 'overloaded', retryable: true });
		await expect(
			client.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: 'a' }),
		).rejects.toMatchObject({ problem: { code: 'overloaded' } });
		const registration = await fetch(`${service.url}/v1/registrations`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ email: 'b@example.org', domain: 'b.example.org' }),
		});
		expect(registration.status).toBe(503);
		// What watches the process is answered: busy is not dead.
		for (const path of ['/livez', '/readyz', '/metrics']) expect([path, (await get(path)).status]).toEqual([path, 200]);
		expect(countRows(service.folder)).toEqual(before);
	} finally {
		stop();
	}
	await expect.poll(async () => (await get('/v1/account')).status, { timeout: 20_000 }).toBe(200);
	await client.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: 'a' });
});

test('one long step is no overload', async () => {
	service = await startTestService({ environment: { DRAFTSMITH_SHED_DELAY_MS: '200' } });
	const { client } = await service.register();
	const until = performance.now() + 1000;
	while (performance.now() < until);
	const end = performance.now() + 1500;
	while (performance.now() < end) await client.account();
});
