import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { cachePath } from './cache-folder.ts';
import { installNpmPackage } from './npm-package.ts';
import { runCommand } from './run-command.ts';
import type { Log } from './types.ts';

const chromiumPackage = '@sparticuz/chromium@153.0.0';

/** The libraries and fonts that a bare Linux lacks, and WebGL in software. */
const archives = ['al2023.tar', 'fonts.tar', 'swiftshader.tar'];

/** Gives the path of the Chromium that `unpackChromium` makes; there may be nothing yet. */
export function unpackedChromium(): string {
	return cachePath('chromium', 'chromium.sh');
}

/**
 * Unpacks a Chromium (headless only) out of an npm package made for Linux without anything installed. Kept under
 * `.cache/chromium`, 230 MB.
 * @throws Error on anything but Linux on x64.
 */
export async function unpackChromium(log: Log): Promise<string> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error(`${chromiumPackage} has no Chromium for ${process.platform} on ${process.arch}.`);
	}
	const folder = cachePath('chromium');
	const command = unpackedChromium();
	const packageFolder = await installNpmPackage(chromiumPackage, 'chromium', log);
	const work = mkdtempSync(`${folder}-`);
	try {
		const unpack = (name: string): string => {
			const file = join(work, name);
			writeFileSync(file, brotliDecompressSync(readFileSync(join(packageFolder, 'bin', `${name}.br`))));
			return file;
		};
		chmodSync(unpack('chromium'), 0o755);
		for (const archive of archives.map(unpack)) {
			await runCommand('tar', ['-xf', archive, '-C', work]);
			rmSync(archive);
		}
		writeFileSync(join(work, 'fonts.conf'), `<fontconfig><dir>${folder}/fonts</dir></fontconfig>\n`);
		writeFileSync(join(work, 'chromium.sh'), renderWrapper(folder), { mode: 0o755 });
		chmodSync(work, 0o755);
		rmSync(folder, { recursive: true, force: true });
		renameSync(work, folder);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
	return command;
}

/** The package's libraries are used whole, its fonts only where the machine has none. */
function renderWrapper(folder: string): string {
	return [
		'#!/bin/sh',
		`export LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}${folder}/lib"`,
		`[ -n "$(ls /usr/share/fonts 2>/dev/null)" ] || export FONTCONFIG_FILE="${folder}/fonts.conf"`,
		`exec "${folder}/chromium" "$@"`,
		'',
	].join('\n');
}
