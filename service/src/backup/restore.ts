import { existsSync, rmSync } from 'node:fs';
import type { Actor } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { type Keys, knownMasterKeys, loadMasterKey, openKeyring, rotateMaster } from '../privacy/index.ts';
import { appendAudit } from '../records/index.ts';
import {
	type Database,
	dataLockPath,
	holdLock,
	openForReading,
	openStore,
	type Store,
	sqlitePath,
} from '../store/index.ts';
import { extractArchive, type Manifest, openArchive } from './archive.ts';
import { BackupError } from './backup-error.ts';
import { findSealingKey } from './backup-format.ts';
import { type CarriedChain, carryChain } from './carry-chain.ts';
import { carryOver } from './carry-over.ts';
import { erasuresPath, noteErasures, readErasures } from './erasure-log.ts';
import { removeLeftovers, restoreFolder } from './folders.ts';
import { type EraseAccount, type EraseContext, type Replayed, replayErasures } from './replay.ts';
import { assertSound, replaceDatabase } from './sqlite-file.ts';

export type RestoreOptions = {
	file: string;
	dataFolder: string;
	databaseUrl: string | undefined;
	/** DRAFTSMITH_MASTER_KEY */
	masterKey: string | undefined;
	clock: Clock;
	/** Whether a database that is there may be replaced. */
	replace: boolean;
	/** Whether to go on when nobody knows what was erased since the backup. */
	withoutErasures: boolean;
	erase: EraseAccount;
	/** Who restores, by these databases: the restored one and, where it can be read, the replaced one. Throws for anybody else. */
	authorize: (databases: readonly Database[], keys: Keys) => Promise<Actor>;
	print: (line: string) => void;
};

export type Restored = { manifest: Manifest; replayed: Replayed };

/**
 * Puts the database of a backup in place, without what was erased since. Until the last step, which is one rename, everything
 * stays as it was.
 * @throws {BackupError} with what to do; {MasterKeyError}
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
	const { dataFolder } = options;
	if (options.databaseUrl !== undefined) {
		throw new BackupError(
			'PostgreSQL restores itself: stop the service, pg_restore --clean --if-exists --dbname="$DATABASE_URL" draftsmith.dump, then "draftsmith erasures replay FILE" with the erasures.jsonl of the data folder; see docs/backup.md.',
		);
	}
	makeFolder(dataFolder);
	const unlock = holdLock(dataLockPath(dataFolder), 'exclusive');
	if (!unlock)
		throw new BackupError('The service, or another command, has the database open. Stop it, and restore again.');
	try {
		if (existsSync(sqlitePath(dataFolder)) && !options.replace) {
			throw new BackupError(
				`There is a database in ${dataFolder}. Everything in it since the backup is lost when it is replaced: make a backup of it first, then add --replace.`,
			);
		}
		removeLeftovers(dataFolder);
		makeFolder(restoreFolder(dataFolder));
		try {
			return await restoreThrough(restoreFolder(dataFolder), options);
		} finally {
			rmSync(restoreFolder(dataFolder), { recursive: true, force: true });
		}
	} finally {
		unlock();
	}
}

async function restoreThrough(folder: string, options: RestoreOptions): Promise<Restored> {
	const { file, dataFolder } = options;
	const [made, current] = [sqlitePath(folder), sqlitePath(dataFolder)];
	const masters = knownMasterKeys(options.masterKey, dataFolder);
	const madeUnder = await sealingKeyOf(file, masters);
	const manifest = await extractArchive(file, { masters: [madeUnder], databasePath: made });
	assertSound(made, manifest.rows);
	// Looked for first: what is read of a damaged database may end up in the file, and be far from all.
	const hasLog = existsSync(erasuresPath(dataFolder));
	const isRead = await noteErasuresOf(options);
	if (!hasLog && !isRead) rmSync(erasuresPath(dataFolder), { force: true });
	if (!hasLog && !isRead) assertWithoutErasures(options);
	const store = await openStore({
		dataFolder: folder,
		databaseUrl: undefined,
		clock: options.clock,
		instanceId: 'restore',
		onFatal: (error) => {
			throw error;
		},
	});
	// Without it nobody knows what was decided since.
	const from = isRead ? await openForReading({ dataFolder, databaseUrl: undefined }) : undefined;
	let replayed: Replayed;
	try {
		replayed = await makeReady({ store, from, madeUnder, manifest }, options);
	} finally {
		await from?.destroy();
		await store.close();
	}
	replaceDatabase(made, current);
	if (!from) options.print(COMES_BACK);
	return { manifest, replayed };
}

const COMES_BACK =
	'No database could be read for what was decided since the backup. So these are as they were then: API keys and operators that were revoked or rotated, sites that were closed or lost their domain, withdrawn consent, objections and restrictions, changed addresses, webhooks, deleted templates. The audit since is lost. Revoke and change again what you know of; see docs/backup.md.';

async function sealingKeyOf(file: string, masters: readonly Buffer[]): Promise<Buffer> {
	const handle = await openArchive(file);
	try {
		return await findSealingKey(handle, masters);
	} finally {
		await handle.close();
	}
}

/**
 * Writes down what the database that is replaced has erased. Afterwards nobody else knows.
 * @returns whether it could be read
 */
