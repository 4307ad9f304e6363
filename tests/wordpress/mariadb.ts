import { chmodSync, chownSync, existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cachePath } from './cache-folder.ts';
import { assertApt, unpackPackages } from './debian-packages.ts';
import { type LeashedProcess, startLeashed } from './leashed-process.ts';
import { withLock } from './lock.ts';
import { isSocketOpen } from './ports.ts';
import { findCommand, runCommand } from './run-command.ts';
import type { Log } from './types.ts';

/** Thrown when MariaDB can't be had on this machine; tests skip on it, loudly. */
export class MariaDbUnavailable extends Error {
	override name = 'MariaDbUnavailable';
}

const startMilliseconds = 30_000;

/** A MariaDB server of one site. */
export type MariaDb = { process: LeashedProcess; socket: string };

/**
 * Starts a MariaDB with an empty database `wordpress`, reached by a socket only and without passwords. Its data are in
 * the folder given and end with it.
 * @throws MariaDbUnavailable when there is no server and none can be unpacked.
 */
export async function startMariaDb(workFolder: string, log: Log): Promise<MariaDb> {
	const server = await ensureServer(log);
	const data = join(workFolder, 'mariadb');
	const socket = join(data, 'server.sock');
	// A folder in the data folder is a database. Without privilege tables (skip-grant-tables) nothing else is needed.
	mkdirSync(join(data, 'wordpress'), { recursive: true });
	const user = await giveAway(workFolder, [data, join(data, 'wordpress')]);
	const settings = {
		datadir: data,
		socket,
		'pid-file': join(data, 'server.pid'),
		'character-set-server': 'utf8mb4',
		'innodb-buffer-pool-size': '64M',
		// A test's data need not survive a power cut.
		'innodb-flush-log-at-trx-commit': '0',
		...server.settings,
		...(user === null ? {} : { user }),
	};
	const process = startLeashed({
		command: server.command,
		environment: server.environment,
		args: [
			'--no-defaults',
			'--skip-grant-tables',
			'--skip-networking',
			...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
		],
		logFile: join(workFolder, 'mariadb.log'),
		folder: workFolder,
	});
	await waitUntilOpen(socket, process);
	return { process, socket };
}

/** What to start, and the settings that tell it where its own files are. */
type Server = { command: string; environment: Record<string, string>; settings: Record<string, string> };

/** The server of the machine, or one unpacked from apt's packages under `.cache/`: nothing is installed or started. */
function ensureServer(log: Log): Promise<Server> {
	return withLock('mariadb', async () => {
		const present = findCommand('mariadbd');
		if (present !== null) {
			return { command: present, environment: {}, settings: {} };
		}
		const folder = cachePath('mariadb');
		if (!existsSync(folder)) {
			const work = mkdtempSync(`${folder}-`);
			try {
				assertApt();
				log('Unpacking MariaDB from apt packages into .cache (no root needed) ...');
				const request = { packages: ['mariadb-server-core'], withDependencies: true, ignoreInstalled: /^mariadb/ };
				await unpackPackages({ ...request, folder: work });
				// The user that the server runs as has to get in.
				chmodSync(work, 0o755);
				renameSync(work, folder);
			} catch (error) {
				const reason = error instanceof Error ? error.message : String(error);
				throw new MariaDbUnavailable(`No mariadbd is on PATH. Install mariadb-server. ${reason}`);
			} finally {
				rmSync(work, { recursive: true, force: true });
			}
		}
		const root = join(folder, 'root');
		const messages = join(root, 'usr/share/mysql');
		return {
			command: join(root, 'usr/sbin/mariadbd'),
			environment: { LD_LIBRARY_PATH: globSync(join(root, '{usr/lib,lib}/*-linux-*')).join(':') },
			settings: { 'lc-messages-dir': messages, 'character-sets-dir': join(messages, 'charsets') },
		};
	});
}

/** MariaDB refuses to run as root: root hands the data to another user. Gives that user's name, or null. */
async function giveAway(workFolder: string, folders: string[]): Promise<string | null> {
	if (process.getuid?.() !== 0) {
		return null;
	}
	const user = 'nobody';
	const number = async (flag: string): Promise<number> => Number((await runCommand('id', [flag, user])).stdout);
	const [owner, group] = [await number('-u'), await number('-g')];
	for (const folder of folders) {
		chownSync(folder, owner, group);
	}
	// mkdtemp made the folder above for root alone.
	chmodSync(workFolder, 0o755);
	return user;
}

async function waitUntilOpen(socket: string, server: LeashedProcess): Promise<void> {
	const giveUpAt = Date.now() + startMilliseconds;
	while (!(await isSocketOpen(socket))) {
		server.assertRunning();
		if (Date.now() > giveUpAt) {
			await server.stop();
			throw new Error(`MariaDB has not opened ${socket} in ${startMilliseconds / 1000} s.`);
		}
		await sleep(50);
	}
}
