import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, afterEach, expect, test } from 'vitest';
import { commandProcess } from '../service/operators-harness.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { runCommand } from '../wordpress/run-command.ts';

const SUBMITTERS = 16;
const root = mkdtempSync(join(tmpdir(), 'draftsmith-backup-'));
const running = new Set<ServerProcess>();
const children = new Set<ChildProcess>();
const mounted: string[] = [];
afterEach(async () => {
	for (const child of children) child.kill('SIGKILL');
	await Promise.all([...running].map((server) => server.kill()));
	running.clear();
});
afterAll(async () => {
	for (const path of mounted) await runCommand('umount', [path]);
	rmSync(root, { recursive: true, force: true });
});

function newFolder(): string {
	return mkdtempSync(join(root, 'data-'));
}

async function start(folder: string): Promise<ServerProcess> {
	const server = await startServerProcess(SERVICE_MAIN, ['serve'], testSettings(folder));
	running.add(server);
	return server;
}

async function stop(server: ServerProcess): Promise<void> {
	expect(await server.stop()).toBe(0);
	running.delete(server);
}

const clientOf = (server: ServerProcess, key: string) => createClient({ baseUrl: server.url, key, retries: 0 });

async function register(server: ServerProcess, domain: string, email = `owner@${domain}`) {
	const { key } = await createClient({ baseUrl: server.url }).register({ email, domain });
	return { key, client: clientOf(server, key) };
}

const requestOf = (title: string) => ({ title, language: 'en', model: 'outline' }) as const;

async function write(client: Client, title: string): Promise<string> {
	const { id } = await client.submit(requestOf(title), { idempotencyKey: crypto.randomUUID() });
	expect((await client.job(id, { wait: 20 })).state).toBe('succeeded');
	return id;
}

async function acknowledge(client: Client, id: string): Promise<void> {
	const { sha256 } = await client.result(id);
	await client.acknowledge(id, sha256);
}

/** Runs a command that must end well. */
async function run(folder: string, argv: readonly string[]): Promise<string> {
	const { code, out, err } = await commandProcess(folder, argv);
	expect([code, err]).toEqual([0, '']);
	return out;
}

/** A folder of another machine, with what an operator keeps apart: the master key, and perhaps the log of erasures. */
function newMachine(from: string, files: readonly string[]): string {
	const folder = newFolder();
	for (const name of files) copyFileSync(join(from, name), join(folder, name));
	return folder;
}

function integrityOf(folder: string): unknown {
	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	try {
		return database.pragma('integrity_check', { simple: true });
	} finally {
		database.close();
	}
}

/** Names of the files in a folder that hold a text. */
function holding(folder: string, text: string): string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map(({ parentPath, name }) => join(parentPath, name));
	return paths.filter((path) => readFileSync(path).includes(text));
}

test(`a backup while ${SUBMITTERS} submitters write is whole, and what was accepted before it is there`, async () => {
	const folder = newFolder();
	const server = await start(folder);
	const { key, client } = await register(server, 'example.org');
	const accepted: string[] = [];
	let stopped = false;
	async function submit(worker: number): Promise<void> {
		for (let index = 0; !stopped; index++) {
			const { id } = await client.submit(requestOf(`${worker}-${index}`), { idempotencyKey: `${worker}-${index}` });
			accepted.push(id);
		}
	}
	const submitters = Promise.all(Array.from({ length: SUBMITTERS }, (_, worker) => submit(worker)));
	await wait(300);
	const before = [...accepted];
	const file = join(root, 'busy.backup');
	const told = await run(folder, ['backup', file]);
	const during = accepted.length - before.length;
	stopped = true;
	await submitters;
	await stop(server);
	expect(told).toContain('restored on trial and found whole');
	expect(before.length).toBeGreaterThan(0);
	expect(during).toBeGreaterThan(0);
	expect(existsSync(join(folder, 'backup.tmp'))).toBe(false);
	for (const text of ['SQLite format 3', 'example.org', 'CREATE TABLE'])
		expect(readFileSync(file).includes(text)).toBe(false);

	const machine = newMachine(folder, ['master.key', 'erasures.jsonl']);
	await run(machine, ['restore', file]);
	expect(integrityOf(machine)).toBe('ok');
	const again = await start(machine);
	const restored = clientOf(again, key);
	for (const id of [before.at(0), before.at(-1)]) {
		expect((await restored.job(id ?? '', { wait: 25 })).state).toBe('succeeded');
		expect((await restored.result(id ?? '')).article.title).toMatch(/^\d+-\d+$/);
	}
	const database = new Database(join(machine, 'draftsmith.sqlite'), { readonly: true });
	const there = new Set(database.prepare('select id from jobs').pluck().all());
	database.close();
	expect(before.filter((id) => !there.has(id))).toEqual([]);
	const first = await restored.submit(requestOf('0-0'), { idempotencyKey: '0-0' });
	expect(before).toContain(first.id);
	await stop(again);
	console.log(`backup beside ${SUBMITTERS} submitters: ${before.length} jobs before it, ${during} meanwhile`);
});

