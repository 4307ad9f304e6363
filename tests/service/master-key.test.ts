import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@draftsmith/service/clock';
import type { Client } from '@draftsmith/shared/client';
import { afterEach, expect, test } from 'vitest';
import { openWith } from '../../service/src/privacy/aes-gcm.ts';
import { unwrapRingKey, unwrapSecret, wrappingKeyOf } from '../../service/src/privacy/secrets.ts';
import { findFreePort } from '../wordpress/ports.ts';
import { createTestClock, eventually } from './mail-outbox.ts';
import { behindItsBack, commandProcess } from './operators-harness.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const HOUR = 3_600_000;
const ACTIVATION = 60_000;
let service: TestService | undefined;
afterEach(async () => {
	await service?.stop();
	service = undefined;
});

/** Hands that can be moved; the ring is read anew twenty times a second. A restart keeps the address. */
async function startWith() {
	const hands = createTestClock();
	const clock = {
		...hands,
		after: (delay: number, task: () => void) =>
			delay === 10_000 ? systemClock.after(50, task) : hands.after(delay, task),
	};
	const started = await startTestService({ clock, environment: { PORT: String(await findFreePort()) } });
	service = started;
	return { started, hands };
}

async function write(client: Client, idempotencyKey: string): Promise<string> {
	const request = { title: `Bread ${idempotencyKey}`, language: 'en', model: 'outline' } as const;
	const { id } = await client.submit(request, { idempotencyKey });
	expect((await client.job(id, { wait: 20 })).state).toBe('succeeded');
	return id;
}

/** Of each job that has content, the id of the ring key that wraps its data key. */
function wrappedBy(folder: string): Map<string, number> {
	const rows = behindItsBack(folder, (database) =>
		database
			.prepare<[], { id: string; content_key: Buffer }>(
				'select id, content_key from jobs where content_key is not null',
			)
			.all(),
	);
	return new Map(rows.map(({ id, content_key }) => [id, content_key.readUInt32BE(1)]));
}

const ringOf = (folder: string) =>
	behindItsBack(folder, (database) => database.prepare('select id from wrapping_keys order by id').pluck().all());

test('the ring gets a key while articles are made and delivered, and the one before goes when nothing uses it', async () => {
	const { started, hands } = await startWith();
	const { folder } = started;
	const { client } = await started.register();
	const kept = await write(client, 'kept');
	let stopped = false;
	let delivered = 0;
	async function deliver(worker: number): Promise<void> {
		for (let index = 0; !stopped; index++) {
			const id = await write(client, `${worker}-${index}`);
			const { sha256 } = await client.result(id);
			await client.acknowledge(id, sha256);
			delivered++;
		}
	}
	const deliveries = Promise.all([0, 1, 2, 3].map(deliver));
	const { code, out } = await commandProcess(folder, ['keyring', 'rotate']);
	expect([code, out]).toEqual([0, expect.stringContaining('Key 2 wraps')]);
	const early = await write(client, 'early');
	expect(wrappedBy(folder).get(early)).toBe(1);
	hands.move(ACTIVATION + 1000);
	await eventually(async () => {
		const id = await write(client, crypto.randomUUID());
		return wrappedBy(folder).get(id);
	}).toBe(2);
	const before = delivered;
	await eventually(() => delivered).toBeGreaterThan(before + 8);
	stopped = true;
	await deliveries;

	const asBefore = behindItsBack(folder, (database) =>
		database.prepare<[string], Buffer>('select content_key from jobs where id = ?').pluck().get(kept),
	);
	const set = (key: Buffer | undefined) =>
		behindItsBack(folder, (database) =>
			database.prepare('update jobs set content_key = ? where id = ?').run(key, kept),
		);
	hands.fire(HOUR);
	await eventually(() => new Set(wrappedBy(folder).values())).toEqual(new Set([2]));
	await client.result(kept);
	expect(ringOf(folder)).toEqual([1, 2]);

	// A data key that can't be unwrapped holds the key before back, for it may be that one's.
	const damaged = Buffer.from(asBefore ?? []);
	damaged[20] = (damaged[20] ?? 0) ^ 1;
	set(damaged);
	hands.move(25 * HOUR);
	hands.fire(HOUR);
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(ringOf(folder)).toEqual([1, 2]);

	// What is wrapped anew only now may be read by somebody just now: the key before outlives this walk, and no other.
	set(asBefore);
	hands.fire(HOUR);
	await eventually(() => wrappedBy(folder).get(kept)).toBe(2);
	expect(ringOf(folder)).toEqual([1, 2]);
	await eventually(() => {
		hands.fire(HOUR);
		return ringOf(folder);
	}).toEqual([2]);
	await started.restart();
	for (const id of [kept, early]) expect((await client.result(id)).article.title).toContain('Bread');
});

