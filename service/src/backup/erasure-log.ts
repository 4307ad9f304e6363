import { existsSync, renameSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Clock, every } from '../platform/clock.ts';
import { flushFolder } from '../platform/flush-folder.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { type Database, holdLock } from '../store/index.ts';
import { parseTombstone, shortHash, type Tombstone, tombstoneLine } from './tombstone.ts';

/** How long after an erasure it is in the file, ms. */
const INTERVAL = 5000;
const PAGE = 1000;
/** The last lines of the file, bytes; a line has some 150. */
const TAIL = 4096;
const DAY = 24 * 3_600_000;
/** How long the purge of a job is remembered, ms: a job in a backup that is older than 30 days has expired by itself. */
const JOBS_KEPT = 90 * DAY;
/** How long the erasure of an account is remembered, ms: as long as its receipt, which is as long as a backup may be kept. */
const ACCOUNTS_KEPT = 365 * DAY;

/** The file in the data folder with what was erased. Unlike the database it is never set back. */
export function erasuresPath(dataFolder: string): string {
	return join(dataFolder, 'erasures.jsonl');
}

type ErasureLog = { stop: () => Promise<void> };

/** Writes what is erased into the data folder's file as long as the service runs, and at its end. What is too old goes once a day. */
export async function startErasureLog(options: {
	db: Database;
	clock: Clock;
	dataFolder: string;
	onError: (error: unknown) => void;
}): Promise<ErasureLog> {
	const { db, clock, dataFolder, onError } = options;
	makeFolder(dataFolder);
	let writing: Promise<unknown> = Promise.resolve();
	// One after the other: the last one, at the end, must not find its own lock held.
	const write = async () => {
		writing = writing.then(() => noteErasures(db, dataFolder)).catch(onError);
		await writing;
	};
	const trim = async () => {
		writing = writing.then(() => withLock(dataFolder, (path) => dropOld(path, clock.now()))).catch(onError);
		await writing;
	};
	await trim();
	await write();
	const stopTrimming = every(clock, DAY, trim);
	const stop = every(clock, INTERVAL, write);
	return {
		stop: async () => {
			stopTrimming();
			stop();
			await write();
		},
	};
}

/**
 * Writes what was erased by a database and is not in the file yet.
 * @returns how many erasures that were; undefined when another process is at it
 */
export function noteErasures(db: Database, dataFolder: string): Promise<number | undefined> {
	return withLock(dataFolder, (path) => appendErasures(db, path));
}

/** Every erasure in the file, in its order; some are there twice. `onTorn` is told of lines that can't be read. */
export async function* readErasures(
	path: string,
	onTorn: () => void = () => undefined,
): AsyncGenerator<Tombstone, void, undefined> {
	const file = await open(path, 'r');
	try {
		for await (const line of createInterface({ input: file.createReadStream({ autoClose: false }) })) {
			const tombstone = parseTombstone(line);
			if (tombstone) yield tombstone;
			else if (line !== '') onTorn();
		}
	} finally {
		await file.close();
	}
}

async function withLock<Value>(dataFolder: string, work: (path: string) => Promise<Value>): Promise<Value | undefined> {
	const path = erasuresPath(dataFolder);
	const unlock = holdLock(`${path}.lock`, 'exclusive');
	if (!unlock) return undefined;
	try {
		return await work(path);
	} finally {
		unlock();
	}
}

async function appendErasures(db: Database, path: string): Promise<number> {
	const isNew = !existsSync(path);
	const file = await open(path, 'a+', 0o600);
	try {
		const tail = await readTail(file);
		let after = await lastCommon(db, tail);
		let count = 0;
		// A line that a crash left half-written must not swallow the next one.
		let separator = tail === '' || tail.endsWith('\n') ? '' : '\n';
		for (;;) {
			const rows = await db
				.selectFrom('receipts')
				.select(['seq', 'hash', 'kind', 'subject', 'at'])
				.where('seq', '>', after)
				.orderBy('seq')
				.limit(PAGE)
				.execute();
			const last = rows.at(-1);
			if (!last) break;
			await file.appendFile(separator + rows.map(tombstoneLine).join(''));
			separator = '';
			after = last.seq;
			count += rows.length;
		}
		if (count > 0 || isNew) await file.sync();
		if (isNew) flushFolder(path);
		return count;
	} finally {
		await file.close();
	}
}

async function readTail(file: FileHandle): Promise<string> {
	const { size } = await file.stat();
	const length = Math.min(size, TAIL);
	const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
	return buffer.toString('utf8');
}

/**
 * The place in the chain up to which the file has everything: that of its last line, if the chain has the same receipt there.
 * After a restore it has another or none, and all is written again: what was erased stays erased however often it is told.
 */
async function lastCommon(db: Database, tail: string): Promise<number> {
	const last = tail
		.split('\n')
		.map(parseTombstone)
		.findLast((tombstone) => tombstone !== undefined);
	if (!last) return 0;
	const row = await db.selectFrom('receipts').select('hash').where('seq', '=', last.seq).executeTakeFirst();
	return row && shortHash(row.hash) === last.hash ? last.seq : 0;
}

/** Writes the file anew without what no backup can bring back any more. */
async function dropOld(path: string, now: number): Promise<void> {
	if (!existsSync(path)) return;
	let old = 0;
	let last = 0;
	for await (const { seq } of readErasures(path)) last = seq;
	const isOver = ({ kind, at, seq }: Tombstone) => {
		// The last one says up to where the chain has been written, as long as the chain has it.
		const kept = kind === 'job_purged' && seq !== last ? JOBS_KEPT : ACCOUNTS_KEPT;
		return at <= now - kept;
	};
	for await (const tombstone of readErasures(path)) if (isOver(tombstone)) old++;
	if (old === 0) return;
	const draft = `${path}.new`;
	const file = await open(draft, 'w', 0o600);
	try {
		let kept = '';
		for await (const tombstone of readErasures(path)) {
			if (isOver(tombstone)) continue;
			kept += tombstoneLine(tombstone);
			if (kept.length < 65_536) continue;
			await file.appendFile(kept);
			kept = '';
		}
		await file.appendFile(kept);
		await file.sync();
	} finally {
		await file.close();
	}
	renameSync(draft, path);
	flushFolder(path);
}
