import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { expectSoundCounts } from '../service/article-service.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { findFreePort } from '../wordpress/ports.ts';

const KILLS = Number(process.env.DRAFTSMITH_KILLS ?? 60);
const SUBMITTERS = 16;
const folder = mkdtempSync(join(tmpdir(), 'draftsmith-kill-'));
let running: ServerProcess | undefined;

afterAll(async () => {
	await running?.kill();
	rmSync(folder, { recursive: true, force: true });
});

const start = (port: number): Promise<ServerProcess> =>
	startServerProcess(SERVICE_MAIN, ['serve'], testSettings(folder, port));

/**
 * Invariants I1, I4 and I6: what was answered with 202 survives SIGKILL at any moment, ends once, and is counted once.
 * Durability against power loss is another question: tests/fault/durability.test.ts.
 */
test(`${KILLS} kills under load lose no accepted job and finish none twice`, async () => {
	const port = await findFreePort();
	running = await start(port);
	const { key } = await createClient({ baseUrl: `http://127.0.0.1:${port}` }).register({
		email: 'a@example.org',
		domain: 'example.org',
	});
	const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, key, retries: 0, timeout: 5000 });
	const accepted = new Map<string, string>();
	let unanswered = 0;
	let stopped = false;

	async function submit(worker: number): Promise<void> {
		for (let index = 0; !stopped; index++) {
			const idempotencyKey = `${worker}-${index}`;
			// An answer that was lost may have been accepted: the same key is sent until there is one.
			while (!stopped) {
				try {
					const job = await client.submit(
						{ title: `Title ${idempotencyKey}`, language: 'en', model: 'outline' },
						{ idempotencyKey },
					);
					accepted.set(idempotencyKey, job.id);
					break;
				} catch {
					unanswered++;
					await wait(10);
				}
			}
			await wait(5);
		}
	}
	const submitters = Array.from({ length: SUBMITTERS }, (_, worker) => submit(worker));
	for (let kill = 0; kill < KILLS; kill++) {
		await wait(20 + Math.random() * 500);
		await running.kill();
		running = await start(port);
	}
	stopped = true;
	await Promise.all(submitters);

	const open = () => client.jobs({ state: 'starting', limit: 1 }).then((page) => page.data.length);
	const processing = () => client.jobs({ state: 'processing', limit: 1 }).then((page) => page.data.length);
	while ((await open()) + (await processing()) > 0) await wait(200);
	expect(await running.stop()).toBe(0);

	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
	const rows = database
		.prepare<
			[],
			{ id: string; idempotency_key: string; state: string; version: number; attempt: number; failures: number }
		>('select id, idempotency_key, state, version, attempt, failures from jobs')
		.all();
	const byKey = new Map(rows.map((row) => [row.idempotency_key, row]));
	const lost = [...accepted].filter(([idempotencyKey, id]) => byKey.get(idempotencyKey)?.id !== id);
	expect(lost).toEqual([]);
	expect(rows.filter((row) => row.state !== 'succeeded')).toEqual([]);
	// Each change of state is one version: 1 made, 2 an attempt (claim and return), 1 the end. A second success would add one.
	expect(rows.filter((row) => row.version !== 1 + row.attempt + row.failures + 1)).toEqual([]);
	const { counted } = database
		.prepare<[], { counted: number }>('select sum(requests) as counted from usage_days')
		.get() ?? { counted: -1 };
	expect(counted).toBe(rows.length);
	expectSoundCounts(folder);
	const lanes = database.prepare('select queued, running from lanes').all();
	expect(lanes).toEqual([{ queued: 0, running: 0 }]);
	const interrupted = rows.filter((row) => row.failures > 0).length;
	console.log(
		`${KILLS} kills: ${accepted.size} accepted, ${rows.length} rows, ${unanswered} lost answers, ${interrupted} interrupted runs, 0 lost, 0 twice`,
	);
	expect(interrupted).toBeGreaterThan(0);
}, 900_000);
