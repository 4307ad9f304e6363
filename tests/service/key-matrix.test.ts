import { join } from 'node:path';
import { type Client, createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrefixedKey } from '../../service/src/accounts/index.ts';
import { isSecured, type Operation, readOperations } from '../openapi/document.ts';
import { startTestService, type TestService } from './start-test-service.ts';

/**
 * Every route of the API x every key that should not open it. The routes come from the service's own document, so one that is
 * added later is in here by itself; a route with an id or a body that is not named below fails the test.
 */
let service: TestService;
let operations: Operation[];
let owner: { key: string; client: Client };
let stranger: { key: string; client: Client };
/** What a path's parameter stands for at the owner, by the path's beginning. */
const ids = new Map<string, string>();
const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';

/** Headers that differ between any two answers: when, which, and how many calls are left. */
const TOLD_APART = ['date', 'x-request-id', 'ratelimit'];

/** Bodies that pass validation, so that a refusal is about the key and not about the body. */
const BODIES: Record<string, unknown> = {
	'PATCH /v1/account': { name: 'Mallory' },
	'DELETE /v1/account': { email: 'owner@example.org' },
	'POST /v1/account/policy': { version: 'none' },
	'POST /v1/account/restriction': { kind: 'objection' },
	'POST /v1/keys': { scopes: ['jobs'] },
	'POST /v1/keys/{id}/rotate': {},
	'POST /v1/sites': { domain: 'new.example.org' },
	'POST /v1/jobs': { title: 'Bread', language: 'en', model: 'outline' },
	'POST /v1/quotes': { title: 'Bread', language: 'en', model: 'outline' },
	'POST /v1/jobs/{id}/ack': {},
	'POST /v1/jobs/{id}/outline': { sections: [{ heading: '', points: ['a'] }] },
	'POST /v1/jobs/{id}/sections/{section}/regenerate': {},
	'PUT /v1/templates/{name}': { writing_rules: ['Be brief.'] },
};

beforeAll(async () => {
	service = await startTestService();
	operations = (await readOperations(service.url)).filter(
		(operation) => isSecured(operation) && operation.path.startsWith('/v1/'),
	);
	owner = await service.register({ domain: 'owner.example.org' });
	stranger = await service.register({ domain: 'stranger.example.org' });
	const { id } = await owner.client.submit(
		{ title: 'Bread', language: 'en', model: 'outline' },
		{ idempotencyKey: 'owner-1' },
	);
	await owner.client.job(id, { wait: 20 });
	await owner.client.saveTemplate('house', { writing_rules: ['Be brief.'] });
	const account = await owner.client.account();
	ids.set('/v1/jobs/{id}', id);
	ids.set('/v1/receipts/{id}', id);
	ids.set('/v1/keys/{id}', account.key.id);
	ids.set('/v1/sites/{id}', account.site.id);
	ids.set('/v1/templates/{name}', 'house');
});
afterAll(() => service.stop());

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

/** The path with the owner's own things in it, or with `other` in their place. */
function pathOf({ path }: Operation, other?: string): string {
	if (!path.includes('{')) return path;
	const beginning = [...ids.keys()].find((each) => path.startsWith(each));
	if (beginning === undefined) throw new Error(`say in this test what the parameter of ${path} is`);
	const parameter = /\{[^}]*\}/;
	return path.replace(parameter, other ?? ids.get(beginning) ?? '').replaceAll('{section}', '0');
}

