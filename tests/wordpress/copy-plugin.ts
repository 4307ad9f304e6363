import { cpSync, existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** What a released plugin does not carry: sources at its root, and these wherever they are. */
const leftOutAtRoot = new Set(['src', 'tests', 'package.json']);
const leftOut = /^node_modules$|\.(ts|tsx|mjs)$|^tsconfig.*\.json$/;

/**
 * Copies a plugin into a site, without sources and tests. A copy, because a release is one: a file that only the
 * repository has is missing here too.
 * @returns False when the folder has no main file (`slug.php`), so there is nothing to activate.
 */
export function copyPlugin(pluginFolder: string, siteFolder: string, slug: string): boolean {
	if (!existsSync(join(pluginFolder, `${slug}.php`))) {
		return false;
	}
	cpSync(pluginFolder, join(siteFolder, 'wp-content', 'plugins', slug), {
		recursive: true,
		dereference: true,
		filter: (path) => !leftOut.test(basename(path)) && !leftOutAtRoot.has(relative(pluginFolder, path)),
	});
	return true;
}
