import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { holdLock } from '../store/index.ts';

/** Where a backup is made, and looked at before it counts as one. */
export function backupFolder(dataFolder: string): string {
	return join(dataFolder, 'backup.tmp');
}

/** Where a database is made ready to take the place of the one in use. */
export function restoreFolder(dataFolder: string): string {
	return join(dataFolder, 'restore.tmp');
}

/** Held by whoever makes a backup. */
export function holdBackupLock(dataFolder: string): (() => void) | undefined {
	return holdLock(join(dataFolder, 'backup.lock'), 'exclusive');
}

/**
 * Removes what a backup or restore left that was killed: copies of the database, in which things are that may have been erased
 * since. For whatever has the database open, which keeps a restore from running.
 */
export function removeLeftovers(dataFolder: string): void {
	if (!existsSync(dataFolder)) return;
	rmSync(restoreFolder(dataFolder), { recursive: true, force: true });
	const unlock = holdBackupLock(dataFolder);
	// Somebody is making one just now.
	if (!unlock) return;
	try {
		rmSync(backupFolder(dataFolder), { recursive: true, force: true });
	} finally {
		unlock();
	}
}
