import { createSecretKey, randomBytes } from 'node:crypto';
import { type Clock, every } from '../platform/clock.ts';
import type { Database, Store, Transaction } from '../store/index.ts';
import { chooseMasterKey } from './check-master-key.ts';
import { type Keyring, keyringOf } from './keyring.ts';
import { deriveKey, type MasterKey, MasterKeyError } from './master-key.ts';
import { createRing, OUTDATED_GRACE, REFRESH_INTERVAL, type Ring } from './ring.ts';
import { addMissingSecrets, readSecrets, type Secrets, unwrapRingKey, wrappingKeyOf, wrapRingKey } from './secrets.ts';
import type { RingKey } from './wrapped-key.ts';

/** Every key that a process needs, in memory. */
export type Keys = {
	keyring: Keyring;
	secrets: Secrets;
	ring: Ring;
	/** The master key in use; of two candidates, the one that fits. */
	master: Buffer;
	/** Takes over what was added to the ring or taken from it. It does so by itself too, every ten seconds. */
	refresh: () => Promise<void>;
	stop: () => void;
};

export type OpenKeyringOptions = {
	store: Store;
	clock: Clock;
	master: Pick<MasterKey, 'bytes'> & Partial<Pick<MasterKey, 'candidates'>>;
	/** Told when the ring can't be read anew; the process goes on with what it has. */
	onError?: (error: unknown) => void;
};

/**
 * Reads the ring and the secrets; the first start makes them. Processes that start at once agree.
 *
 * A database from before there was a ring has data keys and hashes by keys that were derived from the master key: these become
 * the first key of its ring and its first secrets. In a new one all are random.
 * @throws {MasterKeyError} when the master key is not that of the database
 */
export async function openKeyring(options: OpenKeyringOptions): Promise<Keys> {
	const { store, clock } = options;
	const opened = await openOnce(options);
	const ring = createRing(clock, opened.keys);
	let master = opened.master;
	let missedSince: number | undefined;

	const readAnew = async () => {
		const rows = await readRing(store.db);
		let unread = rows.filter(({ id }) => ring.find(id) === undefined);
		let fresh: RingKey[] = [];
		// The master key may have been changed since this process started, and its file with it.
		for (const candidate of [master, ...candidatesOf(options)]) {
			if (unread.length === 0) break;
			const read = unwrapAll(candidate, unread);
			if (read.length > 0) master = candidate;
			fresh = [...fresh, ...read];
			unread = unread.filter(({ id }) => !read.some((key) => key.id === id));
		}
		const kept = ring.all().filter(({ id }) => rows.some((row) => row.id === id));
		if (kept.length + fresh.length > 0) ring.replace([...kept, ...fresh]);
		const missed = unread[0]?.created_at;
		if (missed !== undefined && missed !== missedSince) options.onError?.(outdated());
		missedSince = missed;
	};
	let refreshing: Promise<void> | undefined;
	// Never two at once: what the slower one has read is older.
	const refresh = () => {
		refreshing ??= readAnew().finally(() => {
			refreshing = undefined;
		});
		return refreshing;
	};
	const refreshQuietly = () => refresh().catch((error: unknown) => options.onError?.(error));
	const assertCurrent = () => {
		if (missedSince !== undefined && clock.now() > missedSince + OUTDATED_GRACE) throw outdated();
	};
	return {
		keyring: keyringOf(ring, assertCurrent, () => void refreshQuietly()),
		secrets: opened.secrets,
		ring,
		get master() {
			return master;
		},
		refresh,
		stop: every(clock, REFRESH_INTERVAL, refreshQuietly),
	};
}

function outdated(): MasterKeyError {
	return new MasterKeyError(
		'The master key was changed, and this process still has the one before. Start it again with the new one.',
	);
}

function candidatesOf({ master }: OpenKeyringOptions): readonly [Buffer, ...Buffer[]] {
	return master.candidates?.() ?? [master.bytes];
}

type Opened = { master: Buffer; keys: RingKey[]; secrets: Secrets };

async function openOnce(options: OpenKeyringOptions): Promise<Opened> {
	try {
		return await openAll(options, candidatesOf(options));
	} catch (error) {
		if (!(error instanceof MasterKeyError)) throw error;
		// It may have been changed between the look at its file and the look into the database.
		return openAll(options, candidatesOf(options));
	}
}

function openAll({ store, clock }: OpenKeyringOptions, candidates: readonly [Buffer, ...Buffer[]]): Promise<Opened> {
	return store.write(async (trx) => {
		const master = await chooseMasterKey(trx, store.kind, candidates);
		let rows = await readRing(trx);
		const isFirst = rows.length === 0;
		const isDerived = isFirst && (await hasAccounts(trx));
		if (isFirst) {
			const key = isDerived ? deriveKey(master, 'content').export() : randomBytes(32);
			const wrapped = wrapRingKey(wrappingKeyOf(master), 1, key);
			await trx.insertInto('wrapping_keys').values({ id: 1, wrapped, created_at: clock.now() }).execute();
			rows = await readRing(trx);
		}
		await addMissingSecrets(trx, master, isDerived);
		const keys = unwrapAll(master, rows);
		if (keys.length !== rows.length) throw new Error('a key of the ring can’t be opened: the database was altered');
		return { master, keys, secrets: await readSecrets(trx, master) };
	});
}

/** Whether there may be anything that was sealed or hashed before there was a ring. */
async function hasAccounts(trx: Transaction): Promise<boolean> {
	return (await trx.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined;
}

type WrappedRow = { id: number; wrapped: Uint8Array; created_at: number };

function readRing(db: Database | Transaction): Promise<WrappedRow[]> {
	return db.selectFrom('wrapping_keys').selectAll().orderBy('id').execute();
}

/** Those that this master key opens. */
function unwrapAll(master: Buffer, rows: readonly WrappedRow[]): RingKey[] {
	const wrapping = wrappingKeyOf(master);
	return rows.flatMap(({ id, wrapped, created_at }) => {
		try {
			return [{ id, key: createSecretKey(unwrapRingKey(wrapping, id, wrapped)), createdAt: created_at }];
		} catch {
			return [];
		}
	});
}
