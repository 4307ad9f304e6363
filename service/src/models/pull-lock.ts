import Database from 'better-sqlite3';
import { PullError } from './pull-error.ts';

/**
 * Holds a lock until the returned function is called or the process ends, however that ends. It is the operating system's own
 * lock, through SQLite, for Node has none: a file with a process id in it would outlive its owner.
 * @throws {PullError} when another process, or this one, holds it
 */
export function holdLock(path: string): () => void {
	const lock = new Database(path, { timeout: 0 });
	try {
		lock.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
		throw new PullError('This model is being fetched already. Wait for that to end.');
	}
	return () => {
		lock.close();
	};
}
