import { existsSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import {
	BackupError,
	backup,
	type EraseAccount,
	readErasures,
	removeLeftovers,
	replayErasures,
	restore,
} from '../backup/index.ts';
import type { Config } from '../config.ts';
import type { Actor } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { describeError, type Log } from '../platform/log.ts';
import {
	changeMasterKey,
	type Keys,
	loadMasterKey,
	MasterKeyError,
	openKeyring,
	rewrapContent,
	rotateRing,
} from '../privacy/index.ts';
import { eraseAccount } from '../rights/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { offlineJobs } from './offline-jobs.ts';
import { CommandError, localUser } from './open-session.ts';
import { auditStorage, storageActor } from './storage-audit.ts';

/** What the commands about keys and backups work with. */
export type StorageSetting = {
	readConfig: () => Config;
	clock: Clock;
	log: Log;
	/** Aborts when the command is to end: an erasure stops between two steps, and goes on at the next start. */
	signal: AbortSignal;
	print: (line: string) => void;
	printError: (line: string) => void;
};

type Options = NonNullable<ParseArgsConfig['options']>;
type Given = { words: string[]; flags: ReadonlySet<string> };
type StorageCommand = {
	usage: string;
	summary: string;
	/** How many words follow. */
	words: number;
	options: Options;
	run: (given: Given, setting: StorageSetting) => Promise<void>;
};

const flag = { type: 'boolean' } as const;

/** By their first words. They are for whoever has the data folder and the master key: with these one may do everything. */
const COMMANDS: Record<string, StorageCommand> = {
	backup: {
		usage: 'backup FILE',
		summary: 'make an encrypted backup while the service goes on, and try to restore it',
		words: 1,
		options: {},
		run: async ({ words: [file = ''] }, setting) => {
			const config = setting.readConfig();
			const actor =
				config.operatorKey === undefined ? localUser() : await withStore(config, setting, actorIn(config, setting));
			const { bytes, manifest } = await backup({ ...config, file, clock: setting.clock });
			const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0);
			setting.print(`${file}: ${bytes} bytes, ${rows} rows, restored on trial and found whole.`);
			const note = (store: Store) =>
				auditStorage({ store, clock: setting.clock, actor }, 'storage.backup', {
					bytes,
					rows,
					created_at: manifest.created_at,
				});
			await withStore(config, setting, note).catch((error: unknown) => {
				setting.log.warn(describeError(error), 'the audit could not be written');
				setting.print('That there is this backup could not be noted in the audit.');
			});
		},
	},
	restore: {
		usage: 'restore FILE [--replace] [--without-erasures]',
		summary: 'put a backup in place, without what was erased since; the service must not run',
		words: 1,
		options: { replace: flag, 'without-erasures': flag },
		run: async ({ words: [file = ''], flags }, setting) => {
			const { readConfig, clock, print } = setting;
			const config = readConfig();
			const { manifest, replayed } = await restore({
				...config,
				file,
				clock,
				print,
				replace: flags.has('replace'),
				withoutErasures: flags.has('without-erasures'),
				erase: eraseAgain(config, setting),
				authorize: (databases, { secrets }) => storageActor(config.operatorKey, databases, async () => secrets.pepper),
			});
			print(`The backup of ${manifest.created_at} is in place. Start the service.`);
			print(`Erased again: the content of ${replayed.jobs} jobs, ${replayed.accounts} accounts.`);
			if (replayed.knownUntil === undefined) return;
			print(
				`The last erasure that is known was at ${new Date(replayed.knownUntil).toISOString()}. If there is a newer erasures.jsonl, run "draftsmith erasures replay" with it before the start.`,
			);
		},
	},
	'erasures replay': {
		usage: 'erasures replay FILE',
		summary: 'erase again what an erasures.jsonl names, after PostgreSQL was restored',
		words: 1,
		options: {},
		run: async ({ words: [file = ''] }, setting) => {
			if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
			const config = setting.readConfig();
			await withStore(config, setting, async (store) => {
				const actor = await actorIn(config, setting)(store);
				const keys = await openKeys(config, setting, store);
				const context = { store, clock: setting.clock, keys };
				const { jobs, accounts } = await replayErasures(context, readErasures(file), eraseAgain(config, setting));
				await auditStorage({ store, clock: setting.clock, actor }, 'storage.erasures_replay', { jobs, accounts });
				setting.print(`Erased again: the content of ${jobs} jobs, ${accounts} accounts.`);
			});
		},
	},
	'keyring rotate': {
		usage: 'keyring rotate',
		summary: 'add a key that wraps the data keys of new content; the service wraps the others anew within a day',
		words: 0,
		options: {},
		run: async (_, setting) => {
			const config = setting.readConfig();
			await withStore(config, setting, async (store) => {
				const actor = await actorIn(config, setting)(store);
				const keys = await openKeys(config, setting, store);
				const { id, activeAt } = await rotateRing(store, { clock: setting.clock, master: keys.master });
				await auditStorage({ store, clock: setting.clock, actor }, 'storage.keyring_rotate', { ring_key: id });
				setting.print(`Key ${id} wraps what is new from ${new Date(activeAt).toISOString()} on.`);
				const { count } = await rewrapContent({ store, clock: setting.clock, keys });
				if (count > 0) setting.print(`${count} data keys of before were wrapped anew.`);
			});
		},
	},
	'master-key rotate': {
		usage: 'master-key rotate',
		summary: 'change the master key; the service may run meanwhile',
		words: 0,
		options: {},
		run: async (_, setting) => {
			const config = setting.readConfig();
			await withStore(config, setting, async (store) => {
				const actor = await actorIn(config, setting)(store);
				const { masterKey, newMasterKey, dataFolder } = config;
				const { oldKeyPath } = await changeMasterKey({
					store,
					dataFolder,
					setting: masterKey,
					nextSetting: newMasterKey,
				});
				await auditStorage({ store, clock: setting.clock, actor }, 'storage.master_key_rotate', {});
				if (oldKeyPath === undefined) {
					setting.print(
						'The master key is changed. Set DRAFTSMITH_MASTER_KEY to the new one before the next start, and unset DRAFTSMITH_NEW_MASTER_KEY.',
					);
					return;
				}
				setting.print('The master key is changed; back up the new master.key.');
				setting.print(`The one before is in ${oldKeyPath}. Delete it when no backup that was made under it is left.`);
			});
		},
	},
};

