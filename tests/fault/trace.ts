import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SERVICE_MAIN, testSettings } from '../stack/server-process.ts';
import { cachePath } from '../wordpress/cache-folder.ts';
import { unpackPackages } from '../wordpress/debian-packages.ts';
import { findFreePort } from '../wordpress/ports.ts';
import { findCommand, runCommand } from '../wordpress/run-command.ts';

/** How to call strace: what stands before its own arguments, and what it needs in the environment. */
export type Strace = { command: string; args: string[]; environment: Record<string, string> };

export type TracedService = {
	url: string;
	/** The service's exit code, when it has ended; null after a signal. */
	exited: Promise<number | null>;
	/** Ends the service with this signal, unless it has ended, and gives strace's lines about the whole of its life. */
	end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<string>;
};

/** Everything that writes or flushes. `execve` is there because its line names the service's process first. */
const CALLS = 'execve,fsync,fdatasync,write,writev,pwrite64,pwritev,sendto,sendmsg';
/** Strings are printed up to here, bytes: more than a page of SQLite (4096), for a job's id may stand anywhere in it. */
const PRINTED = 5000;

/**
 * A strace that may trace here: the machine's, else one unpacked from apt's packages into `.cache/strace` (no root needed).
 * @throws Error that says why there is none
 */
export async function findStrace(): Promise<Strace> {
	if (process.platform !== 'linux') throw new Error(`strace is for Linux, this is ${process.platform}`);
	const installed = findCommand('strace');
	const strace = installed ? { command: installed, args: [], environment: {} } : await unpackStrace();
	// Containers often forbid ptrace; then this fails too.
	await runCommand(strace.command, [...strace.args, '-f', '-o', '/dev/null', process.execPath, '--version'], {
		environment: strace.environment,
	});
	return strace;
}

async function unpackStrace(): Promise<Strace> {
	const folder = cachePath('strace');
	const command = join(folder, 'root', 'usr', 'bin', 'strace');
	if (!existsSync(command)) {
		const work = mkdtempSync(`${folder}-`);
		try {
			await unpackPackages({ packages: ['strace'], withDependencies: true, folder: work });
			rmSync(folder, { recursive: true, force: true });
			renameSync(work, folder);
		} finally {
			rmSync(work, { recursive: true, force: true });
		}
	}
	const libraries = globSync(join(folder, 'root', '{usr/lib,lib}', '*-linux-*')).join(':');
	// `-E NAME` takes the variable away from the traced program, which has libraries of its own.
	return { command, args: ['-E', 'LD_LIBRARY_PATH'], environment: { LD_LIBRARY_PATH: libraries } };
}

/**
 * Starts the real service under strace and waits until it is ready.
 * @param folder the service's data folder; the trace is written beside it
 * @param inject a fault, as strace's `-e inject=` takes it: `fsync:error=EIO:when=80+`
 */
export async function startTracedService(strace: Strace, folder: string, inject?: string): Promise<TracedService> {
	const port = await findFreePort();
	const file = `${folder}.strace`;
	const options = ['-f', '-y', '-s', String(PRINTED), '-e', `trace=${CALLS}`, '-o', file];
	if (inject !== undefined) options.push('-e', `inject=${inject}`);
	const tracer = spawn(strace.command, [...strace.args, ...options, process.execPath, SERVICE_MAIN, 'serve'], {
		env: {
			...process.env,
			...strace.environment,
			...testSettings(folder, port),
			LOG_LEVEL: 'error',
		},
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	// strace ends as what it traced did.
	const exited = new Promise<number | null>((resolve) => tracer.once('exit', resolve));
	const url = `http://127.0.0.1:${port}`;
	await waitUntilReady(url, tracer);
	// strace keeps signals to itself, so they go to the service's own process.
	const service = Number(/^\d+/.exec(readFileSync(file, 'utf8'))?.[0]);
	const signalService = (signal: NodeJS.Signals) => {
		if (tracer.exitCode === null && tracer.signalCode === null) process.kill(service, signal);
	};
	const killService = () => signalService('SIGKILL');
	process.once('exit', killService);
	return {
		url,
		exited,
		end: async (signal) => {
			signalService(signal);
			await exited;
			process.off('exit', killService);
			const trace = readFileSync(file, 'utf8');
			rmSync(file);
			return trace;
		},
	};
}

async function waitUntilReady(url: string, process: ChildProcess): Promise<void> {
	for (;;) {
		if (process.exitCode !== null) throw new Error(`the service under strace ended with ${process.exitCode}`);
		const ready = await fetch(`${url}/readyz`).then(
			(response) => response.ok,
			() => false,
		);
		if (ready) return;
		await wait(20);
	}
}
