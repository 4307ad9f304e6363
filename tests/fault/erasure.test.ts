import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, expect, test } from 'vitest';
import { SERVICE_MAIN, startServerProcess, testSettings } from '../stack/server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-erasure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = testSettings(folder);

/** Bytes of the write-ahead log: erased content may still be in it, under a key that is in it too. */
function logSize(): number {
	return readdirSync(folder)
		.filter((name) => name.endsWith('-wal'))
		.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
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
	await client.acknowledge(id, sha256);
	expect(logSize()).toBeGreaterThan(0);
	await first.kill();
	const second = await startServerProcess(SERVICE_MAIN, ['serve'], environment);
	// Only what the start itself writes: a row of this process.
	expect(logSize()).toBeLessThan(20_000);
	await second.stop();
	expect(logSize()).toBe(0);
});
