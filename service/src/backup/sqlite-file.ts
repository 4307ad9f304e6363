import { existsSync, renameSync, rmSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { flushFolder } from '../platform/flush-folder.ts';
import { BackupError } from './backup-error.ts';

/** Pages that are copied in one go: a millisecond or two. */
const PAGES = 250;

export type Snapshot = {
	/** Rows of each table at the moment of the snapshot. */
	rows: Record<string, number>;
	/** The fingerprint of the master key at that moment; undefined where there is none. */
	fingerprint: string | undefined;
};

/**
 * Copies a database that others are writing to, as it is at one moment. Writers do not wait: it reads by the write-ahead log.
 * @param target a new file, which nobody but its folder protects
 */
export async function snapshotDatabase(path: string, target: string): Promise<Snapshot> {
	const source = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
	try {
		// What others commit from here on is not seen; without it, each of their commits would make the copy begin anew.
		source.exec('BEGIN');
		const rows = countRows(source);
		const snapshot = { rows, fingerprint: rows.master_keys === undefined ? undefined : readFingerprint(source) };
		await source.backup(target, { progress: () => PAGES });
		return snapshot;
	} finally {
		source.close();
	}
}

/**
 * Makes sure that a database file is sound and holds these rows.
 * @throws {BackupError} when not
 */
export function assertSound(path: string, rows: Readonly<Record<string, number>>): void {
	const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
	try {
		const problem = database.pragma('integrity_check(1)', { simple: true });
		if (problem !== 'ok') throw new BackupError(`The database in the backup is damaged: ${String(problem)}`);
		const found = countRows(database);
		const wrong = Object.keys({ ...rows, ...found }).find((table) => rows[table] !== found[table]);
		if (wrong !== undefined) {
			throw new BackupError(
				`The table ${wrong} in the backup has ${found[wrong] ?? 0} rows instead of ${rows[wrong] ?? 0}.`,
			);
		}
	} finally {
		database.close();
	}
}

/**
 * Puts one database file in the place of another, in one step: a crash leaves the one or the other. Only while nobody has
 * either of them open.
 * @throws {BackupError} when somebody has
 */
export function replaceDatabase(from: string, to: string): void {
	foldLog(from);
	if (existsSync(to)) {
		try {
			foldLog(to);
		} catch (error) {
			if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
				throw new BackupError('Another program has the database open. Close it, and restore again.', { cause: error });
			}
			// Damaged: that may be why a backup is restored. Its log must go all the same.
		}
	}
	// A log that is left would be applied to the database that takes its place.
	for (const end of ['-wal', '-shm', '-journal']) rmSync(`${to}${end}`, { force: true });
	renameSync(from, to);
	flushFolder(to);
}

/** Moves everything from the log into the file, and removes the log. */
function foldLog(path: string): void {
	const database = new SqliteDatabase(path, { timeout: 0 });
	try {
		database.pragma('synchronous = FULL');
		database.pragma('wal_checkpoint(TRUNCATE)');
		database.pragma('journal_mode = DELETE');
	} finally {
		database.close();
	}
}

function countRows(database: SqliteDatabase.Database): Record<string, number> {
	const tables = database
		.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
		.all();
	const count = (name: string) =>
		database.prepare<[], { count: number }>(`SELECT count(*) AS count FROM "${name}"`).get()?.count ?? 0;
	return Object.fromEntries(tables.map(({ name }) => [name, count(name)]));
}

function readFingerprint(database: SqliteDatabase.Database): string | undefined {
	return database.prepare<[], { fingerprint: string }>('SELECT fingerprint FROM master_keys WHERE id = 1').get()
		?.fingerprint;
}