/** What the database holds that a master key wraps. */
function wrappedRows(folder: string) {
	return behindItsBack(folder, (database) => ({
		ring: database.prepare<[], { id: number; wrapped: Buffer }>('select id, wrapped from wrapping_keys').all(),
		secrets: database.prepare<[], { purpose: string; wrapped: Buffer }>('select purpose, wrapped from secrets').all(),
	}));
}

/** How many of these rows a master key opens. */
function countOpened(rows: ReturnType<typeof wrappedRows>, master: Buffer): number {
	const wrapping = wrappingKeyOf(master);
	const opens = (open: () => Buffer) => {
		try {
			return open().length === 32;
		} catch {
			return false;
		}
	};
	return (
		rows.ring.filter(({ id, wrapped }) => opens(() => unwrapRingKey(wrapping, id, wrapped))).length +
		rows.secrets.filter(({ purpose, wrapped }) => opens(() => unwrapSecret(wrapping, purpose, wrapped))).length
	);
}

const SEARCH = `
const [folder, ...wanted] = process.argv.slice(1);
const { readdirSync, readFileSync } = require('node:fs');
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const bytes = files.map(({ parentPath, name }) => readFileSync(parentPath + '/' + name));
console.log(bytes.some((each) => wanted.some((hex) => each.includes(Buffer.from(hex, 'hex')))));
`;

/**
 * Whether any file of a folder holds one of these. In a process of its own: whoever closes a database file, however opened,
 * takes away every lock that his process has on it (sqlite.org/howtocorrupt.html, 2.2).
 */
function isAnywhere(folder: string, wanted: readonly Buffer[]): boolean {
	const hex = wanted.map((each) => each.toString('hex'));
	const said = execFileSync(process.execPath, ['-e', SEARCH, folder, ...hex], { encoding: 'utf8' }).trim();
	if (said !== 'true' && said !== 'false') throw new Error(`the search said: ${said}`);
	return said === 'true';
}

const keyIn = (folder: string, name = 'master.key') =>
	Buffer.from(readFileSync(join(folder, name), 'utf8').trim(), 'hex');

test('the master key changes beside a running service, and the one before opens nothing any more', async () => {
	const { started } = await startWith();
	const { folder } = started;
	const { client, key } = await started.register();
	const job = await write(client, 'before');
	const old = keyIn(folder);
	const rows = wrappedRows(folder);
	const all = rows.ring.length + rows.secrets.length;
	expect(countOpened(rows, old)).toBe(all);
	const bytes = [...rows.ring, ...rows.secrets].map(({ wrapped }) => wrapped);
	expect(isAnywhere(folder, bytes)).toBe(true);

	const { code, out } = await commandProcess(folder, ['master-key', 'rotate']);
	expect([code, out]).toEqual([0, expect.stringContaining('master.key.old-')]);
	expect((await client.result(job)).sha256).toMatch(/^[0-9a-f]{64}$/);
	await write(client, 'beside');
	const master = keyIn(folder);
	expect(master).not.toEqual(old);
	expect(existsSync(join(folder, 'master.key.next'))).toBe(false);
	expect(countOpened(wrappedRows(folder), old)).toBe(0);
	expect(countOpened(wrappedRows(folder), master)).toBe(all);
	// A key that is added now is wrapped by the new one, which the running service has not been told of.
	expect((await commandProcess(folder, ['keyring', 'rotate'])).code).toBe(0);
	await started.restart();
	expect(isAnywhere(folder, bytes)).toBe(false);
	expect((await client.result(job)).sha256).toMatch(/^[0-9a-f]{64}$/);
	expect((await client.account()).site.domain).toBe('example.org');
	expect(isAnywhere(folder, [Buffer.from(key)])).toBe(false);
	// The control of `countOpened`: the sealed form is told apart by key and context alone.
	const [first] = wrappedRows(folder).ring;
	expect(() => openWith(wrappingKeyOf(master), 'wrapping_keys/99', first?.wrapped ?? Buffer.alloc(0))).toThrow();
});

