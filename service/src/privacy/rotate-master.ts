import type { Store, Transaction } from '../store/index.ts';
import { fingerprintOf, lockFingerprint, wrongMasterKey } from './check-master-key.ts';
import { unwrapRingKey, unwrapSecret, wrappingKeyOf, wrapRingKey, wrapSecret } from './secrets.ts';

/**
 * Wraps the ring and the secrets by another master key, in one transaction. Data keys, API keys and links stay as they are, and
 * running processes go on with what they hold in memory.
 * @returns `already` when `to` is the master key in use
 * @throws {MasterKeyError} when neither of the two is
 */
export async function rotateMaster(store: Store, from: Buffer, to: Buffer): Promise<'changed' | 'already'> {
	const outcome = await store.write(async (trx) => {
		const stored = await lockFingerprint(trx, store.kind);
		if (stored === fingerprintOf(to)) return 'already';
		if (stored !== fingerprintOf(from)) throw wrongMasterKey();
		await rewrapAll(trx, from, to);
		await trx
			.updateTable('master_keys')
			.set({ fingerprint: fingerprintOf(to) })
			.where('id', '=', 1)
			.execute();
		return 'changed';
	});
	// What the master key of before wrapped is still in the log.
	store.scheduleErasure();
	return outcome;
}

async function rewrapAll(trx: Transaction, from: Buffer, to: Buffer): Promise<void> {
	const [before, after] = [wrappingKeyOf(from), wrappingKeyOf(to)];
	for (const { id, wrapped } of await trx.selectFrom('wrapping_keys').selectAll().execute()) {
		const again = wrapRingKey(after, id, unwrapRingKey(before, id, wrapped));
		await trx.updateTable('wrapping_keys').set({ wrapped: again }).where('id', '=', id).execute();
	}
	for (const { purpose, wrapped } of await trx.selectFrom('secrets').selectAll().execute()) {
		const again = wrapSecret(after, purpose, unwrapSecret(before, purpose, wrapped));
		await trx.updateTable('secrets').set({ wrapped: again }).where('purpose', '=', purpose).execute();
	}
}
