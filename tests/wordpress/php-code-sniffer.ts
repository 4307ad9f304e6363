import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cachePath } from './cache-folder.ts';
import { assertApt, unpackPackages } from './debian-packages.ts';
import { withLock } from './lock.ts';
import type { Log } from './types.ts';

/**
 * Gives the folder of PHP_CodeSniffer's classes, out of Debian's package, which is unpacked once under `.cache/`.
 * @returns Undefined where there is no apt, or it has no such package.
 */
export function ensurePhpCodeSniffer(log: Log): Promise<string | undefined> {
	return withLock('php-code-sniffer', async () => {
		const folder = cachePath('php-code-sniffer');
		if (!existsSync(folder)) {
			const work = mkdtempSync(`${folder}-`);
			try {
				assertApt();
				log('Unpacking PHP_CodeSniffer from the machine’s apt (once) ...');
				await unpackPackages({ packages: ['php-codesniffer'], withDependencies: false, folder: work });
				renameSync(work, folder);
			} catch (error) {
				log(`PHP_CodeSniffer could not be had: ${error instanceof Error ? error.message : String(error)}`);
				return undefined;
			} finally {
				rmSync(work, { recursive: true, force: true });
			}
		}
		return join(folder, 'root', 'usr', 'share', 'php');
	});
}
