import { createHmac } from 'node:crypto';
import type { Store, Transaction } from '../store/index.ts';
import { deriveKey, MasterKeyError } from './master-key.ts';

/** What is kept of a master key to recognise it by, hexadecimal. */
export function fingerprintOf(master: Buffer): string {
	return createHmac('sha256', deriveKey(master, 'check')).update('draftsmith').digest('hex');
}

/** That of the master key in use, which stays so until the transaction ends; undefined in a new database. */
export async function lockFingerprint(trx: Transaction, kind: Store['kind']): Promise<string | undefined> {
	const query = trx.selectFrom('master_keys').select('fingerprint').where('id', '=', 1);
	// SQLite has one writer, and a transaction takes the lock as it begins.
	const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
	return row?.fingerprint;
}

/**
 * Which of these master keys is the one in use; in a new database the first of them becomes it. With another one, every site's
 * key would be refused and every accepted job would fail and be erased. Locks the row until the transaction ends.
 * @throws {MasterKeyError} when none is
 */
export async function chooseMasterKey(
	trx: Transaction,
	kind: Store['kind'],
	candidates: readonly [Buffer, ...Buffer[]],
): Promise<Buffer> {
	await trx
		.insertInto('master_keys')
		.values({ id: 1, fingerprint: fingerprintOf(candidates[0]) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const stored = await lockFingerprint(trx, kind);
	const fitting = candidates.find((candidate) => fingerprintOf(candidate) === stored);
	if (!fitting) throw wrongMasterKey();
	return fitting;
}

/** For a master key that is not the one of the database. */
export function wrongMasterKey(): MasterKeyError {
	return new MasterKeyError(
		'The master key is not the one that this database was made with. Set DRAFTSMITH_MASTER_KEY to that one (all processes on one database need the same), or put its file back from your backup.',
	);
}
