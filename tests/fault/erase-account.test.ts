import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writesText } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { type FakeSmtpServer, startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';

/** Longer than the 5 s after which SQLite's log is emptied. */
const ERASED_FROM_LOG = 15_000;
const canary = (name: string) => `canary${name}${randomBytes(9).toString('hex')}`;

let smtp: FakeSmtpServer;
let mail: Record<string, string>;
beforeAll(async () => {
	smtp = await startFakeSmtpServer();
	mail = { DRAFTSMITH_SMTP_URL: smtp.url, DRAFTSMITH_MAIL_FROM: 'drafts@example.com' };
});
const folders: string[] = [];
const processes: ServerProcess[] = [];
afterAll(async () => {
	for (const each of processes) await each.kill();
	await smtp.stop();
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-erase-account-'));
	folders.push(folder);
	return folder;
}

async function start(environment: Record<string, string>): Promise<ServerProcess> {
	const server = await startServerProcess(SERVICE_MAIN, ['serve'], environment);
	processes.push(server);
	return server;
}

/** The files of a data folder that hold one of these texts, each with the text. */
function hits(folder: string, texts: readonly string[]): string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
	return files.flatMap(({ parentPath, name }) => {
		const bytes = readFileSync(join(parentPath, name));
		return texts.filter((text) => bytes.includes(text)).map((text) => `${name}: ${text}`);
	});
}

function read<Row>(folder: string, query: string): Row[] {
	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	try {
		return database.prepare<[], Row>(query).all();
	} finally {
		database.close();
	}
}

/** All rows of a site and its account that an erasure of another account must not touch, by table. */
function rowsOf(folder: string, siteId: string, accountId: string): Record<string, object[]> {
	const ofSite = `site_id = '${siteId}'`;
	const wheres = {
		accounts: `id = '${accountId}'`,
		sites: `id = '${siteId}'`,
		api_keys: ofSite,
		jobs: ofSite,
		job_steps: `job_id in (select id from jobs where ${ofSite})`,
		usage_days: ofSite,
		quota_days: `account_id = '${accountId}'`,
		lanes: ofSite,
	};
	return Object.fromEntries(
		Object.entries(wheres).map(([table, where]) => [
			table,
			read<object>(folder, `select * from ${table} where ${where}`),
		]),
	);
}

async function write(client: Client, model: FakeOpenAiServer | undefined, marks: Record<string, string>) {
	const { id } = await client.submit(
		{
			title: marks.title ?? 'Bread',
			prompt: marks.prompt ?? '',
			language: 'en',
			model: model === undefined ? 'outline' : 'writing',
			length: 60,
		},
		{ idempotencyKey: marks.idempotency ?? randomBytes(8).toString('hex') },
	);
	expect((await client.job(id, { wait: 20 })).state).toBe('succeeded');
	return id;
}

test('0 bytes are left of 20 secrets in all files of the data folder, and a neighbour is as before', async () => {
	const folder = newFolder();
	const text = canary('text');
	const model = await startFakeOpenAiServer(writesText(`Baked ${text}.`));
	const environment = {
		...testSettings(folder),
		...mail,
		DRAFTSMITH_ENGINES: join(newFolder(), 'engines.json'),
	};
	writeFileSync(
		environment.DRAFTSMITH_ENGINES,
		JSON.stringify({
			models: [{ id: 'writing', engine: 'openai-compatible', scope: 'self_hosted', base_url: model.baseUrl }],
		}),
	);
	const server = await start(environment);
	const register = (domain: string, email: string, name: string) =>
		createClient({ baseUrl: server.url }).register({ domain, email, name, challenge: canary('challenge') });
	const names = ['email', 'name', 'domain', 'title', 'prompt', 'idempotency', 'template', 'rule', 'keyname', 'hint'];
	const marks = Object.fromEntries(names.map((name) => [name, canary(name)]));
	const second = Object.fromEntries(['title', 'prompt', 'idempotency'].map((name) => [name, canary(`second${name}`)]));

	const neighbour = await register('neighbour.example.org', 'neighbour@example.org', 'Neighbour');
	const neighbourClient = createClient({ baseUrl: server.url, key: neighbour.key });
	await write(neighbourClient, model, {});
	const mine = await register(`${marks.domain}.example.org`, `${marks.email}@example.org`, marks.name ?? '');
	const client = createClient({ baseUrl: server.url, key: mine.key, retries: 0 });
	await client.saveTemplate(marks.template ?? '', { writing_rules: [marks.rule ?? ''] });
	const { key: otherKey } = await client.createKey({ scopes: ['jobs'], name: marks.keyname ?? '' });
	const newEmail = canary('newemail');
	await client.updateAccount({ email: `${newEmail}@example.org` });
	const taken = await write(client, model, marks);
	const { sha256 } = await client.result(taken);
	await client.acknowledge(taken, sha256);
	const regenerated = await write(client, model, second);
	await client.regenerate(regenerated, 0, { hint: marks.hint ?? '' });
	await expect.poll(async () => (await client.job(regenerated)).state, { timeout: 20_000 }).toBe('succeeded');
	const ids = [mine.account.id, mine.account.site.id, mine.account.key.id, taken, regenerated];
	const secrets = [
		...Object.values(marks),
		...Object.values(second),
		text,
		newEmail,
		mine.key,
		otherKey,
		mine.key.slice(9, 41),
		mine.account.id,
		mine.account.site.id,
		mine.account.key.id,
	];
	expect(secrets.length).toBeGreaterThanOrEqual(20);
	// Of what is not sealed, something is there before: else the search would prove nothing.
	expect(hits(folder, secrets).length).toBeGreaterThan(8);
	const { id: neighbourId, site } = neighbour.account;
	// When a key was last used is written a second later.
	await expect
		.poll(() => read(folder, `select id from api_keys where last_used_at is null and site_id = '${site.id}'`))
		.toEqual([]);
	const before = rowsOf(folder, site.id, neighbourId);
	expect(Object.values(before).every((rows) => rows.length > 0)).toBe(true);

	const receipt = await client.eraseAccount(`${marks.email}@example.org`);

	expect(receipt.details).toMatchObject({ erased: { accounts: 1, sites: 1, api_keys: 2, jobs: 2, templates: 1 } });
	await expect
		.poll(() => smtp.mails.some(({ email }) => email.text?.includes(receipt.hash)), { timeout: 20_000 })
		.toBe(true);
	await expect.poll(() => hits(folder, secrets), { timeout: ERASED_FROM_LOG }).toEqual([]);
	expect(rowsOf(folder, site.id, neighbourId)).toEqual(before);
	// Receipts of jobs name the jobs, which are nobody's any more.
	expect(read<{ subject: string }>(folder, 'select subject from receipts').map(({ subject }) => subject)).toContain(
		ids[4],
	);
	await server.stop();
	expect(hits(folder, secrets)).toEqual([]);
	await model.stop();
}, 300_000);

test('killed half-way, the next start ends the erasure, and the receipt counts all of it', async () => {
	const folder = newFolder();
	const environment = { ...testSettings(folder), ...mail, DRAFTSMITH_WORKERS: '0' };
	const server = await start(environment);
	const { key, account } = await createClient({ baseUrl: server.url }).register({
		domain: 'gone.example.org',
		email: 'gone@example.org',
	});
	const client = createClient({ baseUrl: server.url, key, retries: 0 });
	const total = 1500;
	for (let begun = 0; begun < total; begun += 100) {
		await Promise.all(
			Array.from({ length: 100 }, (_, index) =>
				client.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: `${begun + index}` }),
			),
		);
	}
	const left = () => read<{ count: number }>(folder, 'select count(*) as count from jobs')[0]?.count ?? 0;
	expect(left()).toBe(total);
	const answer = client.eraseAccount('gone@example.org').then(
		() => 'erased',
		() => 'cut off',
	);
	while (left() === total) await wait(1);
	await server.kill();
	expect(await answer).toBe('cut off');
	const half = left();
	expect(half).toBeGreaterThan(0);
	expect(half).toBeLessThan(total);
	expect(read<object>(folder, 'select id from accounts')).toEqual([{ id: account.id }]);

	const next = await start(environment);
	// The key is dead from the beginning of the erasure on, not from its end.
	const after = createClient({ baseUrl: next.url, key, retries: 0 });
	await expect(after.account()).rejects.toMatchObject({ problem: { status: 401 } });
	await expect.poll(() => read<object>(folder, 'select id from accounts'), { timeout: 30_000 }).toEqual([]);
	const receipts = read<{ details: string }>(folder, "select details from receipts where kind = 'account_erased'");
	expect(receipts).toHaveLength(1);
	expect(JSON.parse(receipts[0]?.details ?? '')).toMatchObject({
		reason: 'requested',
		erased: { jobs: total, sites: 1, accounts: 1 },
	});
	expect(read<object>(folder, "select seq from receipts where kind = 'job_purged'")).toHaveLength(total);
	await expect
		.poll(() => smtp.mails.filter(({ to }) => to.includes('gone@example.org')).length, { timeout: 20_000 })
		.toBeGreaterThan(0);
	await next.stop();
}, 300_000);
