import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder that only its owner can enter, and those above it that are missing. One at a time: Node's `recursive` tries for
 * ever where the system says that the folder above is missing although it is there (`/proc`).
 * @throws an error that names the folder, with the system's `code`, when it can't be made
 */
export function makeFolder(path: string): void {
	try {
		make(path);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
		const told = new Error(`the folder ${path} can’t be made (${code})`, { cause: error });
		throw Object.assign(told, { code });
	}
}

function make(path: string): void {
	const existing = statSync(path, { throwIfNoEntry: false });
	if (existing?.isDirectory()) return;
	if (!existing && dirname(path) !== path) make(dirname(path));
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (error) {
		// Another process may have been quicker.
		if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
	}
}