test('what was delivered, erased or revoked after the backup does not come back', async () => {
	const canary = `canary-${randomBytes(12).toString('hex')}`;
	const email = `address-${randomBytes(12).toString('hex')}@example.net`;
	/** The mail that says that the account is erased, which a service without a mail server keeps as a file, has the address. */
	const left = (where: string) => [
		...holding(where, canary),
		...holding(where, email).filter((path) => !path.endsWith('.eml')),
	];
	const folder = newFolder();
	let server = await start(folder);
	const owner = await register(server, 'stays.example.org');
	const gone = await register(server, `${canary}.example.org`, email);
	const delivered = await write(owner.client, 'Delivered');
	const open = await write(owner.client, 'Open');
	await write(gone.client, canary);
	const { api_key, key: revoked } = await owner.client.createKey({ name: 'extra', scopes: ['jobs', 'account'] });
	const file = join(root, 'promises.backup');
	await run(folder, ['backup', file]);

	await acknowledge(owner.client, delivered);
	await gone.client.eraseAccount(email);
	await owner.client.revokeKey(api_key.id);
	const unnoticed = await commandProcess(folder, ['restore', file, '--replace']);
	expect([unnoticed.code, unnoticed.err]).toEqual([1, expect.stringContaining('Stop it, and restore again')]);
	await stop(server);
	// The delivered job, and the one of the account.
	const ERASED = 'Erased again: the content of 2 jobs, 1 accounts.';

	const refused = await commandProcess(folder, ['restore', file]);
	expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('add --replace')]);
	const out = await run(folder, ['restore', file, '--replace']);
	expect(out).toContain(ERASED);
	expect(left(folder)).toEqual([]);
	server = await start(folder);
	const client = clientOf(server, owner.key);
	expect((await client.job(delivered)).delivery).toBe('purged');
	await expect(client.result(delivered)).rejects.toThrow(/erased/);
	expect((await client.result(open)).article.title).toBe('Open');
	await expect(clientOf(server, gone.key).account()).rejects.toThrow(/API key/);
	await expect(clientOf(server, revoked).account()).rejects.toThrow(/API key/);
	await stop(server);
	expect(left(folder)).toEqual([]);

	// Another machine has only what was kept apart: the key and the log of erasures.
	const machine = newMachine(folder, ['master.key', 'erasures.jsonl']);
	expect(await run(machine, ['restore', file])).toContain(ERASED);
	expect(left(machine)).toEqual([]);

	// Without the log nobody knows; the operator must say that he knows that.
	const bare = newMachine(folder, ['master.key']);
	const blind = await commandProcess(bare, ['restore', file]);
	expect([blind.code, blind.err]).toEqual([1, expect.stringContaining('add --without-erasures')]);
	expect(readdirSync(bare).filter((name) => !name.endsWith('.lock'))).toEqual(['master.key']);
	await run(bare, ['restore', file, '--without-erasures']);
	expect(left(bare)).not.toEqual([]);
	// And with a log that is found later, the promise is kept after all.
	expect(await run(bare, ['erasures', 'replay', join(folder, 'erasures.jsonl')])).toContain(ERASED);
	expect(left(bare)).toEqual([]);
});

test('a database that can’t be read says nothing about erasures, and a backup replaces it', async () => {
	const folder = newFolder();
	const server = await start(folder);
	const { key } = await register(server, 'example.org');
	const file = join(root, 'damaged.backup');
	await run(folder, ['backup', file]);
	await stop(server);
	rmSync(join(folder, 'erasures.jsonl'));
	const database = join(folder, 'draftsmith.sqlite');
	await runCommand('dd', ['if=/dev/urandom', `of=${database}`, 'bs=4096', 'seek=1', 'count=40', 'conv=notrunc']);
	for (let attempt = 0; attempt < 2; attempt++) {
		const refused = await commandProcess(folder, ['restore', file, '--replace']);
		expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--without-erasures')]);
		expect(refused.out).toContain('can’t be read');
	}
	await run(folder, ['restore', file, '--replace', '--without-erasures']);
	expect(integrityOf(folder)).toBe('ok');
	const again = await start(folder);
	expect((await clientOf(again, key).account()).site.domain).toBe('example.org');
	await stop(again);
});

