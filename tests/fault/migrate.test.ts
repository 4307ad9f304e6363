import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SERVICE_MAIN, testSettings } from '../stack/server-process.ts';
import { findFreePort } from '../wordpress/ports.ts';

const ROUNDS = Number(process.env.DRAFTSMITH_MIGRATION_KILLS ?? 8);
const PAIRS = Number(process.env.DRAFTSMITH_MIGRATION_PAIRS ?? 3);
const parent = mkdtempSync(join(tmpdir(), 'draftsmith-migrate-'));
const children = new Set<ChildProcess>();
/** What a start that nobody disturbs makes and takes. */
let undisturbed: { schema: SchemaRow[]; milliseconds: number; logBytes: number };

beforeAll(async () => {
	const folder = join(parent, 'undisturbed');
	const service = await spawnService(folder);
	await waitForFirstFile(folder);
	const begun = performance.now();
	await waitUntilReady(service);
	const measured = { milliseconds: performance.now() - begun, logBytes: logSize(folder) };
	await stop(service);
	undisturbed = { ...measured, schema: readSchema(folder) };
	expect(undisturbed.schema.map((row) => row.name)).toContain('jobs');
});
afterAll(() => {
	for (const child of children) child.kill('SIGKILL');
	rmSync(parent, { recursive: true, force: true });
});

type Started = { child: ChildProcess; url: string; ended: Promise<number | null> };

async function spawnService(folder: string): Promise<Started> {
	const port = await findFreePort();
	const child = spawn(process.execPath, [SERVICE_MAIN, 'serve'], {
		env: {
			...process.env,
			...testSettings(folder, port),
			LOG_LEVEL: 'error',
		},
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	children.add(child);
	const ended = new Promise<number | null>((resolve) => {
		child.once('exit', (code) => {
			children.delete(child);
			resolve(code);
		});
	});
	return { child, url: `http://127.0.0.1:${port}`, ended };
}

/** Listening is the last step of a start. `/readyz` would write, which would spoil the measure of the log. */
async function waitUntilReady({ child, url }: Started): Promise<void> {
	for (;;) {
		if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`);
		const ready = await fetch(`${url}/livez`).then(
			(response) => response.ok,
			() => false,
		);
		if (ready) return;
		await wait(2);
	}
}

async function stop({ child, ended }: Started): Promise<void> {
	child.kill('SIGTERM');
	expect(await ended).toBe(0);
}

/** Resolves when the service has made its first file: from here to being ready it makes its key and its schema. */
async function waitForFirstFile(folder: string): Promise<void> {
	while (!existsSync(folder) || readdirSync(folder).length === 0) await wait(1);
}

/** Size of the database's write-ahead log, which grows with each statement that was committed. */
function logSize(folder: string): number {
	return statSync(join(folder, 'draftsmith.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0;
}

/** Looks as often as it can, for a migration takes a few milliseconds. */
async function waitForLog({ child }: Started, folder: string, size: number): Promise<void> {
	while (child.exitCode === null && logSize(folder) < size) await nextTurn();
}

type SchemaRow = { type: string; name: string; sql: string | null };

/** The schema in a folder's database, ordered by name; empty when there is no database yet. */
function readSchema(folder: string): SchemaRow[] {
	const file = join(folder, 'draftsmith.sqlite');
	if (!existsSync(file)) return [];
	const database = new Database(file);
	try {
		expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
		return database.prepare<[], SchemaRow>('select type, name, sql from sqlite_schema order by type, name').all();
	} finally {
		database.close();
	}
}

/** Whether a migration made it; what the migrator notes its progress in comes first, by itself. */
function isOurs({ name }: SchemaRow): boolean {
	return !name.includes('kysely');
}

/** What a killed start left, read from a copy: opening the database would mend it. */
function readSchemaLeft(folder: string): SchemaRow[] {
	const copy = `${folder}-copy`;
	cpSync(folder, copy, { recursive: true });
	return readSchema(copy);
}

/** Invariant I16: a start that is killed at any moment leaves all migrations or none, and the next start finishes them. */
test(`${ROUNDS} starts killed while they migrate, and the next start ends with the same schema`, async () => {
	const all = undisturbed.schema.length;
	const allOfOurs = undisturbed.schema.filter(isOurs).length;
	const left: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const folder = join(parent, `round-${round}`);
		const service = await spawnService(folder);
		await waitForFirstFile(folder);
		// Random moments spread over the start, by turns in its time and, more finely about the migrations, in what it wrote.
		const part = (round + Math.random()) / ROUNDS;
		if (round % 2 === 0) await wait(part * undisturbed.milliseconds);
		else await waitForLog(service, folder, part * undisturbed.logBytes);
		service.child.kill('SIGKILL');
		await service.ended;
		const remains = readSchemaLeft(folder);
		left.push(remains.length);
		expect([0, allOfOurs]).toContain(remains.filter(isOurs).length);

		const next = await spawnService(folder);
		await waitUntilReady(next);
		expect((await fetch(`${next.url}/readyz`)).status).toBe(200);
		await stop(next);
		expect(readSchema(folder)).toEqual(undisturbed.schema);
	}
	console.log(`${ROUNDS} kills left ${left.join(', ')} of ${all} tables and indexes`);
	expect(left.filter((count) => count < all).length).toBeGreaterThan(0);
}, 300_000);

test(`${PAIRS} pairs of services started at once on a fresh folder agree on one schema and one master key`, async () => {
	for (let pair = 0; pair < PAIRS; pair++) {
		const folder = join(parent, `pair-${pair}`);
		const services = await Promise.all([spawnService(folder), spawnService(folder)]);
		await Promise.all(services.map(waitUntilReady));
		const keys = await Promise.all(
			services.map(async ({ url }, index) => {
				const site = { email: 'a@example.org', domain: `${index}.example.org` };
				return (await createClient({ baseUrl: url }).register(site)).key;
			}),
		);
		// A key is stored as a hash under the master key: the other service knows it only if both have the same one.
		for (const { url } of services) {
			expect((await fetch(`${url}/livez`)).status).toBe(200);
			const domains = keys.map(async (key) => (await createClient({ baseUrl: url, key }).account()).site.domain);
			expect(await Promise.all(domains)).toEqual(['0.example.org', '1.example.org']);
		}
		await Promise.all(services.map(stop));
		expect(readSchema(folder)).toEqual(undisturbed.schema);
	}
}, 300_000);
