import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { middayClock } from './midday-clock.ts';
import { startTestService, type TestService } from './start-test-service.ts';
import { countRows } from './stored-rows.ts';

let service: TestService;
afterEach(() => service.stop());

const submission = JSON.stringify({ title: 'Bread', language: 'en', model: 'outline' });

function ask(path: string, key: string | undefined, options: { body?: string; network?: string } = {}) {
	return fetch(`${service.url}${path}`, {
		method: options.body === undefined ? 'GET' : 'POST',
		headers: {
			...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
			...(options.body === undefined
				? {}
				: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
			...(options.network === undefined ? {} : { 'x-forwarded-for': options.network }),
		},
		...(options.body === undefined ? {} : { body: options.body }),
	});
}

/** A submission that is under way until its connection is closed: the end of its body is not sent. */
async function submitSlowly(key: string): Promise<Socket> {
	const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
	await once(socket, 'connect');
	const head = [
		'POST /v1/jobs HTTP/1.1',
		'Host: localhost',
		`Authorization: Bearer ${key}`,
		'Idempotency-Key: slow',
		'Content-Type: application/json',
		`Content-Length: ${submission.length}`,
	];
	socket.write(`${head.join('\r\n')}\r\n\r\n${submission.slice(0, 10)}`);
	return socket;
}

describe('requests of one key in a minute', () => {
	test('every answer says what is left; the one too many is refused, leaves no row, and no other key is affected', async () => {
		service = await startTestService({ environment: { DRAFTSMITH_PLAN: 'free', DRAFTSMITH_WORKERS: '0' } });
		const [mine, other] = [await service.register(), await service.register()];
		const first = await ask('/v1/account', mine.key);
		expect(first.headers.get('ratelimit-policy')).toBe('"minute";q=300;w=60');
		expect(first.headers.get('ratelimit')).toBe('"minute";r=299;t=60');
		const refusedByRoute = await ask('/v1/jobs/no-such-job', mine.key);
		expect(refusedByRoute.headers.get('ratelimit')).toMatch(/^"minute";r=298;t=(60|59)$/);
		for (let index = 0; index < 298; index++) await (await ask('/v1/account', mine.key)).arrayBuffer();
		const before = countRows(service.folder);
		for (const [path, body] of [['/v1/jobs', submission], ['/v1/account']] as const) {
			const refused = await ask(path, mine.key, body === undefined ? {} : { body });
			expect(refused.status).toBe(429);
			expect(refused.headers.get('ratelimit')).toMatch(/^"minute";r=0;t=\d+$/);
			const wait = Number(refused.headers.get('retry-after'));
			expect(wait).toBeGreaterThan(30);
			expect(wait).toBeLessThanOrEqual(60);
			expect(await refused.json()).toMatchObject({
				code: 'rate_limited',
				retryable: true,
				limit_source: 'calls_per_minute',
			});
		}
		expect(countRows(service.folder)).toEqual(before);
		expect((await ask('/v1/account', other.key)).headers.get('ratelimit')).toMatch(/r=299/);
		const unknown = await ask('/v1/account', undefined);
		expect([unknown.status, unknown.headers.get('ratelimit')]).toEqual([401, null]);
	});
});

describe('requests of one key at the same time', () => {
	test('beyond the plan’s number they are refused; long polls and streams don’t count among them', async () => {
		service = await startTestService({ environment: { DRAFTSMITH_PLAN: 'free', DRAFTSMITH_WORKERS: '0' } });
		const { key, client } = await service.register();
		const { key: other } = await service.register();
		const { id } = await client.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: 'a' });
		const leaving = new AbortController();
		const waiting = Array.from({ length: 40 }, () =>
			fetch(`${service.url}/v1/jobs/${id}?wait=25`, {
				headers: { authorization: `Bearer ${key}` },
				signal: leaving.signal,
			}).catch(() => undefined),
		);
		expect((await ask('/v1/account', key)).status).toBe(200);
		const slow = await Promise.all(Array.from({ length: 20 }, () => submitSlowly(key)));
		await expect.poll(async () => (await ask('/v1/account', key)).status).toBe(429);
		const before = countRows(service.folder);
		const refused = await ask('/v1/jobs', key, { body: submission });
		expect(refused.headers.get('retry-after')).toBe('1');
		expect(refused.headers.get('ratelimit')).toMatch(/^"minute";r=\d+;t=\d+$/);
		expect(await refused.json()).toMatchObject({ code: 'too_many_concurrent', limit_source: 'concurrent_calls' });
		expect(countRows(service.folder)).toEqual(before);
		expect((await ask('/v1/account', other)).status).toBe(200);
		// Whoever goes, or was refused, holds no place.
		for (const socket of slow) socket.destroy();
		await expect.poll(async () => (await ask('/v1/account', key)).status).toBe(200);
		leaving.abort();
		await Promise.all(waiting);
	});
});

