import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachePath } from './cache-folder.ts';
import { withLock } from './lock.ts';
import { playgroundPackage, unpackNpmPackage } from './npm-package.ts';
import type { Log } from './types.ts';
import { unzip } from './unzip.ts';

/**
 * Makes a WordPress folder use SQLite: WordPress's own plugin for that goes to `wp-content/mu-plugins`, where no
 * test can switch it off, and its drop-in to `wp-content/db.php`.
 */
export async function addSqliteDropIn(siteFolder: string, log: Log): Promise<void> {
	const plugin = await ensureSqlitePlugin(log);
	const content = join(siteFolder, 'wp-content');
	const target = join(content, 'mu-plugins', 'sqlite-database-integration');
	cpSync(plugin, target, { recursive: true });
	const dropIn = readFileSync(join(plugin, 'db.copy'), 'utf8')
		.replaceAll("'{SQLITE_IMPLEMENTATION_FOLDER_PATH}'", "__DIR__ . '/mu-plugins/sqlite-database-integration'")
		.replaceAll('{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php');
	writeFileSync(join(content, 'db.php'), dropIn);
}

/** Gives the plugin's folder in the cache. It comes inside WordPress Playground's npm package. */
function ensureSqlitePlugin(log: Log): Promise<string> {
	return withLock('sqlite-drop-in', async () => {
		const folder = cachePath('sqlite-database-integration');
		if (existsSync(folder)) {
			return folder;
		}
		log(`Fetching the SQLite drop-in for WordPress (${playgroundPackage}) ...`);
		const work = mkdtempSync(`${folder}-`);
		try {
			const packageFolder = await unpackNpmPackage(playgroundPackage, work);
			mkdirSync(join(work, 'plugin'));
			unzip(join(packageFolder, 'sqlite-database-integration.zip'), join(work, 'plugin'));
			renameSync(join(work, 'plugin', 'plugin-sqlite-database-integration'), folder);
		} finally {
			rmSync(work, { recursive: true, force: true });
		}
		return folder;
	});
}
