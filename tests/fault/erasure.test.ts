import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { SERVICE_MAIN, startServerProcess, testSettings } from '../stack/server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-erasure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = testSettings(folder);

/** The wrapped data key under which the only job's content is sealed. */
function contentKey(): Buffer {
	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	const row = database.prepare<[], { content_key: Buffer }>('select content_key from jobs').get();
	database.close();
	if (!row) throw new Error('there is no job');
	return row.content_key;
}

/** The database's files that hold these bytes: erased content may still be in the write-ahead log, under a key that is in it too. */
function holding(bytes: Buffer): string[] {
	const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
	return files.map(({ name }) => name).filter((name) => readFileSync(join(folder, name)).includes(bytes));
}

test('what was erased just before a crash does not stay in the write-ahead log', async () => {
	const first = await startServerProcess(SERVICE_MAIN, ['serve'], environment);
	const { key } = await createClient({ baseUrl: first.url }).register({
		email: 'a@example.org',
		domain: 'example.org',
	});
	const client = createClient({ baseUrl: first.url, key });
	const { id } = await client.submit({ title: 'Bread', language: 'en', model: 'outline' }, { idempotencyKey: 'a' });
	await client.job(id, { wait: 20 });
	const { sha256 } = await client.result(id);
	const sealedUnder = contentKey();
	await client.acknowledge(id, sha256);
	expect(holding(sealedUnder)).toContain('draftsmith.sqlite-wal');
	await first.kill();
	expect(holding(sealedUnder)).toContain('draftsmith.sqlite-wal');
	const second = await startServerProcess(SERVICE_MAIN, ['serve'], environment);
	expect(holding(sealedUnder)).toEqual([]);
	await second.stop();
	expect(holding(sealedUnder)).toEqual([]);
});