describe('what counts among those at the same time', () => {
	test('a wait of less than a second does', async () => {
		service = await startTestService({ environment: { DRAFTSMITH_PLAN: 'free', DRAFTSMITH_WORKERS: '0' } });
		const { key, client } = await service.register();
		const { id } = await client.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: 'a' });
		const polls = (wait: string) =>
			Promise.all(Array.from({ length: 40 }, async () => (await ask(`/v1/jobs/${id}?wait=${wait}`, key)).status));
		expect((await polls('0.9')).toSorted()).toEqual([...Array(20).fill(200), ...Array(20).fill(429)]);
		expect(await polls('1')).toEqual(Array(40).fill(200));
	});

	test('an export that was read to its end, or asked for by HEAD, does no longer', async () => {
		service = await startTestService({ environment: { DRAFTSMITH_PLAN: 'free', DRAFTSMITH_WORKERS: '0' } });
		const { key } = await service.register();
		for (let index = 0; index < 25; index++) {
			expect((await (await ask('/v1/account/export', key)).json()).account).toBeDefined();
			const head = { method: 'HEAD', headers: { authorization: `Bearer ${key}` } };
			expect((await fetch(`${service.url}/v1/account/export`, head)).status).toBe(200);
		}
	});
});

describe('bad keys', () => {
	test('the twentieth of a network in a minute is refused otherwise; a good key from there passes at any time', async () => {
		service = await startTestService({
			environment: { DRAFTSMITH_BAD_KEYS_PER_MINUTE: '', DRAFTSMITH_TRUST_PROXY: '1' },
		});
		const { key } = await service.register();
		const altered = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
		const statuses: number[] = [];
		for (let index = 0; index < 21; index++) {
			statuses.push((await ask('/v1/account', altered, { network: `203.0.113.${index}` })).status);
		}
		expect(statuses).toEqual([...Array(19).fill(401), 429, 429]);
		const refused = await ask('/v1/account', 'dsk_live_guess', { network: '203.0.113.9' });
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
		expect((await refused.json()).code).toBe('too_many_attempts');
		expect((await ask('/v1/account', key, { network: '203.0.113.9' })).status).toBe(200);
		// Without a key nothing is guessed, and another network is another.
		expect((await ask('/v1/account', undefined, { network: '203.0.113.9' })).status).toBe(401);
		expect((await ask('/v1/account', altered, { network: '198.51.100.1' })).status).toBe(401);
	});
});

