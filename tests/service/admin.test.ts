import {
	AccountExport,
	AdminAccount,
	AdminAccountList,
	AdminCreatedKey,
	AdminKeyList,
	AdminMailList,
	AdminRetention,
	AdminSite,
	AdminSiteList,
	AdminUsage,
	AuditList,
	ChainReport,
	CreatedOperator,
	ErasureReceipt,
	OperatorList,
	PlanList,
} from '@draftsmith/shared';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { addOperator, auditAfter, behindItsBack, newestAudit } from './operators-harness.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
let owner: string;
let support: string;

beforeAll(async () => {
	service = await startTestService();
	owner = await addOperator(service.folder, 'olga', 'owner');
	support = await addOperator(service.folder, 'sam', 'support');
});

afterAll(() => service.stop());

type Sent = { key?: string; body?: unknown; raw?: string; headers?: Record<string, string> };

function ask(method: string, path: string, { key = owner, body, raw, headers = {} }: Sent = {}): Promise<Response> {
	const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
	return fetch(`${service.url}/admin/v1${path}`, {
		method,
		headers: {
			authorization: `Bearer ${key}`,
			...(text === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
		...(text === undefined ? {} : { body: text }),
	});
}

async function read<Schema extends z.ZodType>(schema: Schema, response: Response): Promise<z.output<Schema>> {
	const answer: unknown = await response.json();
	expect(response.status, JSON.stringify(answer)).toBe(200);
	const parsed = schema.parse(answer);
	// Nothing is answered that the contract does not name.
	expect(parsed).toEqual(answer);
	return parsed;
}

async function newAccount(domain: string) {
	const { client, key } = await service.register({ domain });
	return { client, key, account: await client.account() };
}

test('every answer has the shape of the contract', async () => {
	const { account } = await newAccount('shapes.example.org');
	await read(AdminAccountList, await ask('GET', '/accounts?plan=unlimited&restricted=no&limit=5'));
	await read(AdminAccount, await ask('GET', '/accounts/shapes.example.org'));
	await read(AdminSiteList, await ask('GET', `/sites?account=${account.id}`));
	await read(AdminSite, await ask('GET', '/sites/https%3A%2F%2Fwww.shapes.example.org%2Fblog'));
	await read(AdminKeyList, await ask('GET', `/keys?site=${account.site.id}`));
	await read(AdminUsage, await ask('GET', `/accounts/${account.id}/usage`));
	await read(PlanList, await ask('GET', '/plans'));
	await read(AdminMailList, await ask('GET', `/mails?account=${account.id}`));
	await read(AdminRetention, await ask('GET', '/retention'));
	await read(AdminRetention, await ask('GET', `/retention?account=${account.id}`));
	await read(AuditList, await ask('GET', '/audit?action=account.show'));
	await read(ChainReport, await ask('GET', '/audit/verification'));
	await read(ChainReport, await ask('GET', '/receipts/verification'));
	await read(OperatorList, await ask('GET', '/operators'));
});

test('without an operator’s key nothing is told, not even what there is', async () => {
	const { key: siteKey, account } = await newAccount('outside.example.org');
	const garbage = `dsa_live_${'A'.repeat(38)}`;
	const answers = [];
	for (const key of [siteKey, garbage, owner.slice(0, -1), `${owner}x`, '']) {
		for (const path of ['/accounts', `/accounts/${account.id}`, '/no-such-thing', '/audit?limit=nonsense']) {
			const response = await ask('GET', path, { key });
			const { request_id, ...answer } = await response.json();
			expect([response.status, typeof request_id]).toEqual([401, 'string']);
			answers.push(JSON.stringify(answer));
		}
	}
	expect(new Set(answers).size).toBe(1);
	const none = await fetch(`${service.url}/admin/v1/accounts`);
	expect(none.status).toBe(401);
});

test('an operator’s key is none for the API of sites', async () => {
	const response = await fetch(`${service.url}/v1/account`, { headers: { authorization: `Bearer ${owner}` } });
	expect(response.status).toBe(401);
});

test('a revoked operator is out at once', async () => {
	const { key } = await read(
		CreatedOperator,
		await ask('POST', '/operators', { body: { name: 'temp', role: 'owner', reason: 'for an hour' } }),
	);
	expect((await ask('GET', '/plans', { key })).status).toBe(200);
	expect((await ask('POST', '/operators/temp/revoke', { body: { reason: 'the hour is over' } })).status).toBe(200);
	expect((await ask('GET', '/plans', { key })).status).toBe(401);
	const again = await ask('POST', '/operators', { body: { name: 'temp', role: 'owner', reason: 'once more' } });
	expect([again.status, (await again.json()).code]).toEqual([422, 'invalid_request']);
});

test('lists are read page by page, each row once', async () => {
	for (let index = 0; index < 5; index++) await newAccount(`page-${index}.example.org`);
	const seen: string[] = [];
	let cursor: string | null = null;
	do {
		const after: string = cursor === null ? '' : `&after=${cursor}`;
		const page = await read(AdminSiteList, await ask('GET', `/sites?limit=2${after}`));
		expect(page.data.length).toBeLessThanOrEqual(2);
		seen.push(...page.data.map(({ id }) => id));
		cursor = page.next_cursor;
		expect(page.has_more).toBe(cursor !== null);
	} while (cursor !== null);
	expect(new Set(seen).size).toBe(seen.length);
	const all = await read(AdminSiteList, await ask('GET', '/sites?limit=1000'));
	expect(seen).toEqual(all.data.map(({ id }) => id));
	expect([...seen].sort().reverse()).toEqual(seen);
});

test('only owners see an address and a name; nobody finds one in a path or query', async () => {
	await createClient({ baseUrl: service.url }).register({
		email: 'veronica@people.example.net',
		name: 'Veronica Example',
		domain: 'names.example.org',
	});
	const seen = await read(AdminAccount, await ask('GET', '/accounts/names.example.org'));
	expect(seen).toMatchObject({ email: 'veronica@people.example.net', name: 'Veronica Example' });
	const masked = await read(AdminAccount, await ask('GET', '/accounts/names.example.org', { key: support }));
	expect(masked).toMatchObject({ email: 'v•••@people.example.net', name: null });
	for (const path of ['/accounts/veronica@people.example.net', '/accounts?email=veronica%40people.example.net']) {
		expect((await ask('GET', path)).status).toBe(422);
	}
});

test.each([
	['no number', 'GET', '/accounts?limit=many', {}, 422],
	['too small', 'GET', '/accounts?limit=0', {}, 422],
	['too large', 'GET', '/accounts?limit=1001', {}, 422],
	['a cursor of nothing', 'GET', '/accounts?after=x', {}, 422],
	['a filter that is none', 'GET', '/accounts?colour=red', {}, 422],
	['no domain', 'GET', '/accounts/%20', {}, 422],
	['a very long name', 'GET', `/accounts/${'a'.repeat(400)}`, {}, 422],
	['an unknown id', 'GET', '/accounts/019a0000-0000-7000-8000-000000000000', {}, 404],
	['an unknown domain', 'GET', '/sites/nowhere.example.com', {}, 404],
	['an unknown route', 'GET', '/nothing', {}, 404],
	['another method', 'PUT', '/plans', {}, 405],
	['no JSON', 'POST', '/retention/sweep', { raw: '{' }, 400],
	['no object', 'POST', '/retention/sweep', { raw: '[1]' }, 422],
	['another type', 'POST', '/retention/sweep', { raw: '{}', headers: { 'content-type': 'text/plain' } }, 415],
	['too much', 'POST', '/operators', { raw: JSON.stringify({ name: 'a'.repeat(70_000) }) }, 413],
	['no reason', 'POST', '/operators/olga/revoke', { body: {} }, 422],
	['a reason that says nothing', 'POST', '/retention/sweep', { body: { reason: '-' } }, 422],
	['a role that is none', 'POST', '/operators', { body: { name: 'nobody', role: 'god', reason: 'why not' } }, 422],
	['a name that is an address', 'POST', '/operators', { body: { name: 'a@b.c', role: 'owner', reason: 'hm' } }, 422],
	['a trial as a plan', 'POST', '/accounts/x.example/plan', { body: { plan: 'trial', reason: 'cheap' } }, 422],
	['a policy of tomorrow', 'POST', '/policies', { body: tomorrow() }, 422],
] satisfies [string, string, string, Sent, number][])(
	'%s is refused with what to do',
	async (_n, method, path, sent, status) => {
		const response = await ask(method, path, sent);
		const problem = await response.json();
		expect([response.status, problem.status]).toEqual([status, status]);
		expect(problem.detail).toMatch(/\.$/);
	},
);

function tomorrow() {
	const effective_at = new Date(Date.now() + 86_400_000).toISOString();
	return { version: 'hasty', url: 'https://example.org/', effective_at, reason: 'in a hurry' };
}

test('a plan holds from the next request on, and is told to the bookkeeper once', async () => {
	const { client, account } = await newAccount('plans.example.org');
	for (let time = 0; time < 2; time++) {
		const body = { plan: 'agency', reason: 'contract signed' };
		await read(AdminAccount, await ask('POST', `/accounts/${account.id}/plan`, { body }));
	}
	expect((await client.account()).plan.id).toBe('agency');
	const transactions = behindItsBack(service.folder, (database) =>
		database.prepare('select count(*) from transactions where account_id = ?').pluck().get(account.id),
	);
	expect(transactions).toBe(1);
});

test('a key that an operator made, rotated and revoked', async () => {
	const { account } = await newAccount('keys.example.org');
	const made = await read(
		AdminCreatedKey,
		await ask('POST', '/keys', { body: { site: account.site.id, scopes: ['usage'], reason: 'lost theirs' } }),
	);
	const use = async (key: string) =>
		(await fetch(`${service.url}/v1/usage`, { headers: { authorization: `Bearer ${key}` } })).status;
	expect(await use(made.key)).toBe(200);
	const body = { grace_hours: 0, reason: 'sent in the open' };
	const next = await read(AdminCreatedKey, await ask('POST', `/keys/${made.key_id}/rotate`, { body }));
	expect([await use(made.key), await use(next.key)]).toEqual([401, 200]);
	expect((await ask('POST', `/keys/${next.key_id}/revoke`, { body: { reason: 'leaked' } })).status).toBe(200);
	expect(await use(next.key)).toBe(401);
	const mails = await read(AdminMailList, await ask('GET', `/mails?account=${account.id}`));
	expect(mails.data.map(({ kind }) => kind)).toEqual(
		expect.arrayContaining(['key_created', 'key_rotated', 'key_revoked']),
	);
});

test('a closed site is closed', async () => {
	const { client, account } = await newAccount('closed.example.org');
	const closed = await read(
		AdminSite,
		await ask('POST', `/sites/${account.site.id}/close`, { body: { reason: 'spam' } }),
	);
	expect(closed.status).toBe('closed');
	await expect(client.jobs()).rejects.toMatchObject({ problem: { code: 'site_inactive' } });
	// Its owner keeps the rights over what is stored.
	expect((await client.account()).site.status).toBe('closed');
	expect((await ask('POST', `/sites/${account.site.id}/prove`, { body: {} })).status).toBe(403);
});

test('an export is the whole account, and a deletion leaves a receipt and no name in the audit', async () => {
	const { client, account } = await newAccount('leaving.example.org');
	await ask('GET', `/accounts/${account.id}`);
	const exported = await ask('POST', `/accounts/${account.id}/export`, { body: { reason: 'asked in writing' } });
	const document = AccountExport.parse(await exported.json());
	expect(document.account.id).toBe(account.id);

	const since = newestAudit(service.folder);
	const body = { reason: 'asked in writing' };
	const receipt = await read(ErasureReceipt, await ask('POST', `/accounts/${account.id}/delete`, { body }));
	await expect(client.account()).rejects.toThrow();
	expect((await ask('GET', `/accounts/${account.id}`)).status).toBe(404);
	const done = auditAfter(service.folder, since).find(({ outcome }) => outcome === 'done');
	expect(done).toMatchObject({ action: 'account.delete', actor: 'operator:olga', subject: receipt.subject });
	expect(JSON.stringify(auditAfter(service.folder, 0))).not.toContain(account.id);
	expect(await read(ChainReport, await ask('GET', '/audit/verification'))).toMatchObject({ sound: true });
	expect(await read(ChainReport, await ask('GET', '/receipts/verification'))).toMatchObject({ sound: true });
});

test('all of it is in the API’s description', async () => {
	const document = await (await fetch(`${service.url}/openapi.json`)).json();
	const paths = Object.keys(document.paths).filter((path) => path.startsWith('/admin/v1/'));
	expect(paths.length).toBeGreaterThan(20);
	for (const path of paths) {
		for (const operation of Object.values<{ tags: string[]; security: unknown }>(document.paths[path])) {
			expect(operation.tags, path).toEqual(['admin']);
			expect(operation.security, path).toEqual([{ operatorKey: [] }]);
		}
	}
	expect(document.components.securitySchemes.operatorKey).toMatchObject({ type: 'http', scheme: 'bearer' });
	expect(document.paths['/admin/v1/keys'].post.requestBody.content['application/json'].schema.required).toEqual(
		expect.arrayContaining(['site', 'scopes', 'reason']),
	);
});
