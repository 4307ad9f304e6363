import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a command printed. */
export type CommandOutput = { stdout: string; stderr: string };

/** Where and how long to run a command; the default limit is ten minutes. */
export type CommandOptions = {
	folder?: string;
	environment?: Record<string, string>;
	timeoutMilliseconds?: number;
};

/**
 * Runs a command to its end without a shell and without input.
 * @throws Error that holds the command and the end of what it printed, when it can't start, fails or takes too long.
 */
export function runCommand(command: string, args: string[], options: CommandOptions = {}): Promise<CommandOutput> {
	const { promise, resolve, reject } = Promise.withResolvers<CommandOutput>();
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...options.environment },
		timeout: options.timeoutMilliseconds ?? 600_000,
		...(options.folder === undefined ? {} : { cwd: options.folder }),
	});
	const output: CommandOutput = { stdout: '', stderr: '' };
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		output.stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		output.stderr += text;
	});
	child.on('error', (error) => reject(new Error(`${command} can't be run: ${error.message}`)));
	child.on('close', (code, signal) => {
		if (code === 0) {
			resolve(output);
			return;
		}
		const said = `${output.stdout}\n${output.stderr}`.trim().slice(-2000);
		reject(new Error(`"${[command, ...args].join(' ')}" ended with ${code ?? signal}.\n${said}`));
	});
	return promise;
}

/**
 * Gives the path of the first of these commands that PATH (or one of the folders for servers) holds, or null.
 */
export function findCommand(...names: string[]): string | null {
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
	for (const name of names) {
		for (const folder of folders.filter((entry) => entry !== '')) {
			const path = join(folder, name);
			try {
				accessSync(path, constants.X_OK);
				return path;
			} catch {
				// Not in this folder.
			}
		}
	}
	return null;
}