describe('registrations', () => {
	const register = (email: string, domain: string, network: string) =>
		ask('/v1/registrations', undefined, { body: JSON.stringify({ email, domain }), network });

	test('are bounded for a network, and by their networks for a domain in any spelling and an address; refused ones leave no row', async () => {
		service = await startTestService({
			environment: { DRAFTSMITH_REGISTRATIONS_PER_HOUR: '1', DRAFTSMITH_TRUST_PROXY: '1' },
		});
		const spellings = ['a.example.org', 'https://www.A.example.org/blog', 'A.EXAMPLE.ORG.', 'www.a.example.org'];
		for (const [index, domain] of [...spellings, ...spellings.slice(0, 1)].entries()) {
			expect((await register(`${index}@example.org`, domain, `10.0.${index}.1`)).status).toBe(201);
			expect((await register('same@example.org', `b${index}.example.org`, `10.1.${index}.1`)).status).toBe(201);
		}
		const before = countRows(service.folder);
		for (const refused of [
			await register('n9@example.org', 'c9.example.org', '10.0.0.9'),
			await register('9@example.org', 'a.example.org', '10.0.9.1'),
			await register('SAME@example.org', 'b9.example.org', '10.1.9.1'),
		]) {
			expect(refused.status).toBe(429);
			expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
			// The same words, whichever of the three it was.
			expect((await refused.json()).detail).toBe(
				'Too many registrations came from this network, or for this domain or address. Try again later.',
			);
		}
		expect(countRows(service.folder)).toEqual(before);
		expect((await register('new@example.org', 'new.example.org', '10.9.0.1')).status).toBe(201);
	});

	test('from one network don’t lock the owner out, who asks from another', async () => {
		service = await startTestService({
			environment: { DRAFTSMITH_REGISTRATIONS_PER_HOUR: '3', DRAFTSMITH_TRUST_PROXY: '1' },
		});
		const statuses: number[] = [];
		for (let index = 0; index < 30; index++) {
			statuses.push((await register('owner@example.org', 'example.org', `203.0.113.${index}`)).status);
		}
		expect(statuses).toEqual([...Array(3).fill(201), ...Array(27).fill(429)]);
		expect((await register('owner@example.org', 'example.org', '198.51.100.1')).status).toBe(201);
	});
});

describe('rotations', () => {
	test('a key that rotates itself on and on gets no fresh minutes without end', async () => {
		service = await startTestService({ environment: { DRAFTSMITH_WORKERS: '0' } });
		const { key, client } = await service.register();
		const other = await service.register({ domain: 'other.example.org' });
		let newest = key;
		const rotate = async () => {
			const mine = createClient({ baseUrl: service.url, key: newest, retries: 0 });
			newest = (await mine.rotateKey((await mine.account()).key.id)).key;
		};
		for (let index = 0; index < 10; index++) await rotate();
		const before = countRows(service.folder);
		await expect(rotate()).rejects.toMatchObject({
			problem: { code: 'rate_limited', limit_source: 'rotations_per_hour', status: 429 },
		});
		expect(countRows(service.folder)).toEqual(before);
		// Everything else goes on, with the newest key and for other sites.
		await createClient({ baseUrl: service.url, key: newest, retries: 0 }).jobs();
		expect((await other.client.rotateKey((await other.client.account()).key.id)).key).not.toBe(other.key);
		await client.account();
	});

	test('a key without the scope can’t keep the owner from rotating: neither by what is refused it nor by rotating itself', async () => {
		service = await startTestService({ environment: { DRAFTSMITH_WORKERS: '0' } });
		const { client } = await service.register();
		const { id } = (await client.account()).key;
		let leaked = (await client.createKey({ scopes: ['jobs'] })).key;
		const codes: string[] = [];
		for (let index = 0; index < 12; index++) {
			const response = await ask(`/v1/keys/${id}/rotate`, leaked, { body: '{}' });
			codes.push((await response.json()).code);
		}
		expect(codes).toEqual(Array(12).fill('insufficient_scope'));
		const rotateItself = async () => {
			const thief = createClient({ baseUrl: service.url, key: leaked, retries: 0 });
			leaked = (await thief.rotateKey((await thief.account()).key.id, { grace_hours: 0 })).key;
		};
		for (let index = 0; index < 10; index++) await rotateItself();
		await expect(rotateItself()).rejects.toMatchObject({ problem: { code: 'rate_limited' } });
		expect((await client.rotateKey(id)).api_key.id).not.toBe(id);
	});

	test('a key rotates others ten times an hour, and those that are refused for something else don’t count', async () => {
		service = await startTestService({ environment: { DRAFTSMITH_WORKERS: '0' } });
		const { client } = await service.register();
		let { id } = (await client.createKey({ scopes: ['usage'] })).api_key;
		const unknown = '01900000-0000-7000-8000-000000000000';
		for (let index = 0; index < 10; index++) {
			await expect(client.rotateKey(unknown)).rejects.toMatchObject({ problem: { code: 'not_found' } });
			({ id } = (await client.rotateKey(id, { grace_hours: 0 })).api_key);
		}
		await expect(client.rotateKey(id)).rejects.toMatchObject({
			problem: { code: 'rate_limited', limit_source: 'rotations_per_hour' },
		});
	});
});

