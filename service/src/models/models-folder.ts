import { accessSync, constants } from 'node:fs';
import { makeFolder } from '../platform/make-folder.ts';
import { PullError } from './pull-error.ts';

/**
 * Makes a folder and sees that it can be written.
 * @throws {PullError} when it can't be made, or not be written
 */
export function makeModelsFolder(path: string): void {
	try {
		makeFolder(path);
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
