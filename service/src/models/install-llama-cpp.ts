import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LLAMA_CPP_FOLDER } from './llama-cpp-folder.ts';

export type InstallOptions = {
	print: (line: string) => void;
	/** npm needs its own settings, a proxy above all. */
	environment: Record<string, string | undefined>;
	/** The npm project to install. */
	folder?: string;
};

/**
 * Installs llama.cpp: `npm ci` in the npm project that names it, then a trial. Running it again repairs it.
 * @returns 0, or 1 when it could not be installed or does not run here; it has then printed why
 */
export async function installLlamaCpp(options: InstallOptions): Promise<number> {
	const { print, environment, folder = LLAMA_CPP_FOLDER } = options;
	print('Installing llama.cpp (about 100 MB) …');
	const [command, ...prefix] = npmCommand(environment);
	const installed = await run(command, [...prefix, 'ci', '--omit=dev', '--ignore-scripts'], folder, environment);
	if (installed !== 0) {
		print('npm could not install llama.cpp: see its message above. With the network back, run the same command again.');
		return 1;
	}
	if ((await run(process.execPath, [join(folder, 'try.mjs')], folder, environment)) !== 0) {
		print(
			`llama.cpp is installed but does not run on ${process.platform}-${process.arch} here. Run Ollama or llama.cpp’s own server instead; the service finds them by itself.`,
		);
		return 1;
	}
	print('llama.cpp is installed and runs here. Fetch a model: npm run draftsmith -- models pull URL');
	return 0;
}

/** The npm that started us, the one beside this Node, or the one on PATH. */
function npmCommand(environment: Record<string, string | undefined>): [string, ...string[]] {
	const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
	const cli = [environment.npm_execpath, beside].find((path) => path?.endsWith('.js') && existsSync(path));
	return cli === undefined ? ['npm'] : [process.execPath, cli];
}

/** Runs a command to its end; what it prints goes to standard error. A command that can't be started gives 1. */
function run(
	command: string,
	args: string[],
	folder: string,
	environment: Record<string, string | undefined>,
): Promise<number> {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: folder,
			env: environment,
			stdio: ['ignore', process.stderr, process.stderr],
			// npm is a batch file on Windows.
			shell: command === 'npm' && process.platform === 'win32',
		});
		child.on('error', () => resolve(1));
		child.on('exit', (code) => resolve(code ?? 1));
	});
}
