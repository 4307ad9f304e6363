import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { installLlamaCpp, isLlamaCppInstalled, LLAMA_CPP_FOLDER } from '../../service/src/models/index.ts';
import { ensureLlamaCpp } from './ensure-llama-cpp.ts';
import { SAID } from './make-gguf.ts';
import { collect, temporaryFolder, tinyEngine } from './tiny-engine.ts';

beforeAll(ensureLlamaCpp);

/** The npm project as a clone has it: nothing is installed. */
function freshProject(): string {
	const folder = join(temporaryFolder(), 'llama-cpp');
	cpSync(LLAMA_CPP_FOLDER, folder, { recursive: true, filter: (path) => !path.includes('node_modules') });
	return folder;
}

test('one command installs llama.cpp, and it writes', async () => {
	const folder = freshProject();
	const lines: string[] = [];
	expect(isLlamaCppInstalled(folder)).toBe(false);
	const code = await installLlamaCpp({ print: (line) => lines.push(line), environment: process.env, folder });
	expect(code).toBe(0);
	expect(lines.at(-1)).toContain('installed and runs here');
	await expect(collect(tinyEngine({ libraryFolder: folder }))).resolves.toMatchObject({ text: SAID });
}, 180_000);

test('without the network it says what to do', async () => {
	const folder = freshProject();
	const lines: string[] = [];
	const environment = {
		...process.env,
		npm_config_registry: 'http://127.0.0.1:9/',
		npm_config_cache: join(folder, 'cache'),
		npm_config_fetch_retries: '0',
	};
	expect(await installLlamaCpp({ print: (line) => lines.push(line), environment, folder })).toBe(1);
	expect(lines.at(-1)).toContain('run the same command again');
	expect(isLlamaCppInstalled(folder)).toBe(false);
}, 60_000);