test('a backup outlives changes of the master key, and is of no use without the one it was made under', async () => {
	const folder = newFolder();
	let server = await start(folder);
	const { key, client } = await register(server, 'example.org');
	const job = await write(client, 'Bread');
	const file = join(root, 'older.backup');
	await run(folder, ['backup', file]);
	await run(folder, ['master-key', 'rotate']);
	await run(folder, ['master-key', 'rotate']);
	await stop(server);
	const without = newMachine(folder, ['master.key', 'erasures.jsonl']);
	const refused = await commandProcess(without, ['restore', file]);
	expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('made under another master key')]);
	await run(folder, ['restore', file, '--replace']);
	server = await start(folder);
	expect((await clientOf(server, key).result(job)).article.title).toBe('Bread');
	await stop(server);
});

/** Starts a command and kills it at the given moment of its work, or when that has ended. */
async function killDuring(folder: string, argv: readonly string[], isMoment: () => boolean, after: number) {
	const child = spawn(process.execPath, [SERVICE_MAIN, ...argv], {
		env: { ...process.env, ...testSettings(folder) },
		stdio: 'ignore',
	});
	children.add(child);
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	while (child.exitCode === null && !isMoment()) await wait(1);
	await wait(after);
	child.kill('SIGKILL');
	await ended;
	children.delete(child);
	return child.signalCode === 'SIGKILL';
}

test('a backup or restore that is killed leaves nothing readable and nothing in the way', async () => {
	const folder = newFolder();
	const server = await start(folder);
	const { key, client } = await register(server, 'example.org');
	// Long enough that copying takes a while.
	for (let index = 0; index < 60; index++) {
		const request = { ...requestOf(`Bread ${index}`), prompt: 'bread '.repeat(1600) };
		await client.submit(request, { idempotencyKey: String(index) });
	}
	const places = mkdtempSync(join(root, 'places-'));
	const temporary = join(folder, 'backup.tmp');
	let kills = 0;
	for (const after of [0, 4, 16]) {
		const file = join(places, `${after}.backup`);
		if (await killDuring(folder, ['backup', file], () => existsSync(temporary), after)) kills++;
		// A file of that name is whole; one that is not yet has another, and is sealed.
		if (existsSync(file)) await run(newMachine(folder, ['master.key', 'erasures.jsonl']), ['restore', file]);
		for (const text of ['SQLite format 3', 'example.org']) expect(holding(places, text)).toEqual([]);
	}
	expect(kills).toBeGreaterThan(0);
	const file = join(places, 'whole.backup');
	await run(folder, ['backup', file]);
	expect(existsSync(temporary)).toBe(false);
	expect(readdirSync(places).filter((name) => name.endsWith('.part'))).toEqual([]);
	await stop(server);

	const restoring = join(folder, 'restore.tmp');
	kills = 0;
	for (const after of [0, 10, 40]) {
		const argv = ['restore', file, '--replace'];
		if (await killDuring(folder, argv, () => existsSync(restoring), after)) kills++;
		expect(integrityOf(folder)).toBe('ok');
	}
	expect(kills).toBeGreaterThan(0);
	const again = await start(folder);
	expect(existsSync(restoring)).toBe(false);
	expect((await clientOf(again, key).account()).site.domain).toBe('example.org');
	await stop(again);
});

test('a disk that is full during a backup leaves the service as it was, and nothing behind', async (context) => {
	const disk = join(root, 'small');
	mkdirSync(disk);
	try {
		await runCommand('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=0700', 'tmpfs', disk]);
		mounted.push(disk);
	} catch (error) {
		const reason = `A full disk was NOT tested, for mounting a small one needs root. ${error}`;
		console.warn(reason);
		return context.skip(reason);
	}
	const folder = newFolder();
	const server = await start(folder);
	const { client } = await register(server, 'example.org');
	const foreign = join(disk, 'small.backup.part');
	copyFileSync(SERVICE_MAIN, join(disk, 'other.part'));
	const { code, err } = await commandProcess(folder, ['backup', join(disk, 'small.backup')]);
	expect([code, err]).toEqual([1, expect.stringMatching(/ENOSPC/)]);
	expect(readdirSync(disk)).toEqual(['other.part']);
	expect(existsSync(join(folder, 'backup.tmp'))).toBe(false);
	// What happens to have the name of a draft is somebody else's.
	copyFileSync(SERVICE_MAIN, foreign);
	expect((await commandProcess(folder, ['backup', join(disk, 'small.backup')])).err).toContain('EEXIST');
	expect(existsSync(foreign)).toBe(true);
	await write(client, 'Bread');
	await stop(server);
});
