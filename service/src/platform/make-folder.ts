import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder that only its owner can enter, and those above it that are missing. One at a time: Node's `recursive` tries for
 * ever where the system says that the folder above is missing although it is there (`/proc`).
 * @throws the system's error when it can't be made
 */
export function makeFolder(path: string): void {
	const existing = statSync(path, { throwIfNoEntry: false });
	if (existing?.isDirectory()) return;
	if (!existing && dirname(path) !== path) makeFolder(dirname(path));
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (error) {
		// Another process may have been quicker.
		if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
	}
}