describe('a plan', () => {
	test('without models of other companies refuses them, and lists none', async () => {
		service = await startTestService({
			environment: { DRAFTSMITH_VERIFICATION: 'required', DRAFTSMITH_PLAN: 'agency', DRAFTSMITH_WORKERS: '0' },
			models: [
				{
					id: 'faraway',
					engine: 'openai-compatible',
					scope: 'external',
					base_url: 'http://127.0.0.1:9/v1',
					model: 'x',
				},
			],
		});
		const { client } = await service.register({ allow_external_providers: true });
		const { plan } = await client.account();
		expect(plan).toMatchObject({ id: 'trial', models: 'self_hosted' });
		expect((await client.catalog()).models.map(({ id }) => id)).toEqual(['outline']);
		const ask = { title: 'Bread', language: 'en', model: 'faraway' } as const;
		await expect(client.submit(ask, { idempotencyKey: 'a' })).rejects.toMatchObject({
			problem: { code: 'unknown_model' },
		});
		await expect(client.quote(ask)).rejects.toMatchObject({ problem: { code: 'unknown_model' } });
	});

	test('that has no models of other companies any more ends what waits for one, before it is asked', async () => {
		const upstream = await startFakeOpenAiServer({ kind: 'silence' });
		const server = { engine: 'openai-compatible', scope: 'external', base_url: upstream.baseUrl, model: 'x' };
		service = await startTestService({
			environment: { DRAFTSMITH_VERIFICATION: 'required', DRAFTSMITH_PLAN: 'agency', DRAFTSMITH_WORKERS: '1' },
			models: [
				{ ...server, id: 'faraway', fallbacks: ['spare'] },
				{ ...server, id: 'spare' },
			],
		});
		const { client } = await service.register({ allow_external_providers: true });
		const database = new Database(join(service.folder, 'draftsmith.sqlite'));
		const setStatus = (status: string) => database.prepare('update sites set status = ?').run(status);
		setStatus('active');
		const ask = { title: 'Bread', language: 'en', model: 'faraway' } as const;
		const first = await client.submit(ask, { idempotencyKey: 'first' });
		const second = await client.submit(ask, { idempotencyKey: 'second' });
		await expect.poll(() => upstream.requests.length).toBe(1);
		setStatus('unproven');
		database.close();
		await client.cancel(first.id);
		expect(await client.job(second.id, { wait: 20 })).toMatchObject({
			state: 'failed',
			error: { code: 'model_refused', retryable: false },
		});
		expect(upstream.requests).toHaveLength(1);
		await upstream.stop();
	});

	test('of a trial holds in requests, unfinished articles and days of keeping', async () => {
		service = await startTestService({
			clock: middayClock(),
			environment: { DRAFTSMITH_VERIFICATION: 'required', DRAFTSMITH_PLAN: 'agency', DRAFTSMITH_WORKERS: '0' },
		});
		const { key, client } = await service.register();
		const job = { title: 'Bread', language: 'en', model: 'outline' } as const;
		const { created_at, expires_at } = await client.submit(job, { idempotencyKey: '0' });
		expect(Date.parse(expires_at) - Date.parse(created_at)).toBe(7 * 86_400_000);
		for (let index = 1; index < 5; index++) await client.submit(job, { idempotencyKey: String(index) });
		const refused = await createClient({ baseUrl: service.url, key, retries: 0 })
			.submit(job, { idempotencyKey: 'five' })
			.catch((error: unknown) => error);
		expect(refused).toMatchObject({ problem: { code: 'daily_limit', limit_source: 'requests_per_day' } });
		expect((await client.usage()).today).toMatchObject({ used: 5, limit: 5 });
	});
});
