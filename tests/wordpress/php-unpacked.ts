import { chmodSync, globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cachePath } from './cache-folder.ts';
import { unpackPackages } from './debian-packages.ts';

/** Extensions that others need to find loaded. */
const loadedFirst = ['mysqlnd', 'pdo', 'xml', 'dom'];

/** Gives the path of the `php` that `unpackPhp` makes; there may be nothing yet. */
export function cachedPhpCommand(): string {
	return cachePath('php', 'bin', 'php');
}

/**
 * Unpacks PHP from the machine's apt packages under `.cache/php`, without root. What an install would set up (where
 * libraries, extensions and settings are) a wrapper script tells it.
 * @throws Error when the machine has no apt, or with apt's own words.
 */
export async function unpackPhp(packages: string[]): Promise<void> {
	const folder = cachePath('php');
	const work = mkdtempSync(`${folder}-`);
	try {
		await unpackPackages({ packages, withDependencies: true, ignoreInstalled: /^php/, folder: work });
		rmSync(folder, { recursive: true, force: true });
		renameSync(work, folder);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
	writeWrapper(folder);
}

function writeWrapper(folder: string): void {
	const root = join(folder, 'root');
	const binary = globSync(join(root, 'usr/bin/php[0-9]*.[0-9]*')).at(0);
	const extensions = globSync(join(root, 'usr/lib/php/2*/*.so'));
	const extensionFolder = extensions.map((file) => dirname(file)).at(0);
	if (binary === undefined || extensionFolder === undefined) {
		throw new Error(`apt's packages hold no PHP for the command line in ${root}.`);
	}
	const names = extensions.map((file) => basename(file, '.so'));
	const ordered = [...loadedFirst.filter((name) => names.includes(name)), ...names.sort()];
	const settings = join(folder, 'php.ini');
	writeFileSync(
		settings,
		[
			`extension_dir=${extensionFolder}`,
			...new Set(ordered.map((name) => (name === 'opcache' ? 'zend_extension=opcache' : `extension=${name}`))),
			'',
		].join('\n'),
	);
	const libraries = globSync(join(root, '{usr/lib,lib}/*-linux-*')).join(':');
	const command = cachedPhpCommand();
	writeFileSync(
		command,
		[
			'#!/bin/sh',
			`export LD_LIBRARY_PATH="${libraries}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
			`exec "${binary}" -n -c "${settings}" "$@"`,
			'',
		].join('\n'),
	);
	chmodSync(command, 0o755);
}
