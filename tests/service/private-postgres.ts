import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findFreePort } from '../wordpress/ports.ts';

export type PrivatePostgres = {
	url: string;
	/** Ends the server as a power cut would (`immediate`), and starts it again on the same data. */
	crash: () => Promise<void>;
	stop: () => Promise<void>;
};

const run = promisify(execFile);

/** PostgreSQL refuses to run as root; "nobody" is on every system that has a root. */
const NOBODY = 65_534;

function findBinary(name: string): string | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin')];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A PostgreSQL of our own, in a folder of its own; undefined where this machine has none. */
export async function startPrivatePostgres(): Promise<PrivatePostgres | undefined> {
	const [initdb, postgres, ready] = ['initdb', 'postgres', 'pg_isready'].map(findBinary);
	if (!initdb || !postgres || !ready) return undefined;
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-postgres-'));
	const isRoot = process.getuid?.() === 0;
	if (isRoot) chownSync(folder, NOBODY, NOBODY);
	const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
	const data = join(folder, 'data');
	await run(initdb, ['-D', data, '-U', 'draftsmith', '-A', 'trust', '-E', 'UTF8'], {
		...who,
		cwd: folder,
	});
	const port = await findFreePort();
	const start = async (): Promise<ChildProcess> => {
		const child = spawn(postgres, ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'], {
			...who,
			cwd: folder,
			stdio: 'ignore',
		});
		// An open port is not enough: while it recovers, the server refuses everybody.
		const isReady = () =>
			run(ready, ['-h', '127.0.0.1', '-p', String(port)]).then(
				() => true,
				() => false,
			);
		while (!(await isReady())) {
			if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`);
			await wait(50);
		}
		return child;
	};
	let server = await start();
	const end = (signal: NodeJS.Signals) =>
		new Promise((resolve) => {
			server.once('exit', resolve);
			server.kill(signal);
		});
	return {
		url: `postgres://draftsmith@127.0.0.1:${port}/postgres`,
		crash: async () => {
			// SIGQUIT is PostgreSQL's immediate shutdown: no checkpoint, recovery at the next start.
			await end('SIGQUIT');
			server = await start();
		},
		stop: async () => {
			await end('SIGINT');
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
