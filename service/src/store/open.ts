import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { type Backlog, createConnectionQueue } from './connection-queue.ts';
import { dataLockPath, holdLock } from './file-lock.ts';
import { migrateToLatest } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { Database, Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { createWriter, diskFault, type Write } from './write.ts';

export type Store = {
	/** For reading. */
	db: Database;
	/** For writing: resolves when the commit is on the disk. */
	write: Write;
	kind: 'sqlite' | 'postgres';
	/** What waits for the database; SQLite's file has no queue, and holds the whole process up instead. */
	backlog: () => Backlog;
	/** Makes sure that what was deleted is gone from the log too, as soon as no other process reads it. Cheap to call often. */
	scheduleErasure: () => void;
	close: () => Promise<void>;
};

export type StoreOptions = {
	dataFolder: string;
	databaseUrl: string | undefined;
	clock: Clock;
	instanceId: string;
	onFatal: (error: unknown) => void;
};

/** How long erased bytes may stay in SQLite's write-ahead log, ms. */
const ERASURE_DELAY = 5000;

/**
 * Opens the database, brings its schema up to date and proves with a first write that commits are durable.
 * @throws when the folder or file can't be written, the server can't be reached, or commits would not be durable
 */
export async function openStore(options: StoreOptions): Promise<Store> {
	const unlock = options.databaseUrl === undefined ? lockData(options.dataFolder) : undefined;
	try {
		return await openLocked(options, unlock);
	} catch (error) {
		unlock?.();
		throw error;
	}
}

async function openLocked(options: StoreOptions, unlock: (() => void) | undefined): Promise<Store> {
	const sqlite = options.databaseUrl === undefined ? openSqlite(sqlitePath(options.dataFolder)) : undefined;
	const queue = createConnectionQueue(options.clock);
	const dialect = sqlite ? sqlite.dialect : await openPostgres(options.databaseUrl ?? '', queue);
	const db = new Kysely<Schema>({ dialect });
	const kind = sqlite ? 'sqlite' : 'postgres';
	try {
		await migrateToLatest(db, kind);
		await db
			.insertInto('instances')
			.values({ id: options.instanceId, started_at: options.clock.now() })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		sqlite?.assertDurable();
	} catch (error) {
		await db.destroy();
		throw error;
	}
	let erasure: (() => void) | undefined;
	const eraseSoon = () => {
		if (!sqlite || erasure) return;
		erasure = options.clock.after(ERASURE_DELAY, () => {
			erasure = undefined;
			eraseNow();
		});
	};
	const eraseNow = () => {
		try {
			if (sqlite?.truncateLog() === false) eraseSoon();
		} catch (error) {
			if (diskFault(error) === 'broken') options.onFatal(error);
			else eraseSoon();
		}
	};
	// A process that was killed may have left erased bytes in the log.
	eraseNow();
	return {
		db,
		kind,
		write: fatalOnDiskError(createWriter(db, kind), options.onFatal),
		backlog: queue.backlog,
		scheduleErasure: eraseSoon,
		close: async () => {
			// The last connection that closes empties the log; this is for when another process has it open too.
			if (erasure) sqlite?.truncateLog();
			erasure?.();
			await db.destroy();
			unlock?.();
		},
	};
}

/**
 * After an I/O error nobody knows what is on the disk: a refused write may be there after all, an accepted one may not
 * (measured: fsync failing with EIO answered 503 four times and left one row). PostgreSQL ends itself then; so do we.
 */
function fatalOnDiskError(write: Write, onFatal: (error: unknown) => void): Write {
	return async (work) => {
		try {
			return await write(work);
		} catch (error) {
			if (diskFault(error) === 'broken') onFatal(error);
			throw error;
		}
	};
}

/** The database file in a data folder. */
export function sqlitePath(dataFolder: string): string {
	return join(dataFolder, 'draftsmith.sqlite');
}

/** As long as anybody has the database open, nobody can put another in its place. */
function lockData(folder: string): () => void {
	makeFolder(folder);
	const unlock = holdLock(dataLockPath(folder), 'shared');
	if (unlock) return unlock;
	const told = new Error(`a backup is being restored into ${folder}; wait until that has ended`);
	throw Object.assign(told, { code: 'EBUSY' });
}
