import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Config } from '../config.ts';
import { localOwner, operatorOf } from '../operators/index.ts';
import type { Actor } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { loadMasterKey, openKeyring } from '../privacy/index.ts';
import { openStore, sqlitePath } from '../store/index.ts';
import type { Session } from './command.ts';
import { offlineJobs } from './offline-jobs.ts';

/** What a command needs is not there. The message says what to do. */
export class CommandError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'CommandError';
	}
}

/**
 * Opens what the service works on, beside a service that may be running, and says who is acting.
 * @param signal aborts when the command is to end: what takes long stops between two steps
 * @throws {CommandError} when there is no database yet or the operator's key is not valid; {MasterKeyError}
 */
export async function openSession(
	config: Config,
	{ clock, log, signal }: { clock: Clock; log: Log; signal: AbortSignal },
): Promise<Session> {
	if (config.databaseUrl === undefined && !existsSync(sqlitePath(config.dataFolder))) {
		throw new CommandError(
			`There is no database in ${config.dataFolder} yet. Start the service once, or set DRAFTSMITH_DATA to the folder that it uses.`,
		);
	}
	const master = loadMasterKey(config.masterKey, config.dataFolder, true);
	const store = await openStore({
		...config,
		clock,
		instanceId: 'command-line',
		onFatal: (error) => {
			throw error;
		},
	});
	try {
		const keys = await openKeyring({ store, clock, master });
		// A command ends before the ring could change.
		keys.stop();
		const { pepper } = keys.secrets;
		const actor =
			config.operatorKey === undefined ? localUser() : await operatorOf(store.db, pepper, config.operatorKey);
		if (!actor) {
			throw new CommandError(
				'DRAFTSMITH_OPERATOR_KEY is no valid operator’s key. Ask an owner for one, or leave it unset to act as whoever owns this machine.',
			);
		}
		const jobs = offlineJobs(config, { store, clock, log, keys, draining: signal });
		const { sealer } = jobs;
		const { pseudonym: pseudonymKey } = keys.secrets;
		const rights = { jobs, pseudonymKey, dataFolder: config.dataFolder };
		const links = {
			clock,
			sealer,
			linkKey: keys.secrets.email,
			address: () => addressOf(config),
			verification: config.verification,
		};
		return { context: { store, clock, pepper, sealer, links, rights }, actor, close: () => store.close() };
	} catch (error) {
		await store.close();
		throw error;
	}
}

/** Where people reach the service that runs with the same settings. */
function addressOf({ publicUrl, host, port }: Config): string {
	return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whoever owns this machine, as the audit names him. */
export function localUser(): Actor {
	return localOwner(userName());
}

function userName(): string {
	try {
		return userInfo().username;
	} catch {
		// A container may run under a number that has no name.
		return `uid-${process.getuid?.() ?? 'unknown'}`;
	}
}
