import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, expect, test } from 'vitest';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { commandProcess } from './operators-harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-key-kill-'));
const environment = testSettings(folder);
let server: ServerProcess | undefined;
afterAll(async () => {
	await server?.kill();
	rmSync(folder, { recursive: true, force: true });
});

const count = (start: string) => readdirSync(folder).filter((name) => name.startsWith(start)).length;

/** When to kill: while Node starts; after the next key is on the disk; after the old one is kept, too. */
const MOMENTS: { until?: string; after: number }[] = [
	{ after: 200 },
	{ until: 'master.key.next', after: 0 },
	{ until: 'master.key.old-', after: 0 },
	{ until: 'master.key.old-', after: 3 },
];

async function killAt({ until, after }: (typeof MOMENTS)[number]): Promise<string> {
	const before = until === undefined ? 0 : count(until);
	const wasUnfinished = count('master.key.next');
	const child = spawn(process.execPath, [SERVICE_MAIN, 'master-key', 'rotate'], {
		env: { ...process.env, ...environment },
		stdio: 'ignore',
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	while (until !== undefined && child.exitCode === null && count(until) <= before) await nextTurn();
	await wait(after);
	child.kill('SIGKILL');
	await ended;
	const killed = child.signalCode === 'SIGKILL' ? 'killed' : 'ended';
	return `${killed}, ${wasUnfinished}->${count('master.key.next')} next`;
}

test('a change of the master key that is killed at any moment keeps no service from starting, nor a job from opening', async () => {
	server = await startServerProcess(SERVICE_MAIN, ['serve'], environment);
	const { key } = await createClient({ baseUrl: server.url }).register({
		email: 'a@example.org',
		domain: 'example.org',
	});
	const first = createClient({ baseUrl: server.url, key, retries: 0 });
	const request = { title: 'Bread', language: 'en', model: 'outline' } as const;
	const { id } = await first.submit(request, { idempotencyKey: 'a' });
	expect((await first.job(id, { wait: 20 })).state).toBe('succeeded');
	const seen: string[] = [];
	for (const moment of MOMENTS) {
		seen.push(await killAt(moment));
		// The running service goes on, and so does the one that starts after it.
		expect((await createClient({ baseUrl: server.url, key, retries: 0 }).account()).site.domain).toBe('example.org');
		expect(await server.stop()).toBe(0);
		server = await startServerProcess(SERVICE_MAIN, ['serve'], environment);
		expect((await createClient({ baseUrl: server.url, key, retries: 0 }).result(id)).article.title).toBe('Bread');
	}
	console.log(seen.join('; '));
	expect(seen.filter((each) => each.startsWith('killed')).length).toBeGreaterThan(1);
	expect((await commandProcess(folder, ['master-key', 'rotate'])).code).toBe(0);
	expect([count('master.key.next'), count('master.key.draft-')]).toEqual([0, 0]);
	expect(await server.stop()).toBe(0);
	server = await startServerProcess(SERVICE_MAIN, ['serve'], environment);
	expect((await createClient({ baseUrl: server.url, key, retries: 0 }).result(id)).article.title).toBe('Bread');
});
