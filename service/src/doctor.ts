import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { type Config, ConfigError, readConfig } from './config.ts';
import { inspectEngines } from './engines/index.ts';
import { inspectMail } from './mail/index.ts';
import { systemClock } from './platform/clock.ts';
import { serverFetch } from './platform/server-fetch.ts';
import {
	isChangeUnfinished,
	isMasterKeyExposed,
	loadMasterKey,
	masterKeyPath,
	newestRingKeyAge,
	oldMasterKeyPaths,
} from './privacy/index.ts';
import { inspectStore, openForReading, sqlitePath } from './store/index.ts';

type Finding = { level: 'ok' | 'warning' | 'error'; text: string };
const MARK = { ok: '  ok  ', warning: ' warn ', error: ' FAIL ' };
const DAY = 86_400_000;
/** When a key of the ring should have a successor, ms. */
const OLD_RING = 365 * DAY;
const LITTLE_SPACE = 500 * 1024 * 1024;

/** Looks at a set-up and says what is wrong with it, and what to do. Returns 0, or 1 when the service would not run well. */
export async function doctor(
	environment: Record<string, string | undefined>,
	print: (line: string) => void,
): Promise<number> {
	let config: Config;
	try {
		config = readConfig(environment);
	} catch (error) {
		for (const problem of error instanceof ConfigError ? error.problems : [String(error)])
			print(`[${MARK.error}] ${problem}`);
		return 1;
	}
	const checks = [
		checkRuntime,
		checkFolder,
		checkMasterKey,
		checkKeyFiles,
		checkDatabase,
		checkRing,
		checkEngines,
		inspectMail,
		checkPort,
	];
	let failed = false;
	for (const check of checks) {
		for (const finding of await check(config, environment)) {
			print(`[${MARK[finding.level]}] ${finding.text}`);
			failed ||= finding.level === 'error';
		}
	}
	print(failed ? 'Mend what is marked FAIL, then run this again.' : 'The service can run.');
	return failed ? 1 : 0;
}

function checkRuntime(): Finding[] {
	return [{ level: 'ok', text: `Node ${process.versions.node} on ${process.platform}-${process.arch}` }];
}

function checkFolder(config: Config): Finding[] {
	const folder = config.dataFolder;
	let existing = folder;
	while (!existsSync(existing)) existing = dirname(existing);
	try {
		if (!statSync(existing).isDirectory()) throw new Error('not a folder');
		accessSync(existing, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch {
		return [
			{
				level: 'error',
				text: `the data folder ${folder} can’t be written (${existing} stands in the way); give it to this user, or set DRAFTSMITH_DATA to another`,
			},
		];
	}
	if (existing !== folder) return [{ level: 'ok', text: `the data folder ${folder} will be made at the first start` }];
	const { bavail, bsize } = statfsSync(folder);
	const free = bavail * bsize;
	if (free < LITTLE_SPACE)
		return [{ level: 'warning', text: `only ${Math.round(free / 1024 / 1024)} MB are free at ${folder}` }];
	return [{ level: 'ok', text: `the data folder ${folder} can be written` }];
}

function checkMasterKey(config: Config): Finding[] {
	if (config.masterKey) return [{ level: 'ok', text: 'the master key comes from DRAFTSMITH_MASTER_KEY' }];
	const isNeeded = config.databaseUrl === undefined && existsSync(sqlitePath(config.dataFolder));
	if (!existsSync(masterKeyPath(config.dataFolder)) && !isNeeded) {
		return [
			{
				level: 'warning',
				text: 'no master key yet: one will be made in the data folder; set DRAFTSMITH_MASTER_KEY to keep it elsewhere',
			},
		];
	}
	if (isMasterKeyExposed(config.dataFolder)) {
		return [{ level: 'error', text: `others can read ${masterKeyPath(config.dataFolder)}: run chmod 600 on it` }];
	}
	try {
		loadMasterKey(undefined, config.dataFolder, isNeeded);
		return [
			{
				level: 'warning',
				text: `the master key is in ${masterKeyPath(config.dataFolder)}, beside what it protects; back it up apart from the database`,
			},
		];
	} catch (error) {
		return [{ level: 'error', text: error instanceof Error ? error.message : String(error) }];
	}
}

function checkKeyFiles({ dataFolder }: Config): Finding[] {
	const findings: Finding[] = [];
	if (isChangeUnfinished(dataFolder)) {
		findings.push({
			level: 'warning',
			text: `a change of the master key has not ended (${masterKeyPath(dataFolder)}.next is there): unless one is under way, run "draftsmith master-key rotate" to end it`,
		});
	}
	const old = oldMasterKeyPaths(dataFolder);
	if (old.length > 0) {
		findings.push({
			level: 'warning',
			text: `master keys that were replaced are kept for the backups that were made under them; delete each when none of these is left: ${old.join(', ')}`,
		});
	}
	return findings;
}

/** An old ring is no fault, but whoever once got hold of a key reads what is new too until there is another. */
async function checkRing(config: Config): Promise<Finding[]> {
	if (config.databaseUrl === undefined && !existsSync(sqlitePath(config.dataFolder))) return [];
	try {
		const db = await openForReading(config);
		try {
			const age = await newestRingKeyAge(db, systemClock);
			if (age === undefined) return [];
			const text = `the key that wraps data keys is ${Math.floor(age / DAY)} days old`;
			if (age <= OLD_RING) return [{ level: 'ok', text }];
			return [{ level: 'warning', text: `${text}: run "draftsmith keyring rotate"` }];
		} finally {
			await db.destroy();
		}
	} catch {
		// `checkDatabase` says what is wrong with it; one from before there was a ring gets it at the next start.
		return [];
	}
}

async function checkDatabase(config: Config): Promise<Finding[]> {
	const where = config.databaseUrl === undefined ? 'SQLite in the data folder' : 'PostgreSQL';
	try {
		const found = await inspectStore(config);
		if (found.state === 'absent') return [{ level: 'ok', text: `${where}: will be made at the first start` }];
		if (found.state === 'sound') return [{ level: 'ok', text: `${where}: can be opened and is sound` }];
		return [{ level: 'error', text: `the database is damaged (${found.problem}): restore a backup of it` }];
	} catch (error) {
		return [
			{ level: 'error', text: `${where} can’t be opened: ${error instanceof Error ? error.message : String(error)}` },
		];
	}
}

function checkEngines(config: Config, environment: Record<string, string | undefined>): Promise<Finding[]> {
	return inspectEngines({ ...config, environment, clock: systemClock, fetchServer: serverFetch });
}

function checkPort(config: Config): Promise<Finding[]> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', (error: Error & { code?: string }) => {
			const place = `port ${config.port} on ${config.host}`;
			const taken = error.code === 'EADDRINUSE';
			const text = taken
				? `${place} is taken: by this service already, or set PORT to another`
				: `the service can’t listen at ${place} (${error.code}): set HOST to an address of this machine, or PORT to one that this user may use`;
			resolve([{ level: taken ? 'warning' : 'error', text }]);
		});
		probe.listen(config.port, config.host, () =>
			probe.close(() => resolve([{ level: 'ok', text: `port ${config.port} on ${config.host} is free` }])),
		);
	});
}
