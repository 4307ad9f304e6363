import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PullError } from './pull-error.ts';

/**
 * Makes a folder, and those above it that are missing. One at a time: Node's `recursive` tries for ever where the system says that the
 * folder above is missing although it is there (`/proc`).
 * @throws {PullError} when it can't be made, or not be written
 */
export function makeFolder(path: string): void {
	try {
		make(path);
		accessSync(path, constants.W_OK | constants.X_OK);
	} catch (error) {
		throw folderError(path, error);
	}
}

/** The error of a folder that can't be used, in words for the operator. */
export function folderError(path: string, error: unknown): PullError {
	const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
	return new PullError(
		`The folder ${path} can’t be written (${code}). Give it to this user, or set DRAFTSMITH_DATA to another folder.`,
	);
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
