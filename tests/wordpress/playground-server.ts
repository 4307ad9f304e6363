import { join } from 'node:path';
import { type LeashedProcess, startLeashed } from './leashed-process.ts';
import { installNpmPackage, playgroundPackage } from './npm-package.ts';
import type { ServerOptions } from './php-server.ts';
import type { Log } from './types.ts';

/**
 * Gives the script that starts WordPress Playground, installed with npm when it is not there yet (580 MB).
 */
export async function ensurePlayground(log: Log): Promise<string> {
	return join(await installNpmPackage(playgroundPackage, 'playground', log), 'wp-playground.js');
}

/**
 * Serves a site with WordPress Playground on 127.0.0.1. The site is ours as it stands: Playground adds no database, no
 * login and no WordPress of its own.
 */
export function startPlaygroundServer(script: string, phpVersion: string, options: ServerOptions): LeashedProcess {
	const { siteFolder, workFolder, port } = options;
	const settings = [
		['--port', String(port)],
		['--php', phpVersion],
		['--mount-before-install', `${siteFolder}:/wordpress`],
		['--wordpress-install-mode', 'do-not-attempt-installing'],
		['--skip-sqlite-setup'],
	].flat();
	return startLeashed({
		command: process.execPath,
		args: [script, 'server', ...settings],
		logFile: join(workFolder, 'server.log'),
		folder: workFolder,
	});
}
