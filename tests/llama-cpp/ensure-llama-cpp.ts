import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installLlamaCpp, isLlamaCppInstalled, LLAMA_CPP_FOLDER } from '../../service/src/models/index.ts';
import { withLock } from '../wordpress/lock.ts';

/**
 * Installs llama.cpp once, as a user would, unless it is there in the version that the service wants (about 5 s, 100 MB).
 * @throws Error when npm can't
 */
export function ensureLlamaCpp(): Promise<void> {
	return withLock('llama-cpp', async () => {
		if (isLlamaCppInstalled() && installedVersion() === wantedVersion()) return;
		const print = (line: string) => process.stderr.write(`[llama-cpp] ${line}\n`);
		const code = await installLlamaCpp({ print, environment: process.env });
		if (code !== 0) throw new Error(`llama.cpp could not be installed in ${LLAMA_CPP_FOLDER}; npm’s message is above.`);
	});
}

/** npm writes this list last, so that it also tells whether an install was finished. */
function installedVersion(): string | undefined {
	const list = join(LLAMA_CPP_FOLDER, 'node_modules', '.package-lock.json');
	return existsSync(list) ? versionIn(list) : undefined;
}

function wantedVersion(): string | undefined {
	return versionIn(join(LLAMA_CPP_FOLDER, 'package-lock.json'));
}

function versionIn(path: string): string | undefined {
	const lock: { packages: Record<string, { version?: string }> } = JSON.parse(readFileSync(path, 'utf8'));
	return lock.packages['node_modules/node-llama-cpp']?.version;
}
