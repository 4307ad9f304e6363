import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { startPrivatePostgres } from './private-postgres.ts';
import { startTestService, type TestService } from './start-test-service.ts';
import { countRows } from './stored-rows.ts';

const postgres = await startPrivatePostgres();
afterAll(() => postgres?.stop());

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

test('behind a database that is locked, most are refused at the door and none waits for long; then all goes on', async (context) => {
	if (!postgres) return context.skip();
	const environment = {
		DATABASE_URL: postgres.url,
		DRAFTSMITH_MASTER_KEY: '7'.repeat(64),
		DRAFTSMITH_SHED_DELAY_MS: '1000',
		DRAFTSMITH_WORKERS: '0',
	};
	service = await startTestService({ environment });
	const keys = await Promise.all(Array.from({ length: 6 }, async () => (await service.register()).key));
	const ask = async (path: string, key: string | undefined, options: RequestInit = {}) => {
		const headers = { authorization: `Bearer ${key}`, ...options.headers };
		const response = await fetch(`${service.url}${path}`, { ...options, headers });
		const { code, detail } = path.startsWith('/v1/') ? await response.json() : {};
		return { status: response.status, code, detail, wait: Number(response.headers.get('retry-after')) };
	};
	let answered = 0;
	const submit = async (key: string) => {
		const answer = await ask('/v1/jobs', key, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
			body: JSON.stringify({ title: 'Bread', language: 'en', model: 'outline' }),
		});
		answered++;
		return answer;
	};
	const locker = new pg.Client(postgres.url);
	await locker.connect();
	await locker.query('begin');
	await locker.query('lock table quota_days');
	const submissions = Promise.allSettled(keys.flatMap((key) => Array.from({ length: 200 }, () => submit(key))));
	try {
		const account = () => ask('/v1/account', keys[0]);
		await expect.poll(account, { timeout: 30_000 }).toMatchObject({ status: 503, code: 'overloaded' });
		expect(await ask('/livez', undefined)).toMatchObject({ status: 200 });
		// All but those that have a connection, and so the lock to wait for.
		await expect.poll(() => answered, { timeout: 40_000 }).toBeGreaterThanOrEqual(1190);
		await locker.query("select pg_cancel_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
		const answers = (await submissions).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
		expect(answers).toHaveLength(1200);
		for (const { status, code, wait } of answers) {
			expect([status, code]).toEqual([503, 'overloaded']);
			expect(wait).toBeGreaterThanOrEqual(5);
		}
		expect(answers.filter(({ detail }) => detail.includes('Nothing was done')).length).toBeGreaterThan(500);
		await locker.query('rollback');
		const { rows } = await locker.query('select count(*) from jobs union all select count(*) from quota_days');
		expect(rows).toEqual([{ count: '0' }, { count: '0' }]);
		await expect.poll(account, { timeout: 20_000 }).toMatchObject({ status: 200 });
		expect(await submit(keys[0] ?? '')).toMatchObject({ status: 202 });
	} finally {
		await locker.end();
		await submissions;
	}
});