const nameOf = (args: readonly string[]) => [2, 1].map((count) => args.slice(0, count).join(' ')).find(isName);
const isName = (name: string) => Object.hasOwn(COMMANDS, name);

/** One line for each, for the usage of `draftsmith` itself. */
export function storageLines(): string[] {
	return Object.values(COMMANDS).flatMap(({ usage, summary }) => [`  ${usage}`, `           ${summary}`]);
}

/** Whether these are the words of such a command. */
export function isStorageCommand(args: readonly string[]): boolean {
	return [...Object.keys(COMMANDS)].some((name) => name.split(' ')[0] === args[0]);
}

/**
 * Runs a command about keys or backups.
 * @returns the exit code: 0, 1 when it failed, 2 when the command line is wrong
 */
export async function runStorageCommand(args: readonly string[], setting: StorageSetting): Promise<number> {
	const name = nameOf(args);
	const command = name === undefined ? undefined : COMMANDS[name];
	const given = command && name !== undefined ? readArguments(command, args.slice(name.split(' ').length)) : undefined;
	if (!command || !given) {
		for (const [known, { usage, summary }] of Object.entries(COMMANDS)) {
			if (known.split(' ')[0] === args[0]) setting.printError(`Usage: draftsmith ${usage}\n  ${summary}`);
		}
		return args.includes('--help') ? 0 : 2;
	}
	try {
		await command.run(given, setting);
		return 0;
	} catch (error) {
		const isTold = [BackupError, MasterKeyError, CommandError].some((kind) => error instanceof kind);
		if (!isTold || !(error instanceof Error)) throw error;
		setting.printError(`draftsmith: ${error.message}`);
		return 1;
	}
}

function readArguments({ words, options }: StorageCommand, args: readonly string[]): Given | undefined {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
		if (positionals.length !== words) return undefined;
		return { words: positionals, flags: new Set(Object.keys(values)) };
	} catch {
		return undefined;
	}
}

async function withStore<Value>(
	config: Config,
	{ clock }: StorageSetting,
	work: (store: Store) => Promise<Value>,
): Promise<Value> {
	const store = await openStore({
		...config,
		clock,
		instanceId: 'command-line',
		onFatal: (error) => {
			throw error;
		},
	});
	try {
		if (config.databaseUrl === undefined) removeLeftovers(config.dataFolder);
		return await work(store);
	} finally {
		await store.close();
	}
}

async function openKeys(config: Config, { clock }: StorageSetting, store: Store): Promise<Keys> {
	const master = loadMasterKey(config.masterKey, config.dataFolder, true);
	const keys = await openKeyring({ store, clock, master });
	// A command ends before the ring could change.
	keys.stop();
	return keys;
}

/** Who acts, by the operators of a database. */
function actorIn(config: Config, setting: StorageSetting): (store: Store) => Promise<Actor> {
	return (store) =>
		storageActor(config.operatorKey, [store.db], async () => (await openKeys(config, setting, store)).secrets.pepper);
}

/** Erases an account in a database that was set back to before its erasure. */
function eraseAgain(config: Config, { log, signal }: StorageSetting): EraseAccount {
	return ({ store, clock, keys }, accountId) => {
		const jobs = offlineJobs(config, { store, clock, log, keys, draining: signal });
		const context = { jobs, pseudonymKey: keys.secrets.pseudonym, dataFolder: config.dataFolder };
		return eraseAccount(context, accountId, 'restored');
	};
}
