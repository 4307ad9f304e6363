import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { Article, type Job, Problem } from '@draftsmith/shared';
import { type Client, createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
let key: string;
let client: Client;

beforeAll(async () => {
	service = await startTestService();
	({ key, client } = await service.register());
});
afterAll(() => service.stop());

const request = { title: 'How to bake rye bread', language: 'en', model: 'outline', content_type: 'how-to' } as const;
const newKey = () => crypto.randomUUID();

function call(path: string, init: RequestInit & { as?: string | null } = {}): Promise<Response> {
	const { as = key, ...rest } = init;
	return fetch(service.url + path, {
		...rest,
		headers: {
			...(as === null ? {} : { authorization: `Bearer ${as}` }),
			...(rest.body ? { 'content-type': 'application/json' } : {}),
			...rest.headers,
		},
	});
}

async function finished(): Promise<Job> {
	const { id } = await client.submit(request, { idempotencyKey: newKey() });
	return client.job(id, { wait: 20 });
}

async function problemOf(response: Response): Promise<Problem> {
	expect(response.headers.get('content-type')).toBe('application/problem+json');
	const problem = Problem.parse(await response.json());
	expect(problem.status).toBe(response.status);
	return problem;
}

describe('the life of a job', () => {
	test('submitted, written, fetched, acknowledged, erased', async () => {
		const response = await call('/v1/jobs', {
			method: 'POST',
			body: JSON.stringify(request),
			headers: { 'idempotency-key': newKey() },
		});
		expect(response.status).toBe(202);
		const accepted: Job = await response.json();
		expect(response.headers.get('location')).toBe(`/v1/jobs/${accepted.id}`);
		expect(accepted).toMatchObject({
			state: 'starting',
			delivery: 'pending',
			queue_position: 0,
			content_type: 'how-to',
		});
		expect(JSON.stringify(accepted)).not.toContain('rye');

		const done = await client.job(accepted.id, { wait: 20 });
		expect(done).toMatchObject({ state: 'succeeded', phase: 'finished', error: null });
		expect(done.progress.words).toBeGreaterThan(100);

		const result = await call(`/v1/jobs/${accepted.id}/result`);
		expect(result.headers.get('cache-control')).toBe('no-store');
		const bytes = Buffer.from(await result.arrayBuffer());
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		expect(result.headers.get('repr-digest')).toBe(`sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
		const article = Article.parse(JSON.parse(bytes.toString()));
		expect(article).toMatchObject({
			title: request.title,
			slug: 'how-to-bake-rye-bread',
			language: 'en',
			model: 'outline',
		});
		expect(article.blocks).toMatch(/^<!-- wp:/);
		expect(article.provenance).toMatchObject({ job_id: accepted.id, scope: 'self_hosted', engine: 'outline' });

		const wrong = await call(`/v1/jobs/${accepted.id}/ack`, {
			method: 'POST',
			body: JSON.stringify({ sha256: '0'.repeat(64) }),
		});
		expect((await problemOf(wrong)).code).toBe('digest_mismatch');
		const receipt = await client.acknowledge(accepted.id, sha256);
		expect(receipt).toMatchObject({ job_id: accepted.id, delivery: 'delivered', sha256 });
		expect(await client.acknowledge(accepted.id, sha256)).toEqual(receipt);
		expect((await problemOf(await call(`/v1/jobs/${accepted.id}/result`))).code).toBe('content_purged');
		expect((await client.job(accepted.id)).delivery).toBe('delivered');
	});

	test('the same idempotency key gives the same job, at the same time and after a restart', async () => {
		const idempotencyKey = newKey();
		const many = await Promise.all(Array.from({ length: 50 }, () => client.submit(request, { idempotencyKey })));
		expect(new Set(many.map((job) => job.id)).size).toBe(1);
		await service.restart();
		const replay = await call('/v1/jobs', {
			method: 'POST',
			body: JSON.stringify(request),
			headers: { 'idempotency-key': idempotencyKey },
		});
		expect(replay.status).toBe(202);
		expect(replay.headers.get('idempotency-replayed')).toBe('true');
		expect(await replay.json()).toMatchObject({ id: many[0]?.id });
		const other = await call('/v1/jobs', {
			method: 'POST',
			body: JSON.stringify({ ...request, title: 'Another' }),
			headers: { 'idempotency-key': idempotencyKey },
		});
		expect((await problemOf(other)).code).toBe('idempotency_key_reused');
		({ key, client } = await service.register());
	});

	test('a failed or canceled job holds no content, and an outsider can’t tell a job from none', async () => {
		const job = await finished();
		const stranger = (await service.register({ domain: 'other.example.org' })).key;
		const calls: [string, RequestInit][] = [
			['', {}],
			['/result', {}],
			['/cancel', { method: 'POST' }],
			['/ack', { method: 'POST', body: '{}' }],
			['/events-token', { method: 'POST' }],
		];
		for (const [path, init] of calls) {
			const [theirs, none] = await Promise.all(
				[job.id, '01900000-0000-7000-8000-000000000000'].map((id) =>
					call(`/v1/jobs/${id}${path}`, { ...init, as: stranger }),
				),
			);
			expect(theirs?.status).toBe(404);
			const withoutId = async (response?: Response) => ({ ...(await response?.json()), request_id: '' });
			expect(await withoutId(theirs)).toEqual(await withoutId(none));
		}
	});

	test('canceling twice is the same; canceling what is done is refused', async () => {
		const job = await finished();
		expect((await problemOf(await call(`/v1/jobs/${job.id}/cancel`, { method: 'POST' }))).code).toBe('already_final');
	});
});

describe('waiting and following', () => {
	test('an unchanged job is 304, a changed one answers at once', async () => {
		const job = await finished();
		const first = await call(`/v1/jobs/${job.id}`);
		const etag = first.headers.get('etag') ?? '';
		const second = await call(`/v1/jobs/${job.id}`, { headers: { 'if-none-match': etag } });
		expect(second.status).toBe(304);
		expect(await second.text()).toBe('');
	});

	test.each([
		['the tag', (tag: string) => tag, 304],
		['a weak tag, as proxies make it', (tag: string) => `W/${tag}`, 304],
		['a list', (tag: string) => `"other", ${tag}`, 304],
		['any', () => '*', 304],
		['another', () => '"other"', 200],
	])('If-None-Match with %s', async (_, header, status) => {
		const { id } = await finished();
		const etag = (await call(`/v1/jobs/${id}`)).headers.get('etag') ?? '';
		expect((await call(`/v1/jobs/${id}`, { headers: { 'if-none-match': header(etag) } })).status).toBe(status);
	});

	test('HEAD of the events takes no place of a follower', async () => {
		const { id } = await finished();
		const { url } = await client.eventsToken(id);
		const statuses = new Set<number>();
		for (let index = 0; index < 210; index++) statuses.add((await fetch(url, { method: 'HEAD' })).status);
		expect([...statuses]).toEqual([200]);
		expect(await (await fetch(url)).text()).toContain('event: end');
	});

	test('HEAD of the events is answered as GET is, without the stream', async () => {
		const { id } = await finished();
		const { url } = await client.eventsToken(id);
		const read = async (address: string, method: string) => {
			const { status, headers, body } = await fetch(address, { method });
			await body?.cancel();
			const names = ['content-type', 'cache-control', 'x-accel-buffering', 'access-control-allow-origin'];
			return { status, headers: names.map((name) => headers.get(name)) };
		};
		const head = await read(url, 'HEAD');
		expect(head).toEqual({ status: 200, headers: ['text/event-stream', 'no-store', 'no', '*'] });
		expect(await read(url, 'GET')).toEqual(head);
		const forged = `${url}x`;
		expect(await read(forged, 'HEAD')).toEqual(await read(forged, 'GET'));
		expect((await read(forged, 'HEAD')).status).toBe(401);
	});

	test('a request without a body may say of it what it likes, as WordPress does', async () => {
		const job = await finished();
		const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' };
		expect((await call(`/v1/jobs/${job.id}/events-token`, { method: 'POST', headers })).status).toBe(200);
	});

	test('events need the job’s own token, are readable by any page, and end with the job', async () => {
		const job = await finished();
		const granted = await client.eventsToken(job.id);
		const response = await fetch(granted.url);
		expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(await response.text()).toMatch(/event: end\ndata: \{.*"state":"succeeded".*\}\nid: /);

		const other = await finished();
		const elsewhere = await fetch(
			`${service.url}/v1/jobs/${other.id}/events?token=${encodeURIComponent(granted.token)}`,
		);
		expect((await problemOf(elsewhere)).code).toBe('unauthorized');
		const forged = await fetch(granted.url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
		expect(forged.status).toBe(401);
	});

	test('an events token ends with the key that asked for it', async () => {
		const job = await finished();
		const { api_key, key } = await client.createKey({ scopes: ['jobs'] });
		const { url } = await createClient({ baseUrl: service.url, key }).eventsToken(job.id);
		expect(await (await fetch(url)).text()).toContain('event: end');
		await client.revokeKey(api_key.id);
		expect((await fetch(url)).status).toBe(401);
	});

	test('the list pages through all jobs, newest first, and filters by delivery', async () => {
		const fresh = (await service.register({ domain: 'list.example.org' })).client;
		const ids: string[] = [];
		for (let index = 0; index < 7; index++) ids.push((await fresh.submit(request, { idempotencyKey: newKey() })).id);
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const page = await fresh.jobs({ limit: 3, ...(after ? { after } : {}) });
			seen.push(...page.data.map((each) => each.id));
			after = page.next_cursor ?? undefined;
		} while (after);
		expect(seen).toEqual([...ids].reverse());
		for (const id of ids) await fresh.job(id, { wait: 20 });
		const { sha256 } = await fresh.result(ids[0] ?? '');
		await fresh.acknowledge(ids[0] ?? '', sha256);
		expect((await fresh.jobs({ delivery: 'pending', limit: 1000 })).data).toHaveLength(6);
	});
});

describe('what is refused', () => {
	test.each([
		['no key', null, 401],
		['no such key', 'dsk_live_00000000000000000000000000000000000000', 401],
		['nonsense', 'nonsense', 401],
	])('%s', async (_, as, status) => {
		const response = await call('/v1/account', { as });
		expect(response.status).toBe(status);
		expect((await problemOf(response)).code).toBe('unauthorized');
	});

	test.each([
		['an unknown field', { ...request, plan: 'agency' }, 422, 'invalid_request'],
		[
			'a polluted prototype',
			JSON.parse(`{"__proto__":{"plan":"agency"},"title":"a","language":"en","model":"outline"}`),
			422,
			'invalid_request',
		],
		['no title', { ...request, title: '  ' }, 422, 'invalid_request'],
		['a language tag that no Intl takes', { ...request, language: 'en-12' }, 422, 'invalid_request'],
		['a language that is none', { ...request, language: 'english please' }, 422, 'invalid_request'],
		['an unknown model', { ...request, model: 'gpt-99' }, 422, 'unknown_model'],
		['a length out of range', { ...request, length: 1_000_000 }, 422, 'invalid_request'],
	])('%s', async (_, body, status, code) => {
		const text = JSON.stringify(body);
		const response = await call('/v1/jobs', { method: 'POST', body: text, headers: { 'idempotency-key': newKey() } });
		expect(response.status).toBe(status);
		expect((await problemOf(response)).code).toBe(code);
	});

	test.each([
		['no idempotency key', { method: 'POST', body: JSON.stringify(request) }, 400, 'idempotency_key_missing'],
		['no body', { method: 'POST', headers: { 'idempotency-key': 'a', 'content-length': '0' } }, 400, 'malformed_json'],
		['broken JSON', { method: 'POST', body: '{"title":', headers: { 'idempotency-key': 'a' } }, 400, 'malformed_json'],
		[
			'another type',
			{ method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain', 'idempotency-key': 'a' } },
			415,
			'unsupported_media_type',
		],
		[
			'64 KB and one byte',
			{
				method: 'POST',
				body: JSON.stringify({ ...request, prompt: 'x'.repeat(65_536) }),
				headers: { 'idempotency-key': 'a' },
			},
			413,
			'body_too_large',
		],
		[
			'ten megabytes',
			{ method: 'POST', body: JSON.stringify({ prompt: 'x'.repeat(10_000_000) }), headers: { 'idempotency-key': 'a' } },
			413,
			'body_too_large',
		],
	])('%s', async (_, init, status, code) => {
		const response = await call('/v1/jobs', init);
		expect(response.status).toBe(status);
		expect((await problemOf(response)).code).toBe(code);
	});

	test.each([
		['DELETE', '/v1/jobs', 'GET, POST'],
		['PUT', '/v1/account', 'DELETE, GET, PATCH'],
		['POST', '/livez', 'GET'],
	])('%s %s is not offered, and the answer says what is', async (method, path, allow) => {
		const response = await call(path, { method });
		expect(response.headers.get('allow')).toBe(allow);
		expect((await problemOf(response)).code).toBe('method_not_allowed');
	});

	test.each([
		[
			'two lengths',
			'POST /v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
			400,
		],
		['no HTTP at all', 'hello\r\n\r\n', 400],
		['17 KB of headers', `GET /livez HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
	])('%s', async (_, text, status) => {
		const answer = await new Promise<string>((resolve, reject) => {
			let received = '';
			const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write(text));
			socket.on('data', (bytes) => {
				received += bytes.toString();
			});
			socket.on('close', () => resolve(received));
			socket.on('error', reject);
		});
		expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
		expect(answer).toContain('application/problem+json');
		expect(answer).toMatch(/Connection: close/i);
	});

	test('a route that is not there, and an id that is none', async () => {
		expect((await problemOf(await call('/v1/nothing'))).code).toBe('not_found');
		expect((await call('/v1/jobs/1')).status).toBe(422);
	});

	test('an address and a domain are all that a registration needs', async () => {
		const register = (body: object) =>
			call('/v1/registrations', { method: 'POST', body: JSON.stringify(body), as: null });
		const whole = { email: 'owner@example.org', domain: 'example.org' };
		expect((await register(whole)).status).toBe(201);
		for (const name of Object.keys(whole)) expect((await register({ ...whole, [name]: undefined })).status).toBe(422);
	});

	test('a second registration of the same address says nothing about the first', async () => {
		const body = JSON.stringify({ email: 'known@example.org', domain: 'twice.example.org' });
		const answers = [];
		for (let index = 0; index < 2; index++) {
			const response = await call('/v1/registrations', { method: 'POST', body, as: null });
			expect(response.status).toBe(201);
			answers.push(Object.keys((await response.json()).account));
		}
		expect(answers[0]).toEqual(answers[1]);
	});
});

test('the OpenAPI document names the routes, also those that stream, and the docs page is served', async () => {
	const document = await (await fetch(`${service.url}/openapi.json`)).json();
	expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/v1/jobs/{id}/result', '/v1/jobs/{id}/events']));
	expect(Object.keys(document.paths).length).toBeGreaterThan(40);
	const docs = await (await fetch(`${service.url}/docs`)).text();
	expect(docs).not.toMatch(/https?:\/\//);
	for (const [path] of docs.matchAll(/\/docs\/[\w.-]+/g)) expect((await fetch(service.url + path)).status).toBe(200);
	expect(await (await fetch(`${service.url}/livez`)).text()).toBe('ok');
	expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
	expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('draftsmith_jobs{place="queued"}');
});