async function noteErasuresOf({ dataFolder, print }: RestoreOptions): Promise<boolean> {
	if (!existsSync(sqlitePath(dataFolder))) return false;
	try {
		const db = await openForReading({ dataFolder, databaseUrl: undefined });
		try {
			const count = await noteErasures(db, dataFolder);
			if (count === undefined) throw new BackupError('Another process is writing erasures.jsonl. Restore again.');
			return true;
		} finally {
			await db.destroy();
		}
	} catch (error) {
		if (error instanceof BackupError) throw error;
		print('The database that is there can’t be read: what it has erased is taken from erasures.jsonl alone.');
		return false;
	}
}

function assertWithoutErasures({ dataFolder, withoutErasures }: RestoreOptions): void {
	if (withoutErasures) return;
	throw new BackupError(
		`Nothing says what was erased since the backup: there is neither a database that can be read nor ${erasuresPath(dataFolder)}. Put that file there (the service writes it; keep a copy apart from this machine), or add --without-erasures: then accounts that were deleted and articles that were delivered since come back, which their owners were promised would not happen.`,
	);
}

type Restoring = {
	store: Store;
	/** The database that is replaced; undefined where none can be read. */
	from: Database | undefined;
	madeUnder: Buffer;
	manifest: Manifest;
};

/** Gives the database the master key in use, takes over what was decided since, erases what was erased, and notes it all. */
async function makeReady({ store, from, madeUnder, manifest }: Restoring, options: RestoreOptions): Promise<Replayed> {
	const { clock } = options;
	const master = loadMasterKey(options.masterKey, options.dataFolder, true);
	await rotateMaster(store, madeUnder, master.bytes);
	const keys = await openKeyring({ store, clock, master: { bytes: master.bytes } });
	try {
		// Before anything is added: only from its own end can a chain go on.
		const chains = from ? await carryChains(from, store, options) : {};
		const replayed = await replay({ store, clock, keys }, options);
		if (from) await eraseBegun({ store, clock, keys }, from, options.erase);
		if (from) await carryDecisions({ store, clock, keys }, from, options);
		const actor = await options.authorize(from ? [store.db, from] : [store.db], keys);
		const { jobs, accounts } = replayed;
		const details = { backup_created_at: manifest.created_at, ...chains, jobs, accounts, outcome: 'done' };
		await store.write((trx) =>
			appendAudit(trx, {
				at: clock.now(),
				actor: actor.name,
				role: actor.role,
				action: 'storage.restore',
				subject: null,
				reason: null,
				details,
			}),
		);
		return replayed;
	} finally {
		keys.stop();
	}
}

/** @returns for the audit: where the chains of the replaced database ended, and how many of their links were carried over */
async function carryChains(
	from: Database,
	store: Store,
	{ print }: RestoreOptions,
): Promise<Record<string, string | number | boolean>> {
	const noted: Record<string, string | number | boolean> = {};
	for (const name of ['receipts', 'audit'] as const) {
		const chain: CarriedChain | undefined = await carryChain(from, store, name).catch(() => undefined);
		if (chain) {
			noted[`replaced_${name}_seq`] = chain.head.seq;
			noted[`replaced_${name}_hash`] = chain.head.hash;
			noted[`${name}_carried`] = chain.count;
		}
		noted[`${name}_whole`] = chain?.isWhole === true;
		if (chain?.isWhole) continue;
		print(`What was added to the chain "${name}" since the backup could not be carried over; the audit says so.`);
	}
	return noted;
}

async function replay(context: EraseContext, { dataFolder, erase, print }: RestoreOptions): Promise<Replayed> {
	if (!existsSync(erasuresPath(dataFolder))) return { jobs: 0, accounts: 0, knownUntil: undefined };
	let torn = 0;
	const tombstones = readErasures(erasuresPath(dataFolder), () => {
		torn++;
	});
	const replayed = await replayErasures(context, tombstones, erase);
	if (torn > 0) print(`${torn} lines of ${erasuresPath(dataFolder)} can’t be read; they were left out.`);
	return replayed;
}

/** Erases the accounts whose erasure had begun: it has no receipt yet. */
async function eraseBegun(context: EraseContext, from: Database, erase: EraseAccount): Promise<void> {
	const begun = from.selectFrom('accounts').select('id').where('erasing', 'is not', null);
	for (const { id } of await begun.execute().catch(() => [])) {
		const account = context.store.db.selectFrom('accounts').select('id').where('id', '=', id);
		if (await account.executeTakeFirst()) await erase(context, id);
	}
}

async function carryDecisions(context: EraseContext, from: Database, { print }: RestoreOptions): Promise<void> {
	try {
		await carryOver(from, context.store, context.clock.now());
	} catch {
		print(COMES_BACK);
	}
}
