import type { LeashedProcess } from './leashed-process.ts';
import { MariaDbUnavailable } from './mariadb.ts';
import { ensurePhp, type Php, PhpUnavailable } from './php.ts';
import { type ServerOptions, startPhpServer } from './php-server.ts';
import { ensurePlayground, startPlaygroundServer } from './playground-server.ts';
import type { Log } from './types.ts';

/** What runs the site's PHP. */
export type Runtime = { name: 'php' | 'playground'; start: (options: ServerOptions) => LeashedProcess };

/**
 * Chooses native PHP where there is one or it can be had, else WordPress Playground (PHP as WebAssembly; twenty times
 * slower, but it needs npm only). `DRAFTSMITH_TEST_RUNTIME` forces one of the two, but MariaDB always takes native PHP.
 * @throws PhpUnavailable when native PHP is forced and there is none, MariaDbUnavailable when only MariaDB needs it.
 */
export async function chooseRuntime(database: 'sqlite' | 'mariadb', phpVersion: string, log: Log): Promise<Runtime> {
	const forced = process.env.DRAFTSMITH_TEST_RUNTIME;
	if (forced !== undefined && forced !== '' && forced !== 'php' && forced !== 'playground') {
		throw new Error(`DRAFTSMITH_TEST_RUNTIME is "${forced}"; it must be "php" or "playground".`);
	}
	if (forced === 'playground' && database === 'sqlite') {
		return playground(phpVersion, log);
	}
	try {
		return nativePhp(await ensurePhp(database, log));
	} catch (error) {
		if (!(error instanceof PhpUnavailable) || forced === 'php') {
			throw error;
		}
		if (database === 'mariadb') {
			throw new MariaDbUnavailable(error.message);
		}
		log(error.message);
		log('Falling back to WordPress Playground, which is much slower.');
		return playground(phpVersion, log);
	}
}

function nativePhp(php: Php): Runtime {
	return { name: 'php', start: (options) => startPhpServer(php, options) };
}

async function playground(phpVersion: string, log: Log): Promise<Runtime> {
	const command = await ensurePlayground(log);
	return { name: 'playground', start: (options) => startPlaygroundServer(command, phpVersion, options) };
}
