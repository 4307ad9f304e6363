import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, expect, test } from 'vitest';
import { migrations } from '../../service/src/store/migrations/index.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { commandProcess } from './operators-harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-upgrade-'));
const file = join(folder, 'draftsmith.sqlite');
const MASTER = randomBytes(32);
const environment = { DRAFTSMITH_MASTER_KEY: MASTER.toString('hex') };
/** A well-formed key: 32 characters and their CRC-32. */
const KEY = 'dsk_live_000000000000000000000000000000000WXsJA';
const [ACCOUNT, SITE, API_KEY] = [3, 4, 5].map((number) => `01900000-0000-7000-8000-00000000000${number}`);
const FINISHED = '01900000-0000-7000-8000-000000000001';
const WAITING = '01900000-0000-7000-8000-000000000002';
const RESULT = JSON.stringify({ old: 'article' });
const NOW = Date.now();
let running: ServerProcess | undefined;
afterAll(async () => {
	await running?.stop();
	rmSync(folder, { recursive: true });
});

/** How keys were derived, and contents sealed, before there was a ring: written down here, for the code is gone. */
const derive = (master: Buffer, purpose: string) =>
	createHmac('sha256', master).update(`draftsmith/${purpose}`).digest();
function seal(key: Buffer, context: string, plain: string | Buffer): Buffer {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	cipher.setAAD(Buffer.from(context));
	return Buffer.concat([Buffer.from([1]), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

async function makeOldDatabase(): Promise<void> {
	const database = new Database(file);
	const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
	const all = Object.entries(migrations('sqlite')).filter(([name]) => name < '0004');
	expect(all).toHaveLength(3);
	const migrator = new Migrator({ db, provider: { getMigrations: async () => Object.fromEntries(all) } });
	const { error } = await migrator.migrateToLatest();
	expect(error).toBeUndefined();
	const insert = (table: string, row: Record<string, unknown>) =>
		database
			.prepare(`insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map((name) => `@${name}`)})`)
			.run(row);
	const fingerprint = createHmac('sha256', derive(MASTER, 'check')).update('draftsmith').digest('hex');
	insert('master_keys', { id: 1, fingerprint });
	insert('accounts', { id: ACCOUNT, email: 'owner@example.org', plan: 'free', created_at: NOW });
	const site = { id: SITE, account_id: ACCOUNT, domain: 'example.org', allow_external: 0, created_at: NOW };
	insert('sites', site);
	const hash = createHmac('sha256', derive(MASTER, 'api-key')).update(KEY).digest('hex');
	insert('api_keys', { id: API_KEY, site_id: SITE, hash, last_four: KEY.slice(-4), created_at: NOW });
	insert('lanes', { site_id: SITE, queued: 1, running: 0, concurrency: 1, served_at: 0 });
	const usage_day = new Date(NOW).toISOString().slice(0, 10);
	insert('usage_days', {
		site_id: SITE,
		api_key_id: API_KEY,
		day: usage_day,
		requests: 2,
		input_tokens: 0,
		output_tokens: 0,
	});
	for (const [id, isDone] of [
		[FINISHED, true],
		[WAITING, false],
	] as const) {
		const dataKey = randomBytes(32);
		const request = { title: 'Bread', language: 'en', model: 'outline' };
		insert('jobs', {
			...{ id, site_id: SITE, api_key_id: API_KEY, idempotency_key: id, fingerprint: '', delivery: 'pending' },
			...{ state: isDone ? 'succeeded' : 'starting', phase: isDone ? 'finished' : 'queued', words: 0 },
			...{ target_words: 300, language: 'en', model: 'outline', scope: 'self_hosted', content_type: 'article' },
			...{ post_type: 'post', post_status: 'draft', attempt: 0, failures: 0, available_at: 0, usage_day },
			content_key: seal(derive(MASTER, 'content'), `${id}/key`, dataKey),
			request: seal(dataKey, `${id}/request`, JSON.stringify(request)),
			result: isDone ? seal(dataKey, `${id}/result`, RESULT) : null,
			result_sha256: isDone ? 'a'.repeat(64) : null,
			...{ version: 1, created_at: NOW, finished_at: isDone ? NOW : null, expires_at: NOW + 86_400_000 },
		});
	}
	await db.destroy();
}

async function readOldResult(url: string): Promise<string> {
	const response = await fetch(`${url}/v1/jobs/${FINISHED}/result`, { headers: { authorization: `Bearer ${KEY}` } });
	return response.text();
}

test('a database from before there was a ring goes on, also under another master key', async () => {
	await makeOldDatabase();
	const wrong = await commandProcess(folder, ['keyring', 'rotate'], { DRAFTSMITH_MASTER_KEY: 'ab'.repeat(32) });
	expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('not the one that this database was made with')]);

	const first = await startServerProcess(SERVICE_MAIN, ['serve'], { ...testSettings(folder), ...environment });
	running = first;
	const client = createClient({ baseUrl: first.url, key: KEY, retries: 0 });
	expect((await client.account()).site.domain).toBe('example.org');
	expect(await readOldResult(first.url)).toBe(RESULT);
	expect((await client.job(WAITING, { wait: 20 })).state).toBe('succeeded');

	const next = { DRAFTSMITH_MASTER_KEY: randomBytes(32).toString('hex') };
	const rotated = await commandProcess(folder, ['master-key', 'rotate'], {
		...environment,
		DRAFTSMITH_NEW_MASTER_KEY: next.DRAFTSMITH_MASTER_KEY,
	});
	expect([rotated.code, rotated.err]).toEqual([0, '']);
	expect(await readOldResult(first.url)).toBe(RESULT);
	expect(await first.stop()).toBe(0);

	const second = await startServerProcess(SERVICE_MAIN, ['serve'], { ...testSettings(folder), ...next });
	running = second;
	expect(await readOldResult(second.url)).toBe(RESULT);
	expect(await second.stop()).toBe(0);
	await expect(
		startServerProcess(SERVICE_MAIN, ['serve'], { ...testSettings(folder), ...environment }, () => undefined),
	).rejects.toThrow('ended with 1');
});
