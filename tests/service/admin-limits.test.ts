import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOperator, behindItsBack } from './operators-harness.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
let owner: string;
let support: string;

beforeAll(async () => {
	service = await startTestService({
		environment: { DRAFTSMITH_TRUST_PROXY: '1', DRAFTSMITH_BAD_KEYS_PER_MINUTE: '30' },
	});
	owner = await addOperator(service.folder, 'olga', 'owner');
	support = await addOperator(service.folder, 'sam', 'support');
});

afterAll(() => service.stop());

function ask(path: string, sent: { key?: string; headers?: Record<string, string> } = {}): Promise<Response> {
	const { key = owner, headers = {} } = sent;
	return fetch(`${service.url}/admin/v1${path}`, { headers: { authorization: `Bearer ${key}`, ...headers } });
}

test('neither logs nor tables but the request log hold a part of an address', async () => {
	const network = '203.0.113.0/24';
	const headers = { 'x-forwarded-for': '203.0.113.77' };
	for (const key of [owner, support, 'dsa_live_wrong']) await ask('/operators', { key, headers });
	await fetch(`${service.url}/v1/registrations`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify({ email: 'ip@example.org', domain: 'ip.example.org' }),
	});
	const holding = () =>
		behindItsBack(service.folder, (database) => {
			const tables = database.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
			return tables.filter((table) =>
				JSON.stringify(database.prepare(`select * from "${String(table)}"`).all()).includes('203.0.113.'),
			);
		});
	await expect.poll(holding, { timeout: 10_000 }).toEqual(['request_log']);
	const kept = behindItsBack(service.folder, (database) =>
		database.prepare("select distinct network from request_log where network like '203.0.113.%'").pluck().all(),
	);
	expect(kept).toEqual([network]);
	expect(service.logs.filter((line) => line.includes('"msg":"request"')).length).toBeGreaterThanOrEqual(4);
	expect(service.logs.filter((line) => line.includes('203.0.113.'))).toEqual([]);
});

test('who guesses keys is stopped, and an operator of the same network goes on', async () => {
	const headers = { 'x-forwarded-for': '198.51.100.9' };
	const statuses = [];
	for (let guess = 0; guess < 40; guess++) {
		const key = `dsa_live_${String(guess).padStart(38, '0')}`;
		statuses.push((await ask('/accounts', { key, headers })).status);
	}
	expect(new Set(statuses)).toEqual(new Set([401, 429]));
	expect(statuses.at(-1)).toBe(429);
	expect((await ask('/plans', { headers })).status).toBe(200);
});

test('one operator can’t keep the service busy, and keeps nobody else from it', async () => {
	const key = await addOperator(service.folder, 'eager', 'read-only');
	const statuses: number[] = [];
	for (let round = 0; round < 62; round++) {
		const responses = await Promise.all(Array.from({ length: 10 }, () => ask('/plans', { key })));
		statuses.push(...responses.map(({ status }) => status));
	}
	expect(statuses.filter((status) => status === 200)).toHaveLength(600);
	expect(statuses.filter((status) => status === 429)).toHaveLength(20);
	const refused = await ask('/plans', { key });
	expect([refused.status, refused.headers.get('ratelimit-policy')]).toEqual([429, '"minute";q=600;w=60']);
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
	expect((await ask('/plans')).status).toBe(200);
});
