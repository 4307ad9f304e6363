import { existsSync, rmSync } from 'node:fs';
import type { Clock } from '../platform/clock.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { knownMasterKeys, loadMasterKey, openKeyring, rotateMaster } from '../privacy/index.ts';
import { dataLockPath, holdLock, openForReading, openStore, type Store, sqlitePath } from '../store/index.ts';
import { extractArchive, type Manifest, openArchive } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { findSealingKey } from './backup-format.ts';
import { carryRevocations } from './carry-revocations.ts';
import { erasuresPath, noteErasures, readErasures } from './erasure-log.ts';
import { removeLeftovers, restoreFolder } from './folders.ts';
import { type EraseAccount, type Replayed, replayErasures } from './replay.ts';
import { assertSound, replaceDatabase } from './sqlite-file.ts';

export type RestoreOptions = {
	file: string;
	dataFolder: string;
	databaseUrl: string | undefined;
	/** DRAFTSMITH_MASTER_KEY */
	masterKey: string | undefined;
	clock: Clock;
	/** Whether a database that is there may be replaced. */
	replace: boolean;
	/** Whether to go on when nobody knows what was erased since the backup. */
	withoutErasures: boolean;
	erase: EraseAccount;
	print: (line: string) => void;
};

export type Restored = { manifest: Manifest; replayed: Replayed };

/**
 * Puts the database of a backup in place, without what was erased since. Until the last step, which is one rename, everything
 * stays as it was.
 * @throws {BackupError} with what to do; {MasterKeyError}
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
	const { dataFolder } = options;
	if (options.databaseUrl !== undefined) {
		throw new BackupError(
			'PostgreSQL restores itself: stop the service, pg_restore --clean --if-exists --dbname="$DATABASE_URL" draftsmith.dump, then "draftsmith erasures replay FILE" with the erasures.jsonl of the data folder; see docs/backup.md.',
		);
	}
	makeFolder(dataFolder);
	const unlock = holdLock(dataLockPath(dataFolder), 'exclusive');
	if (!unlock)
		throw new BackupError('The service, or another command, has the database open. Stop it, and restore again.');
	try {
		if (existsSync(sqlitePath(dataFolder)) && !options.replace) {
			throw new BackupError(
				`There is a database in ${dataFolder}. Everything in it since the backup is lost when it is replaced: make a backup of it first, then add --replace.`,
			);
		}
		removeLeftovers(dataFolder);
		makeFolder(restoreFolder(dataFolder));
		try {
			return await restoreThrough(restoreFolder(dataFolder), options);
		} finally {
			rmSync(restoreFolder(dataFolder), { recursive: true, force: true });
		}
	} finally {
		unlock();
	}
}

async function restoreThrough(folder: string, options: RestoreOptions): Promise<Restored> {
	const { file, dataFolder } = options;
	const [made, current] = [sqlitePath(folder), sqlitePath(dataFolder)];
	const masters = knownMasterKeys(options.masterKey, dataFolder);
	const madeUnder = await sealingKeyOf(file, masters);
	const manifest = await extractArchive(file, { masters: [madeUnder], databasePath: made });
	assertSound(made, manifest.rows);
	// Looked for first: what is read of a damaged database may end up in the file, and be far from all.
	const hasLog = existsSync(erasuresPath(dataFolder));
	const isRead = await noteErasuresOf(options);
	if (!hasLog && !isRead) rmSync(erasuresPath(dataFolder), { force: true });
	if (!hasLog && !isRead) assertWithoutErasures(options);
	const store = await openStore({
		dataFolder: folder,
		databaseUrl: undefined,
		clock: options.clock,
		instanceId: 'restore',
		onFatal: (error) => {
			throw error;
		},
	});
	let replayed: Replayed;
	try {
		replayed = await makeReady(store, madeUnder, options);
		await carryRevocations(dataFolder, store, () =>
			options.print('Keys that were revoked since can’t be read: revoke them again.'),
		);
	} finally {
		await store.close();
	}
	replaceDatabase(made, current);
	return { manifest, replayed };
}

async function sealingKeyOf(file: string, masters: readonly Buffer[]): Promise<Buffer> {
	const handle = await openArchive(file);
	try {
		return await findSealingKey(handle, masters);
	} finally {
		await handle.close();
	}
}

/**
 * Writes down what the database that is replaced has erased. Afterwards nobody else knows.
 * @returns whether it could be read
 */
async function noteErasuresOf({ dataFolder, print }: RestoreOptions): Promise<boolean> {
	if (!existsSync(sqlitePath(dataFolder))) return false;
	try {
		const db = openForReading({ dataFolder, databaseUrl: undefined });
		try {
			const count = await noteErasures(db, dataFolder);
			if (count === undefined) throw new BackupError('Another process is writing erasures.jsonl. Restore again.');
			return true;
		} finally {
			await db.destroy();
		}
	} catch (error) {
		if (error instanceof BackupError) throw error;
		print('The database that is there can’t be read: what it has erased is taken from erasures.jsonl alone.');
		return false;
	}
}

function assertWithoutErasures({ dataFolder, withoutErasures }: RestoreOptions): void {
	if (withoutErasures) return;
	throw new BackupError(
		`Nothing says what was erased since the backup: there is neither a database that can be read nor ${erasuresPath(dataFolder)}. Put that file there (the service writes it; keep a copy apart from this machine), or add --without-erasures: then accounts that were deleted and articles that were delivered since come back, which their owners were promised would not happen.`,
	);
}

/** Gives the database the master key in use, and erases what was erased. */
async function makeReady(store: Store, madeUnder: Buffer, options: RestoreOptions): Promise<Replayed> {
	const { clock, dataFolder } = options;
	const master = loadMasterKey(options.masterKey, dataFolder, true);
	await rotateMaster(store, madeUnder, master.bytes);
	const keys = await openKeyring({ store, clock, master: { bytes: master.bytes } });
	try {
		if (!existsSync(erasuresPath(dataFolder))) return { jobs: 0, accounts: 0, knownUntil: undefined };
		let torn = 0;
		const tombstones = readErasures(erasuresPath(dataFolder), () => {
			torn++;
		});
		const replayed = await replayErasures({ store, clock, keys }, tombstones, options.erase);
		if (torn > 0) options.print(`${torn} lines of ${erasuresPath(dataFolder)} can’t be read; they were left out.`);
		return replayed;
	} finally {
		keys.stop();
	}
}
