import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyPlugin } from './copy-plugin.ts';
import type { BootOptions, Constants, Log } from './types.ts';
import { type DatabaseLocation, renderWpConfig } from './wp-config.ts';
import type { WpEnvironment } from './wp-env.ts';

/** What a test's site needs whatever wp-env.json says. */
const harnessConstants: Constants = {
	// Only runCron() runs cron, so that a test decides when.
	DISABLE_WP_CRON: true,
	// Nothing but this machine is asked: no update checks, no news.
	WP_HTTP_BLOCK_EXTERNAL: true,
	WP_ACCESSIBLE_HOSTS: 'localhost,127.0.0.1',
	AUTOMATIC_UPDATER_DISABLED: true,
	// A fatal error is to be seen as one.
	WP_DISABLE_FATAL_ERROR_HANDLER: true,
	FS_METHOD: 'direct',
};

/** A copy of WordPress, and what to make of it. */
export type SiteFolder = {
	folder: string;
	url: string;
	database: DatabaseLocation;
	environment: WpEnvironment;
	options: BootOptions;
	log: Log;
};

/**
 * Makes a copy of WordPress the site of one test: its wp-config.php, what keeps it to itself, and the plugin.
 * @returns The plugin's main file as WordPress names it, or '' when the folder holds none.
 */
export function fillSiteFolder({ folder, url, database, environment, options, log }: SiteFolder): string {
	// They would be those of every site of a network.
	const address = options.multisite ? {} : { WP_HOME: url, WP_SITEURL: url };
	const own = { ...address, ...(options.locale === undefined ? {} : { WPLANG: options.locale }) };
	const constants = [environment.config, harnessConstants, own, options.constants ?? {}];
	writeFileSync(join(folder, 'wp-config.php'), renderWpConfig(database, ...constants));

	const alwaysActive = join(folder, 'wp-content/mu-plugins');
	mkdirSync(alwaysActive, { recursive: true });
	cpSync(join(import.meta.dirname, 'php/test-site.php'), join(alwaysActive, 'test-site.php'));

	const slug = options.pluginSlug ?? 'draftsmith';
	const pluginFolder = options.pluginFolder ?? environment.plugins[0];
	if (pluginFolder === undefined || !copyPlugin(pluginFolder, folder, slug)) {
		log(`There is no ${slug}.php in ${pluginFolder ?? 'any plugin folder'}: WordPress boots without a plugin.`);
		return '';
	}
	return `${slug}/${slug}.php`;
}
