import { createHmac, type KeyObject } from 'node:crypto';
import type { Store } from '../store/index.ts';
import { MasterKeyError } from './master-key.ts';

/**
 * Makes sure that this master key is the one that sealed what is stored; the first start records it. With another one, every
 * site's key would be refused and every accepted job would fail and be erased.
 * @throws {MasterKeyError}
 */
export async function checkMasterKey(store: Store, checkKey: KeyObject): Promise<void> {
	const fingerprint = createHmac('sha256', checkKey).update('draftsmith').digest('hex');
	const stored = await store.write(async (trx) => {
		await trx
			.insertInto('master_keys')
			.values({ id: 1, fingerprint })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		return trx.selectFrom('master_keys').select('fingerprint').where('id', '=', 1).executeTakeFirstOrThrow();
	});
	if (stored.fingerprint === fingerprint) return;
	throw new MasterKeyError(
		'The master key is not the one that this database was made with. Set DRAFTSMITH_MASTER_KEY to that one (all processes on one database need the same), or put its file back from your backup.',
	);
}
