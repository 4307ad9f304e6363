import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the name of a file durable: fsync of the folder that it is in. Windows knows no such thing, and needs none. */
export function flushFolder(path: string): void {
	if (process.platform === 'win32') return;
	const folder = openSync(dirname(path), 'r');
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}
