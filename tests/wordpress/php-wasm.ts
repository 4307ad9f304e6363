import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { installNpmPackage } from './npm-package.ts';
import type { Log } from './types.ts';

/** The oldest PHP that the plugin supports, and the newest there is. */
export type WasmPhpVersion = '7.4' | '8.5';

/** PHP in WebAssembly, with a file system of its own in memory. */
export type WasmPhp = {
	/** Such as `7.4.33`. */
	version: string;
	writeFile: (path: string, content: Uint8Array) => void;
	/** Runs a file as a web server would, with every error shown, and gives what came. */
	runFile: (path: string) => Promise<{ output: string; exitCode: number }>;
	stop: () => void;
};

/** What we use of @php-wasm. */
type Universal = {
	loadPHPRuntime: (loader: unknown) => Promise<number>;
	PHP: new (
		runtime: number,
	) => {
		mkdir: (path: string) => void;
		writeFile: (path: string, content: Uint8Array) => void;
		run: (request: object) => Promise<{ text: string; errors: string; exitCode: number }>;
		exit: () => void;
	};
};
type Loader = { getPHPLoaderModule: () => Promise<unknown> };

const release = '3.1.56';
const Failure = z.object({ response: z.object({ text: z.string(), errors: z.string(), exitCode: z.number() }) });

/** Starts a PHP of a version that the machine need not have. It is fetched from npm once. */
export async function startWasmPhp(version: WasmPhpVersion, log: Log): Promise<WasmPhp> {
	const name = version.replace('.', '-');
	const folder = await installNpmPackage(`@php-wasm/node-${name}@${release}`, `php-wasm-${name}`, log);
	const load = (path: string) => import(pathToFileURL(join(folder, '..', path, 'index.js')).href);
	const { getPHPLoaderModule }: Loader = await load(`node-${name}`);
	const { loadPHPRuntime, PHP }: Universal = await load('universal');
	const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
	const run = async (request: object) => {
		// A file that ends with an error is an answer too.
		const { text, errors, exitCode } = await php.run(request).catch((error) => Failure.parse(error).response);
		return { output: `${text}${errors}`, exitCode };
	};
	return {
		version: (await run({ code: '<?php echo PHP_VERSION;' })).output,
		writeFile: (path, content) => {
			php.mkdir(path.slice(0, path.lastIndexOf('/')));
			php.writeFile(path, content);
		},
		runFile: (path) =>
			run({ code: `<?php error_reporting( E_ALL ); ini_set( 'display_errors', '1' ); require '${path}';` }),
		stop: () => php.exit(),
	};
}
