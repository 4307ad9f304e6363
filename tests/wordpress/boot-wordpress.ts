import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LeashedProcess } from './leashed-process.ts';
import { logToStderr } from './log-to-stderr.ts';
import { startMariaDb } from './mariadb.ts';
import { addPhpRunner, type PhpRunner } from './php-runner.ts';
import { findFreePort, isPortOpen } from './ports.ts';
import { chooseRuntime } from './runtime.ts';
import { fillSiteFolder } from './site-folder.ts';
import { createRestClient, logIn, runDueCronEvents } from './site-http.ts';
import { addSqliteDropIn } from './sqlite-drop-in.ts';
import type { BootOptions, Credentials, Log, WordPressSite } from './types.ts';
import { waitForServer } from './wait-for-server.ts';
import { ensureWordPressFiles, readWordPressVersion } from './wordpress-files.ts';
import { addConstants, type DatabaseLocation } from './wp-config.ts';
import { readWpEnvironment } from './wp-env.ts';

const admin: Credentials = { user: 'admin', password: 'password' };

/**
 * Boots a real WordPress on 127.0.0.1, configured from wp-env.json: own copy, own port, own database, the plugin copied
 * and activated. What it needs is fetched once and kept under `.cache/`. Call `stop()` when done; should this process
 * die before, the site dies with it.
 *
 * `DRAFTSMITH_TEST_RUNTIME` (`php` or `playground`) forces what runs the PHP.
 * @throws MariaDbUnavailable when MariaDB is asked for and can't be had.
 * @throws Error that says what is missing and what to do.
 */
export async function bootWordPress(options: BootOptions): Promise<WordPressSite> {
	const log = options.log ?? logToStderr;
	const environment = readWpEnvironment(options.version);
	const files = await ensureWordPressFiles(options.version, log);
	const runtime = await chooseRuntime(options.database ?? 'sqlite', environment.phpVersion, log);
	const port = await choosePort(options.port);
	const url = `http://127.0.0.1:${port}`;
	const workFolder = mkdtempSync(join(tmpdir(), 'draftsmith-wordpress-'));
	const folder = join(workFolder, 'wordpress');
	const servers: LeashedProcess[] = [];
	const stop = async (): Promise<void> => {
		await Promise.all(servers.splice(0).map((server) => server.stop()));
		rmSync(workFolder, { recursive: true, force: true });
	};
	try {
		cpSync(files, folder, { recursive: true });
		const database = await addDatabase(options.database ?? 'sqlite', workFolder, folder, servers, log);
		const plugin = fillSiteFolder({ folder, url, database, environment, options, log });
		const php = addPhpRunner(folder, url);
		const server = runtime.start({ siteFolder: folder, workFolder, port });
		servers.push(server);
		await waitForServer(url, server);
		await install(php, options.multisite ? () => makeNetwork(php, folder, url) : undefined, plugin);
		return {
			url,
			version: readWordPressVersion(folder),
			runtime: runtime.name,
			folder,
			admin,
			createUser: async (login, role) => {
				const credentials = { user: login, password: `${login}-password` };
				await php.runFile('add-user.php', { ...credentials, role });
				return credentials;
			},
			runPhp: php.run,
			runCron: () => runDueCronEvents(url),
			login: (user) => logIn(url, user),
			rest: createRestClient(url),
			debugLog: () => {
				const file = join(folder, 'wp-content/debug.log');
				return existsSync(file) ? readFileSync(file, 'utf8') : '';
			},
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

async function choosePort(wanted: number | undefined): Promise<number> {
	if (wanted === undefined) {
		return findFreePort();
	}
	if (await isPortOpen(wanted)) {
		throw new Error(`Port ${wanted} is taken. End what listens there, or choose another port.`);
	}
	return wanted;
}

/** Adds the database to the site; a server that it needs goes to the servers to stop. */
async function addDatabase(
	kind: 'sqlite' | 'mariadb',
	workFolder: string,
	siteFolder: string,
	servers: LeashedProcess[],
	log: Log,
): Promise<DatabaseLocation> {
	if (kind === 'sqlite') {
		await addSqliteDropIn(siteFolder, log);
		return { kind };
	}
	const { process, socket } = await startMariaDb(workFolder, log);
	servers.push(process);
	return { kind, socket };
}

/** Makes a site just installed the main one of a network. */
async function makeNetwork(php: PhpRunner, folder: string, url: string): Promise<void> {
	const domain = new URL(url).host;
	await php.runFile('make-network.php', { domain });
	addConstants(folder, {
		MULTISITE: true,
		SUBDOMAIN_INSTALL: false,
		DOMAIN_CURRENT_SITE: domain,
		PATH_CURRENT_SITE: '/',
		SITE_ID_CURRENT_SITE: 1,
		BLOG_ID_CURRENT_SITE: 1,
	});
}

async function install(php: PhpRunner, afterwards: (() => Promise<void>) | undefined, plugin: string): Promise<void> {
	await php.runFile('install.php', admin, true);
	await afterwards?.();
	await php.runFile('add-user.php', { ...admin, role: 'administrator' });
	await php.runFile('set-up.php', { plugin });
}