async function send(operation: Operation, key: string | undefined, options: { path?: string; site?: string } = {}) {
	const body = BODIES[nameOf(operation)];
	if (operation.requestBody?.required && body === undefined)
		throw new Error(`say in this test what a body of ${nameOf(operation)} is`);
	const response = await fetch(`${service.url}${options.path ?? pathOf(operation)}`, {
		method: operation.method,
		headers: {
			'idempotency-key': 'matrix',
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
			...(options.site === undefined ? {} : { 'draftsmith-site': options.site }),
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	return {
		status: response.status,
		headers: [...response.headers].filter(([name]) => !TOLD_APART.includes(name)),
		body: text.replace(/"request_id":"[^"]*"/, '""'),
	};
}

/** Everything that is stored of the owner, but for what a look at it changes. */
function stored(): string {
	const database = new Database(join(service.folder, 'draftsmith.sqlite'), { readonly: true });
	const tables = ['accounts', 'sites', 'jobs', 'templates', 'lanes', 'quota_days', 'usage_days', 'receipts'];
	const rows = tables.map((table) => database.prepare(`select * from ${table}`).all());
	const keys = database.prepare('select id, hash, scopes, revoked_at, expires_at from api_keys').all();
	database.close();
	return JSON.stringify([rows, keys]);
}

test('there are routes to try', () => {
	expect(operations.length).toBeGreaterThan(25);
});

test('no key: 401, and nothing of it', async () => {
	const before = stored();
	for (const operation of operations)
		expect([nameOf(operation), (await send(operation, undefined)).status]).toEqual([nameOf(operation), 401]);
	expect(stored()).toBe(before);
});

test('a key that was revoked, or never given: 401, byte for byte the same, headers too', async () => {
	const { api_key, key } = await owner.client.createKey({ scopes: ['jobs', 'chat', 'usage', 'account'] });
	await createClient({ baseUrl: service.url, key }).account();
	await owner.client.revokeKey(api_key.id);
	const before = stored();
	for (const operation of operations) {
		const revoked = await send(operation, key);
		expect([nameOf(operation), revoked.status]).toEqual([nameOf(operation), 401]);
		for (const unknown of ['dsk_live_unknown', createPrefixedKey('dsk_live_')]) {
			expect(revoked).toEqual(await send(operation, unknown));
		}
	}
	expect(stored()).toBe(before);
});

test('a key of another account: byte for byte what an unknown id gets, headers too', async () => {
	const before = stored();
	let tried = 0;
	for (const operation of operations.filter(({ path }) => path.includes('{'))) {
		const unknown = operation.path.includes('{name}') ? 'unknown' : UNKNOWN_ID;
		// A name is each site's own: the stranger makes one of his own by it.
		if (operation.method === 'PUT') continue;
		const theirs = await send(operation, stranger.key);
		expect([nameOf(operation), theirs.status]).toEqual([nameOf(operation), 404]);
		expect(theirs).toEqual(await send(operation, stranger.key, { path: pathOf(operation, unknown) }));
		tried++;
	}
	expect(tried).toBeGreaterThan(10);
	expect(stored()).toBe(before);
});

test('a key without the scope: 403, and nothing is done', async () => {
	const keys = new Map<string, string>();
	for (const scope of ['jobs', 'usage', 'account'] as const)
		keys.set(scope, (await owner.client.createKey({ scopes: [scope] })).key);
	const before = stored();
	let tried = 0;
	for (const operation of operations) {
		const needed = operation.security?.flatMap(({ apiKey = [] }) => apiKey) ?? [];
		if (needed.length === 0) continue;
		for (const [scope, key] of keys) {
			if (needed.includes(scope)) continue;
			const { status, body } = await send(operation, key);
			expect([nameOf(operation), scope, status]).toEqual([nameOf(operation), scope, 403]);
			expect(body).toContain('insufficient_scope');
			tried++;
		}
	}
	expect(tried).toBeGreaterThan(40);
	expect(stored()).toBe(before);
});

test('a key at another domain: 403, and nothing is done', async () => {
	const before = stored();
	for (const operation of operations) {
		const { status, body } = await send(operation, owner.key, { site: 'stranger.example.org' });
		expect([nameOf(operation), status]).toEqual([nameOf(operation), 403]);
		expect(body).toContain('wrong_domain');
	}
	expect(stored()).toBe(before);
	const { status } = await send({ method: 'GET', path: '/v1/account', parameters: [], responses: {} }, owner.key, {
		site: 'https://www.OWNER.example.org/blog',
	});
	expect(status).toBe(200);
});
