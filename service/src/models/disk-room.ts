import { statfsSync } from 'node:fs';
import { PullError } from './pull-error.ts';

/** What a model must leave free: the database is often on the same disk. Bytes. */
const RESERVE = 1024 ** 3;

/**
 * Makes sure that `bytes` more fit into a folder.
 * @throws {PullError} when they do not
 */
export function assertRoom(folder: string, bytes: number): void {
	const { bavail, bsize } = statfsSync(folder);
	const free = bavail * bsize;
	if (bytes + RESERVE <= free) return;
	throw new PullError(
		`There is not enough room at ${folder}: ${gigabytes(free)} GB are free, ${gigabytes(bytes + RESERVE)} GB are needed (1 GB of it stays free). Make room, or set DRAFTSMITH_DATA to a larger disk.`,
	);
}

function gigabytes(bytes: number): string {
	return (bytes / 1024 ** 3).toFixed(1);
}
