import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** The root of the repository. */
export const repositoryFolder = resolve(import.meta.dirname, '../..');

/**
 * Gives a path under the repository's `.cache/`, where everything fetched is kept between runs, and makes the folder
 * that is to hold it.
 */
export function cachePath(...parts: string[]): string {
	const path = resolve(repositoryFolder, '.cache', ...parts);
	mkdirSync(resolve(path, '..'), { recursive: true });
	return path;
}
