import { join } from 'node:path';
import { type LeashedProcess, startLeashed } from './leashed-process.ts';
import type { Php } from './php.ts';

/** Where a site is served, and what is deleted should this process die. */
export type ServerOptions = { siteFolder: string; workFolder: string; port: number };

/** The plugin calls the service while the browser calls the plugin: one worker would wait for itself. */
const workers = '4';

/**
 * Serves a site with PHP's built-in server on 127.0.0.1.
 */
export function startPhpServer(php: Php, { siteFolder, workFolder, port }: ServerOptions): LeashedProcess {
	const settings = {
		display_errors: '0',
		log_errors: '1',
		memory_limit: '512M',
		'opcache.enable': '1',
		// A test may change a file; what is served next has to be that.
		'opcache.revalidate_freq': '0',
	};
	const router = join(import.meta.dirname, 'php/router.php');
	const options = Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`]);
	return startLeashed({
		command: php.command,
		args: [...options, '-S', `127.0.0.1:${port}`, '-t', siteFolder, router],
		environment: { PHP_CLI_SERVER_WORKERS: workers },
		logFile: join(workFolder, 'server.log'),
		folder: workFolder,
	});
}
