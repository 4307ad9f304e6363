import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cachePath } from './cache-folder.ts';
import { withLock } from './lock.ts';
import { findCommand, runCommand } from './run-command.ts';
import type { Log } from './types.ts';

/** The version of WordPress Playground that the tests were tried with; its SQLite drop-in serves native PHP too. */
export const playgroundPackage = '@wp-playground/cli@3.1.56';

/**
 * Installs an npm package (`name@version`) with what it needs into a folder of its own under `.cache/`, unless it is
 * there, and gives the package's folder. No script of any package is run.
 */
export function installNpmPackage(specifier: string, folderName: string, log: Log): Promise<string> {
	const folder = cachePath('npm', folderName);
	const installed = join(folder, 'node_modules', packageName(specifier));
	return withLock(`npm-${folderName}`, async () => {
		if (!existsSync(join(folder, 'complete'))) {
			log(`Installing ${specifier} with npm (once) ...`);
			mkdirSync(folder, { recursive: true });
			await npm(['install', '--prefix', folder, '--no-save', '--ignore-scripts', specifier], folder);
			mkdirSync(join(folder, 'complete'));
		}
		return installed;
	});
}

/**
 * Unpacks an npm package alone, without what it needs, into a folder that exists, and gives the package's folder.
 */
export async function unpackNpmPackage(specifier: string, folder: string): Promise<string> {
	await npm(['pack', specifier, '--pack-destination', folder], folder);
	const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
	if (archive === undefined) {
		throw new Error(`npm packed ${specifier} but left no archive in ${folder}.`);
	}
	await runCommand('tar', ['-xzf', join(folder, archive), '-C', folder]);
	return join(folder, 'package');
}

/** `@scope/name@1.2.3` without its version. */
function packageName(specifier: string): string {
	return specifier.slice(0, specifier.lastIndexOf('@'));
}

/** Runs the npm that belongs to the Node in use, or else the one on PATH. */
async function npm(args: string[], folder: string): Promise<void> {
	const options = { folder, environment: { npm_config_audit: 'false', npm_config_fund: 'false' } };
	const bundled = join(dirname(process.execPath), '../lib/node_modules/npm');
	if (existsSync(bundled)) {
		await runCommand(process.execPath, [join(bundled, 'bin/npm-cli.js'), ...args], options);
		return;
	}
	const command = findCommand('npm');
	if (command === null) {
		throw new Error('npm is not on PATH. Install Node with npm.');
	}
	await runCommand(command, args, options);
}
