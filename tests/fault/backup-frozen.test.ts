import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, expect, test } from 'vitest';
import { commandProcess } from '../service/operators-harness.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';

const root = mkdtempSync(join(tmpdir(), 'draftsmith-frozen-'));
const folder = join(root, 'data');
/** So many articles that a backup takes a while. */
const ARTICLES = 400;
let server: ServerProcess | undefined;
afterAll(async () => {
	await server?.kill();
	rmSync(root, { recursive: true, force: true });
});

/**
 * How long a write takes beside a backup depends on the machine and on what else it does. Whether it waits for the backup does
 * not: then it would wait for ever for one that stands still.
 */
test('no write waits for a backup, at whatever moment that stands still', async () => {
	server = await startServerProcess(SERVICE_MAIN, ['serve'], { ...testSettings(folder), DRAFTSMITH_WORKERS: '0' });
	const { key } = await createClient({ baseUrl: server.url }).register({
		email: 'owner@example.org',
		domain: 'example.org',
	});
	const client = createClient({ baseUrl: server.url, key, retries: 0 });
	const prompt = 'bread '.repeat(1600);
	const submit = async (idempotencyKey: string) => {
		const request = { title: 'Bread', prompt, language: 'en', model: 'outline' } as const;
		return (await client.submit(request, { idempotencyKey })).id;
	};
	for (let index = 0; index < ARTICLES; index++) await submit(`before-${index}`);

	const file = join(root, 'one.backup');
	const child = spawn(process.execPath, [SERVICE_MAIN, 'backup', file], {
		env: { ...process.env, ...testSettings(folder) },
		stdio: 'ignore',
	});
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const temporary = join(folder, 'backup.tmp');
	while (child.exitCode === null && !existsSync(temporary)) await wait(1);
	let frozen = 0;
	let longest = 0;
	while (child.exitCode === null && existsSync(temporary)) {
		child.kill('SIGSTOP');
		const begun = performance.now();
		await submit(`during-${frozen}`);
		longest = Math.max(longest, performance.now() - begun);
		frozen++;
		child.kill('SIGCONT');
		await wait(4);
	}
	expect(await ended).toBe(0);
	expect(frozen).toBeGreaterThan(5);
	// SQLite itself would give up after 10 s.
	expect(longest).toBeLessThan(9000);
	console.log(`a backup that was frozen ${frozen} times: the longest write took ${longest.toFixed(1)} ms`);

	const machine = join(root, 'machine');
	const masterKey = readFileSync(join(folder, 'master.key'), 'utf8').trim();
	const restored = await commandProcess(machine, ['restore', file, '--without-erasures'], {
		DRAFTSMITH_MASTER_KEY: masterKey,
	});
	expect([restored.code, restored.err]).toEqual([0, '']);
});
