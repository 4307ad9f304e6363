import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { folderError } from './models-folder.ts';
import { PullError } from './pull-error.ts';

/**
 * Holds a lock until the returned function is called, which removes its file, or the process ends, however that ends. It is the
 * operating system's own lock, through SQLite, for Node has none: a file with a process id in it would outlive its owner.
 * @throws {PullError} when another process, or this one, holds it, or its folder can't be written
 */
export function holdLock(path: string): () => void {
	const file = createFile(path);
	const lock = new Database(path, { timeout: 0 });
	try {
		lock.exec('BEGIN EXCLUSIVE');
		// Its owner may have removed it since: a lock on a file that nobody else finds is none.
		if (fileNumber(path) !== file) throw isHeld();
	} catch (error) {
		lock.close();
		if (!(error instanceof Database.SqliteError)) throw error;
		throw error.code === 'SQLITE_BUSY' ? isHeld() : folderError(dirname(path), error);
	}
	return () => {
		// Before it is given up, so that nobody can hold it meanwhile. Windows removes no file that is open, and keeps it.
		if (process.platform !== 'win32') rmSync(path, { force: true });
		lock.close();
	};
}

const isHeld = () => new PullError('This model is being fetched already. Wait for that to end.');

/** Makes the file where it is missing, and gives its number. */
function createFile(path: string): bigint | undefined {
	try {
		closeSync(openSync(path, 'a', 0o600));
	} catch (error) {
		throw folderError(dirname(path), error);
	}
	return fileNumber(path);
}

function fileNumber(path: string): bigint | undefined {
	return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
