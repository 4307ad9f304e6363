import { existsSync } from 'node:fs';
import { assertApt, canInstallPackages, installPackages } from './debian-packages.ts';
import { withLock } from './lock.ts';
import { cachedPhpCommand, unpackPhp } from './php-unpacked.ts';
import { findCommand, runCommand } from './run-command.ts';
import type { Log } from './types.ts';

/** A native PHP that can run WordPress. */
export type Php = { command: string; version: string };

/** Thrown when there is no native PHP and none can be had; WordPress Playground is then what is left. */
export class PhpUnavailable extends Error {
	override name = 'PhpUnavailable';
}

const oldestVersion = '7.4';

/** Metapackages, so that each release of Debian and its kin gives its own version. */
const packages = ['php-cli', 'php-sqlite3', 'php-mbstring', 'php-xml', 'php-curl', 'php-gd', 'php-intl'];

const neededExtensions = ['curl', 'dom', 'json', 'mbstring', 'openssl', 'sodium', 'xml'];

/** What each database needs of PHP, and the package that has it. */
const databaseExtensions = { sqlite: ['pdo_sqlite', 'sqlite3'], mariadb: ['mysqli'] };

/**
 * Gives a native PHP: the one on PATH, one unpacked before, one installed with apt (as root) or unpacked from apt's
 * packages under `.cache/` (else).
 * @throws PhpUnavailable that names what was tried.
 */
export function ensurePhp(database: 'sqlite' | 'mariadb', log: Log): Promise<Php> {
	const extensions = [...neededExtensions, ...databaseExtensions[database]];
	const wanted = database === 'mariadb' ? [...packages, 'php-mysql'] : packages;
	return withLock('php', async () => {
		const reasons: string[] = [];
		const steps = [
			() => inspect(findCommand('php'), extensions),
			() => inspect(existsSync(cachedPhpCommand()) ? cachedPhpCommand() : null, extensions),
			() => installForMachine(wanted, extensions, log),
			() => unpackIntoCache(extensions, log),
		];
		for (const step of steps) {
			try {
				return await step();
			} catch (error) {
				reasons.push(`- ${error instanceof Error ? error.message : String(error)}`);
			}
		}
		throw new PhpUnavailable(
			[
				'There is no PHP that can run WordPress:',
				...new Set(reasons),
				`Install PHP >= ${oldestVersion} with ${extensions.join(', ')} so that "php" is on PATH.`,
			].join('\n'),
		);
	});
}

async function installForMachine(wanted: string[], extensions: string[], log: Log): Promise<Php> {
	if (!canInstallPackages()) {
		throw new Error('PHP can be installed with apt by root only.');
	}
	log(`Installing PHP with apt (${wanted.join(' ')}) ...`);
	await installPackages(wanted);
	return inspect(findCommand('php'), extensions);
}

async function unpackIntoCache(extensions: string[], log: Log): Promise<Php> {
	assertApt();
	log('Unpacking PHP from apt packages into .cache (no root needed) ...');
	await unpackPhp([...packages, 'php-mysql']);
	return inspect(cachedPhpCommand(), extensions);
}

/** Asks a PHP for its version and extensions and refuses it when something is missing. */
async function inspect(command: string | null, extensions: string[]): Promise<Php> {
	if (command === null) {
		throw new Error('No php is on PATH.');
	}
	const question = "echo PHP_VERSION, ' ', strtolower(implode(' ', get_loaded_extensions()));";
	const { stdout } = await runCommand(command, ['-d', 'display_errors=stderr', '-r', question]);
	const [version = '', ...loaded] = stdout.trim().split(' ');
	const missing = extensions.filter((extension) => !loaded.includes(extension));
	if (version.localeCompare(oldestVersion, 'en', { numeric: true }) < 0) {
		throw new Error(`${command} is PHP ${version}, older than ${oldestVersion}.`);
	}
	if (missing.length > 0) {
		throw new Error(`${command} (PHP ${version}) lacks ${missing.join(', ')}.`);
	}
	return { command, version };
}
