import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, matchesGlob } from 'node:path';

/**
 * The files of a released plugin, relative to its folder and sorted: all that its .distignore does not leave out. A pattern there that
 * begins with a slash is a file or folder of the plugin itself, any other one a name wherever it is.
 */
export function packageFiles(plugin: string): string[] {
	const patterns = readFileSync(join(plugin, '.distignore'), 'utf8')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
	const isLeftOut = (path: string) =>
		patterns.some((pattern) =>
			pattern.startsWith('/') ? matchesGlob(path, pattern.slice(1)) : matchesGlob(basename(path), pattern),
		);
	const filesIn = (folder: string): string[] =>
		readdirSync(join(plugin, folder), { withFileTypes: true }).flatMap((entry) => {
			const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (isLeftOut(path)) return [];
			return entry.isDirectory() ? filesIn(path) : [path];
		});
	return filesIn('').sort();
}