test('a change that was cut short before or after its commit is ended by the next start, or by doing it again', async () => {
	const { started } = await startWith();
	const { folder } = started;
	const { client } = await started.register();
	const job = await write(client, 'before');
	const old = keyIn(folder);
	const [current, next] = ['master.key', 'master.key.next'].map((name) => join(folder, name));
	if (current === undefined || next === undefined) throw new Error('no paths');

	// Before: the next key is there, and the database does not know it.
	writeFileSync(next, `${'5a'.repeat(32)}\n`, { mode: 0o600 });
	await started.restart();
	await client.result(job);
	expect(keyIn(folder)).toEqual(old);
	expect((await commandProcess(folder, ['doctor'])).out).toContain('a change of the master key has not ended');
	expect((await commandProcess(folder, ['master-key', 'rotate'])).code).toBe(0);
	expect(keyIn(folder).toString('hex')).toBe('5a'.repeat(32));
	const doctor = await commandProcess(folder, ['doctor']);
	expect(doctor.out).not.toContain('has not ended');
	expect(doctor.out).toMatch(/delete each when none of these is left: .*master\.key\.old-[0-9a-f]{8}/);
	expect(doctor.out).toContain('the key that wraps data keys is 0 days old');

	// After: the database knows it, and the file still has the old name.
	const putBack = () => {
		writeFileSync(next, `${'5a'.repeat(32)}\n`, { mode: 0o600 });
		writeFileSync(current, `${old.toString('hex')}\n`, { mode: 0o600 });
	};
	putBack();
	await started.restart();
	await client.result(job);
	expect([keyIn(folder).toString('hex'), existsSync(next)]).toEqual(['5a'.repeat(32), false]);
	putBack();
	expect((await commandProcess(folder, ['master-key', 'rotate'])).code).toBe(0);
	expect([keyIn(folder).toString('hex'), existsSync(next)]).toEqual(['5a'.repeat(32), false]);
	await started.restart();
	await client.result(job);
});

test('a master key that is not the database’s changes nothing, and two changes at once agree', async () => {
	const { started } = await startWith();
	const { folder } = started;
	const { client } = await started.register();
	const job = await write(client, 'before');
	const rows = wrappedRows(folder);
	const wrong = { DRAFTSMITH_MASTER_KEY: 'ab'.repeat(32), DRAFTSMITH_NEW_MASTER_KEY: 'cd'.repeat(32) };
	const refused = await commandProcess(folder, ['master-key', 'rotate'], wrong);
	expect([refused.code, refused.err]).toEqual([
		1,
		expect.stringContaining('not the one that this database was made with'),
	]);
	expect(wrappedRows(folder)).toEqual(rows);
	const environment = { DRAFTSMITH_MASTER_KEY: keyIn(folder).toString('hex') };
	const without = await commandProcess(folder, ['master-key', 'rotate'], environment);
	expect([without.code, without.err]).toEqual([1, expect.stringContaining('set DRAFTSMITH_NEW_MASTER_KEY')]);

	const both = await Promise.all([1, 2].map(() => commandProcess(folder, ['master-key', 'rotate'])));
	for (const { code, err } of both) {
		if (code !== 0) expect(err).toContain('is being changed already');
	}
	expect(both.some(({ code }) => code === 0)).toBe(true);
	expect(countOpened(wrappedRows(folder), keyIn(folder))).toBe(rows.ring.length + rows.secrets.length);
	await started.restart();
	await client.result(job);
});
