import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	AccountExport,
	AdminAccount,
	AdminAccountList,
	AdminCreatedKey,
	AuditList,
	ChainReport,
	CreatedOperator,
	ErasureReceipt,
} from '@draftsmith/shared';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { command, commandProcess } from './operators-harness.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';

const postgres: PrivatePostgres | undefined = await startPrivatePostgres();
afterAll(() => postgres?.stop());

const DATABASES = [
	{ name: 'SQLite', environment: {}, isThere: true },
	{ name: 'PostgreSQL', environment: { DATABASE_URL: postgres?.url ?? '' }, isThere: postgres !== undefined },
];

describe.each(DATABASES)('commands beside a service that runs, $name', ({ environment, isThere }) => {
	let folder: string;
	let server: ServerProcess;

	beforeAll(async () => {
		if (!isThere) return;
		folder = mkdtempSync(join(tmpdir(), 'draftsmith-commands-'));
		server = await startServerProcess(SERVICE_MAIN, ['serve'], { ...testSettings(folder), ...environment });
	});

	afterAll(async () => {
		if (!isThere) return;
		await server.stop();
		rmSync(folder, { recursive: true });
	});

	const run = (argv: string[], more: Record<string, string> = {}) =>
		commandProcess(folder, argv, { ...environment, ...more });

	async function register(domain: string) {
		const { key, account } = await createClient({ baseUrl: server.url }).register({
			email: 'owner@example.net',
			domain,
		});
		return { key, account, client: createClient({ baseUrl: server.url, key, retries: 0 }) };
	}

	test.runIf(isThere)('what they change, the service sees at once', async () => {
		const { client, account } = await register('plan.example.org');
		const { code, out } = await run(['account', 'plan', 'plan.example.org', 'pro', '--reason', 'paid', '--json']);
		expect([code, AdminAccount.parse(JSON.parse(out)).plan]).toEqual([0, 'pro']);
		expect((await client.account()).plan.id).toBe('pro');

		const made = await run(['key', 'create', account.site.id, '--scopes', 'usage', '--reason', 'lost', '--json']);
		const { key, key_id } = AdminCreatedKey.parse(JSON.parse(made.out));
		const use = async () =>
			(await fetch(`${server.url}/v1/usage`, { headers: { authorization: `Bearer ${key}` } })).status;
		expect(await use()).toBe(200);
		expect((await run(['key', 'revoke', key_id, '--reason', 'found again'])).code).toBe(0);
		expect(await use()).toBe(401);
	});

	test.runIf(isThere)('an operator of the command line is one of /admin/v1, and acts by its role', async () => {
		const added = await run(['operator', 'add', 'pia', '--role', 'read-only', '--reason', 'audits us', '--json']);
		const { key } = CreatedOperator.parse(JSON.parse(added.out));
		const response = await fetch(`${server.url}/admin/v1/plans`, { headers: { authorization: `Bearer ${key}` } });
		expect(response.status).toBe(200);
		const refused = await run(['operator', 'list', '--json'], { DRAFTSMITH_OPERATOR_KEY: key });
		expect([refused.code, JSON.parse(refused.err).code]).toEqual([1, 'insufficient_role']);
		const allowed = await run(['plan', 'list'], { DRAFTSMITH_OPERATOR_KEY: key });
		expect([allowed.code, allowed.err]).toEqual([0, '']);
		expect(allowed.out).toContain('agency');
		const wrong = await run(['plan', 'list'], { DRAFTSMITH_OPERATOR_KEY: key.slice(0, -1) });
		expect([wrong.code, wrong.out]).toEqual([1, '']);
		expect(wrong.err).toContain('Ask an owner');
	});

	test.runIf(isThere)('an export and a deletion', async () => {
		const { client, account } = await register('leaving.example.org');
		const file = join(folder, 'export.json');
		const argv = ['account', 'export', account.id, '--output', file, '--reason', 'asked by letter'];
		const exported = await run(argv);
		expect(exported).toMatchObject({ code: 0, err: '' });
		expect(AccountExport.parse(JSON.parse(readFileSync(file, 'utf8'))).account.id).toBe(account.id);
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const again = await run(argv);
		expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')]);

		const deleted = await run(['account', 'delete', 'leaving.example.org', '--reason', 'asked by letter', '--json']);
		expect(ErasureReceipt.parse(JSON.parse(deleted.out)).kind).toBe('account_erased');
		await expect(client.account()).rejects.toThrow();
		const gone = await run(['account', 'export', account.id, '--output', `${file}2`, '--reason', 'asked again']);
		expect([gone.code, existsSync(`${file}2`)]).toEqual([1, false]);
		for (const chain of ['audit', 'receipt']) {
			const { code, out } = await run([chain, 'verify', '--json']);
			expect([code, ChainReport.parse(JSON.parse(out)).sound]).toEqual([0, true]);
		}
	});

	test.runIf(isThere)('many at once, and a service that takes registrations meanwhile', async () => {
		const commands = Array.from({ length: 4 }, (_, index) =>
			run(['operator', 'add', `crowd-${index}`, '--role', 'support', '--reason', 'a crowd']),
		);
		const registrations = Array.from({ length: 20 }, (_, index) => register(`crowd-${index}.example.org`));
		expect((await Promise.all(commands)).map(({ code }) => code)).toEqual([0, 0, 0, 0]);
		await Promise.all(registrations);
		const { out } = await run(['account', 'list', '--limit', '2', '--json']);
		const page = AdminAccountList.parse(JSON.parse(out));
		expect([page.data.length, page.has_more]).toEqual([2, true]);
		expect((await run(['audit', 'verify'])).code).toBe(0);
	});

	test.runIf(isThere).each([
		['a limit of nothing', ['account', 'list', '--limit', '0'], 2, 'limit'],
		['a cursor of nothing', ['site', 'list', '--after', 'x'], 2, 'after'],
		['a state that is none', ['site', 'list', '--status', 'happy'], 2, 'status'],
		['a plan that is none', ['account', 'plan', 'a.example', 'gold', '--reason', 'why not'], 2, 'free, pro'],
		['a reason that says nothing', ['retention', 'sweep', '--reason', 'x'], 2, 'in a few words'],
		['an address as a reason', ['operator', 'revoke', 'pia', '--reason', 'ask a@b.example'], 2, 'e-mail address'],
		['an address as a name', ['operator', 'add', 'a@b.example', '--role', 'owner', '--reason', 'hm, hm'], 2, 'name'],
		['an unknown account', ['account', 'show', 'nowhere.example.com'], 1, 'list'],
		['an unknown address', ['account', 'show', 'nobody@example.com'], 1, 'list'],
		['an unknown key', ['key', 'revoke', '019a0000-0000-7000-8000-000000000000', '--reason', 'lost'], 1, 'list'],
		['SQL', ['account', 'list', '--plan', "' or 1=1 --"], 0, '(none)'],
	])('%s', async (_name, argv, code, said) => {
		const ran = await command(folder, argv, environment);
		expect([ran.code, `${ran.out}${ran.err}`]).toEqual([code, expect.stringContaining(said)]);
	});

	test.runIf(isThere)('the audit names whoever sits at the machine', async () => {
		const { out } = await run(['audit', 'list', '--json', '--limit', '1']);
		const [entry] = AuditList.parse(JSON.parse(out)).data;
		expect(entry).toMatchObject({ role: 'owner', outcome: 'done' });
		expect(entry?.actor).toMatch(/^local:[\w.-]+$/);
	});
});

test('without a database a command says so, and makes none', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-commands-'));
	const { code, out, err } = await commandProcess(folder, ['account', 'list']);
	expect([code, out]).toEqual([1, '']);
	expect(err).toContain('Start the service once');
	expect(existsSync(join(folder, 'draftsmith.sqlite'))).toBe(false);
	rmSync(folder, { recursive: true });
});

test('a wrong setting is named', async () => {
	const { code, err } = await commandProcess(tmpdir(), ['account', 'list'], { DATABASE_URL: 'mysql://x' });
	expect([code, err]).toEqual([1, expect.stringContaining('DATABASE_URL')]);
});
