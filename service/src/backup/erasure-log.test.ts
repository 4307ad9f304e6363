import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { appendReceipt } from '../records/index.ts';
import { holdLock, openStore, type Store } from '../store/index.ts';
import { erasuresPath, noteErasures, readErasures, startErasureLog } from './erasure-log.ts';
import { tombstoneLine } from './tombstone.ts';

const root = mkdtempSync(join(tmpdir(), 'draftsmith-erasure-log-'));
const DAY = 86_400_000;
const stores: Store[] = [];
let folder: string;
let store: Store;
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(async () => {
	folder = mkdtempSync(join(root, 'data-'));
	store = await openIn(folder);
});
afterEach(async () => {
	for (const each of stores.splice(0)) await each.close();
});

async function openIn(dataFolder: string): Promise<Store> {
	const opened = await openStore({
		dataFolder,
		databaseUrl: undefined,
		clock: systemClock,
		instanceId: 'test',
		onFatal: (error) => {
			throw error;
		},
	});
	stores.push(opened);
	return opened;
}

function erase(subject: string, in_ = store): Promise<unknown> {
	return in_.write((trx) => appendReceipt(trx, { kind: 'job_purged', subject, site_id: null, at: 1000, details: {} }));
}

async function subjects(onTorn?: () => void): Promise<string[]> {
	const found: string[] = [];
	for await (const { subject } of readErasures(erasuresPath(folder), onTorn)) found.push(subject);
	return found;
}

test('each erasure is written once, into a file for its owner alone', async () => {
	for (const subject of ['a', 'b']) await erase(subject);
	expect(await noteErasures(store.db, folder)).toBe(2);
	expect(await noteErasures(store.db, folder)).toBe(0);
	await erase('c');
	expect(await noteErasures(store.db, folder)).toBe(1);
	expect(await subjects()).toEqual(['a', 'b', 'c']);
	expect(statSync(erasuresPath(folder)).mode & 0o077).toBe(0);
});

test('a line that a crash left half-written is written again, and swallows none', async () => {
	for (const subject of ['a', 'b']) await erase(subject);
	await noteErasures(store.db, folder);
	const whole = readFileSync(erasuresPath(folder), 'utf8');
	for (const length of [whole.length - 1, whole.length - 2, whole.length - 60, 5]) {
		writeFileSync(erasuresPath(folder), whole.slice(0, length));
		await erase('c');
		await noteErasures(store.db, folder);
		let torn = 0;
		expect(new Set(await subjects(() => torn++)), `cut at ${length}`).toEqual(new Set(['a', 'b', 'c']));
		expect(torn).toBe(length === whole.length - 1 ? 0 : 1);
	}
});

test('after the database was set back, the file keeps what it has and goes on', async () => {
	await erase('before');
	for (const subject of ['lost-1', 'lost-2']) await erase(subject);
	await noteErasures(store.db, folder);
	const restored = await openIn(mkdtempSync(join(root, 'restored-')));
	await erase('before', restored);
	await erase('after-1', restored);
	await noteErasures(restored.db, folder);
	expect(await subjects()).toEqual(['before', 'lost-1', 'lost-2', 'before', 'after-1']);
	await erase('after-2', restored);
	expect(await noteErasures(restored.db, folder)).toBe(1);
	// Now its last line has the same place as one of the chain that is gone, but another hash.
	expect(await noteErasures(store.db, folder)).toBe(3);
});

test('one process writes at a time', async () => {
	await erase('a');
	const unlock = holdLock(`${erasuresPath(folder)}.lock`, 'exclusive');
	expect(await noteErasures(store.db, folder)).toBeUndefined();
	unlock?.();
	expect(await noteErasures(store.db, folder)).toBe(1);
});

test('the end of the service waits for what is being written, and writes the rest', async () => {
	let tick: () => void = () => undefined;
	const clock = {
		...systemClock,
		after: (_: number, task: () => void) => {
			tick = task;
			return () => undefined;
		},
	};
	const errors: unknown[] = [];
	const log = await startErasureLog({
		db: store.db,
		clock,
		dataFolder: folder,
		onError: (error) => errors.push(error),
	});
	await erase('a');
	tick();
	const erased = erase('b');
	await erased;
	await log.stop();
	expect(await subjects()).toEqual(['a', 'b']);
	expect(errors).toEqual([]);
});

test('each day the file loses what no backup can bring back: jobs after 90 days, accounts after a year', async () => {
	let now = Date.now();
	const tasks = new Map<number, () => void>();
	const clock = {
		...systemClock,
		now: () => now,
		after: (delay: number, task: () => void) => {
			tasks.set(delay, task);
			return () => undefined;
		},
	};
	const line = (seq: number, kind: 'job_purged' | 'account_erased', days: number) =>
		tombstoneLine({ seq, hash: 'h', kind, subject: `${kind} ${days}`, at: now - days * DAY });
	const lines = [
		line(1, 'account_erased', 366),
		line(2, 'account_erased', 364),
		line(3, 'job_purged', 91),
		line(4, 'job_purged', 89),
		line(5, 'job_purged', 92),
	];
	writeFileSync(erasuresPath(folder), lines.join(''));
	const onError = (error: unknown) => {
		throw error;
	};
	const log = await startErasureLog({ db: store.db, clock, dataFolder: folder, onError });
	// The last line says up to where the chain has been written.
	expect(await subjects()).toEqual(['account_erased 364', 'job_purged 89', 'job_purged 92']);
	now += 2 * DAY;
	tasks.get(DAY)?.();
	await log.stop();
	expect(await subjects()).toEqual(['job_purged 92']);
	expect(statSync(erasuresPath(folder)).mode & 0o077).toBe(0);
});
