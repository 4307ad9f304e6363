import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock } from '../platform/clock.ts';
import { flushFolder } from '../platform/flush-folder.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { fingerprintOf, knownMasterKeys } from '../privacy/index.ts';
import { dataLockPath, holdLock, sqlitePath } from '../store/index.ts';
import { extractArchive, type Manifest, writeArchive } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { isSealedBy } from './backup-format.ts';
import { backupFolder, holdBackupLock } from './folders.ts';
import { assertSound, snapshotDatabase } from './sqlite-file.ts';

export type BackupOptions = {
	/** Where it goes; must not be there yet. */
	file: string;
	dataFolder: string;
	databaseUrl: string | undefined;
	/** DRAFTSMITH_MASTER_KEY */
	masterKey: string | undefined;
	clock: Pick<Clock, 'now'>;
};

const PART = '.part';

/**
 * Makes an encrypted backup of the database while the service goes on, and restores it into a temporary folder before it gets
 * its name: a file of that name is whole. Without the master key it is of no use to anybody.
 * @returns its size in bytes, and what is in it
 * @throws {BackupError} with what to do; the system's error when the disk is full. Nothing is left behind then
 */
export async function backup(options: BackupOptions): Promise<{ bytes: number; manifest: Manifest }> {
	const { dataFolder } = options;
	assertPossible(options);
	const unlockData = holdLock(dataLockPath(dataFolder), 'shared');
	if (!unlockData) throw new BackupError('A backup is being restored just now. Wait until that has ended.');
	try {
		const unlock = holdBackupLock(dataFolder);
		if (!unlock) throw new BackupError('A backup is being made already. Wait until that has ended.');
		const folder = backupFolder(dataFolder);
		try {
			rmSync(folder, { recursive: true, force: true });
			makeFolder(folder);
			return await backupThrough(folder, options);
		} finally {
			rmSync(folder, { recursive: true, force: true });
			unlock();
		}
	} finally {
		unlockData();
	}
}

function assertPossible({ file, dataFolder, databaseUrl }: BackupOptions): void {
	if (databaseUrl !== undefined) {
		throw new BackupError(
			'PostgreSQL makes backups itself: pg_dump --format=custom --file=draftsmith.dump "$DATABASE_URL". Keep the master key and erasures.jsonl of the data folder too; see docs/backup.md.',
		);
	}
	if (!existsSync(sqlitePath(dataFolder))) {
		throw new BackupError(
			`There is no database in ${dataFolder}. Set DRAFTSMITH_DATA to the folder that the service uses.`,
		);
	}
	if (existsSync(file)) throw new BackupError(`${file} is there already. Give the backup another name.`);
	if (!existsSync(dirname(file))) throw new BackupError(`There is no folder ${dirname(file)}. Make it first.`);
}

async function backupThrough(folder: string, options: BackupOptions) {
	const { file, dataFolder, clock } = options;
	const [copy, again] = [join(folder, 'copy.sqlite'), join(folder, 'again.sqlite')];
	const created_at = new Date(clock.now()).toISOString();
	const { rows, fingerprint } = await snapshotDatabase(sqlitePath(dataFolder), copy);
	// It may have been changed since the snapshot: the one before is kept beside it.
	const master = knownMasterKeys(options.masterKey, dataFolder).find(
		(candidate) => fingerprintOf(candidate) === fingerprint,
	);
	if (!master) {
		throw new BackupError(
			'The master key is not the one of the database, so the backup would be of no use. Run "draftsmith doctor".',
		);
	}
	const part = `${file}${PART}`;
	await removeOldParts(dirname(file), master);
	await writeArchive(part, { master, manifest: { created_at, rows }, databasePath: copy });
	try {
		rmSync(copy);
		const manifest = await extractArchive(part, { masters: [master], databasePath: again });
		assertSound(again, manifest.rows);
		const bytes = statSync(part).size;
		renameSync(part, file);
		flushFolder(file);
		return { bytes, manifest };
	} finally {
		rmSync(part, { force: true });
	}
}

/** What backups left that were killed. The lock of the data folder says that none of the same key is under way. */
async function removeOldParts(folder: string, master: Buffer): Promise<void> {
	for (const name of readdirSync(folder).filter((each) => each.endsWith(PART))) {
		const path = join(folder, name);
		if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
		if (await isSealedBy(path, master)) rmSync(path, { force: true });
	}
}
