import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/**
 * Holds a lock until the returned function is called or the process ends, however that ends: the operating system's own lock,
 * through SQLite, for Node has none. Any number may hold it `shared`, or one `exclusive`.
 * @param path a file for the lock alone; made when it is missing, and never removed, for a lock on a file that nobody finds is none
 * @returns undefined when others hold it in a way that does not go with this one
 */
export function holdLock(path: string, mode: 'shared' | 'exclusive'): (() => void) | undefined {
	const lock = new SqliteDatabase(path, { timeout: 0 });
	try {
		lock.exec(mode === 'exclusive' ? 'BEGIN EXCLUSIVE' : 'BEGIN');
		// A transaction takes its shared lock with the first statement that reads.
		if (mode === 'shared') lock.prepare('SELECT count(*) FROM sqlite_schema').get();
	} catch (error) {
		lock.close();
		if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
		throw error;
	}
	return () => {
		if (lock.open) lock.close();
	};
}

/** The lock of a data folder: shared by whoever has its database open, exclusive for whoever replaces it. */
export function dataLockPath(dataFolder: string): string {
	return join(dataFolder, 'draftsmith.lock');
}
