import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@draftsmith/shared/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writesText } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { behindItsBack, commandProcess } from '../service/operators-harness.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';

let root: string;
let upstream: FakeOpenAiServer;
let running: ServerProcess | undefined;
beforeEach(async () => {
	root = mkdtempSync(join(tmpdir(), 'draftsmith-ended-'));
	upstream = await startFakeOpenAiServer(writesText('Bread is good.'));
	const models = [{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }];
	writeFileSync(join(root, 'engines.json'), JSON.stringify({ models }));
});
afterEach(async () => {
	await running?.kill();
	running = undefined;
	await upstream.stop();
	rmSync(root, { recursive: true, force: true });
});

async function start(folder: string, workers: number): Promise<ServerProcess> {
	running = await startServerProcess(SERVICE_MAIN, ['serve'], {
		...testSettings(folder),
		DRAFTSMITH_ENGINES: join(root, 'engines.json'),
		DRAFTSMITH_WORKERS: String(workers),
	});
	return running;
}

async function stop(): Promise<void> {
	expect(await running?.stop()).toBe(0);
	running = undefined;
}

/** Runs a command that must end well. */
async function run(folder: string, argv: readonly string[]): Promise<string> {
	const { code, out, err } = await commandProcess(folder, argv);
	expect([code, err]).toEqual([0, '']);
	return out;
}

/** Jobs that have anything of what was asked for or written. */
const withContent = (folder: string) =>
	behindItsBack(folder, (database) =>
		database
			.prepare(
				`select id from jobs where coalesce(content_key, request, result) is not null
				or id in (select job_id from job_steps)`,
			)
			.all(),
	);

const clientOf = (server: ServerProcess, key: string) => createClient({ baseUrl: server.url, key, retries: 0 });

function submit(client: Client, title: string) {
	return client.submit({ title, language: 'en', model: 'fake' }, { idempotencyKey: title });
}

test('what was canceled or has failed after the backup is neither there again nor written nor counted', async () => {
	const folder = join(root, 'data');
	const file = join(root, 'one.backup');
	const [waiting, writes] = [0, 2];
	let server = await start(folder, waiting);
	const { key } = await createClient({ baseUrl: server.url }).register({
		email: 'o@example.org',
		domain: 'example.org',
	});
	const canceled = await submit(clientOf(server, key), 'Canceled');
	const failed = await submit(clientOf(server, key), 'Failed');
	await run(folder, ['backup', file]);
	expect((await clientOf(server, key).cancel(canceled.id)).state).toBe('canceled');
	await stop();
	upstream.behave({ kind: 'status', status: 400, body: '{}' });
	server = await start(folder, writes);
	expect((await clientOf(server, key).job(failed.id, { wait: 20 })).state).toBe('failed');
	await stop();
	upstream.behave(writesText('Bread is good.'));
	const asked = upstream.requests.length;
	expect(asked).toBeGreaterThan(0);

	// Another machine has the key and the log of erasures; this one has the newer database as well.
	const machine = mkdtempSync(join(root, 'machine-'));
	for (const name of ['master.key', 'erasures.jsonl']) copyFileSync(join(folder, name), join(machine, name));
	for (const [place, argv] of [
		[machine, ['restore', file]],
		[folder, ['restore', file, '--replace']],
	] as const) {
		expect(await run(place, argv)).toContain('Erased again: the content of 2 jobs, 0 accounts.');
		server = await start(place, writes);
		const client = clientOf(server, key);
		for (const { id } of [canceled, failed]) {
			expect(await client.job(id, { wait: 1 })).toMatchObject({ state: 'failed', delivery: 'purged' });
			await expect(client.result(id)).rejects.toMatchObject({ problem: { code: 'not_succeeded' } });
		}
		const { today, today_tokens: tokens, days } = await client.usage();
		expect([today.used, tokens.used, days]).toEqual([0, 0, []]);
		await stop();
		expect(upstream.requests).toHaveLength(asked);
		expect(withContent(place)).toEqual([]);
	}
	// To say so once more does nothing: what has ended without content stays as it is.
	expect(await run(folder, ['erasures', 'replay', join(folder, 'erasures.jsonl')])).toContain('the content of 0 jobs');
});
