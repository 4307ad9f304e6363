import { randomBytes } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../store/index.ts';
import { chooseMasterKey } from './check-master-key.ts';
import { ACTIVATION_DELAY } from './ring.ts';
import { wrappingKeyOf, wrapRingKey } from './secrets.ts';

/** The largest id that its 4 bytes in a wrapped key hold. */
const LAST_ID = 0xff_ff_ff_ff;

/**
 * Adds a key to the ring. It wraps new data keys a minute later, when every running process has read it.
 * @returns its id, and when it begins to wrap (ms since the epoch)
 * @throws {MasterKeyError} when the master key is not that of the database
 */
export function rotateRing(
	store: Store,
	options: { clock: Pick<Clock, 'now'>; master: Buffer },
): Promise<{ id: number; activeAt: number }> {
	return store.write(async (trx) => {
		// Its row stays locked, so that neither the master key changes meanwhile nor another key gets this id.
		await chooseMasterKey(trx, store.kind, [options.master]);
		// The first key is not made here: in a database from before there was a ring it must be the one that was in use.
		const newest = await trx
			.selectFrom('wrapping_keys')
			.select('id')
			.orderBy('id', 'desc')
			.limit(1)
			.executeTakeFirstOrThrow();
		const id = newest.id + 1;
		if (id > LAST_ID) throw new Error('the ring has no ids left');
		const now = options.clock.now();
		const wrapped = wrapRingKey(wrappingKeyOf(options.master), id, randomBytes(32));
		await trx.insertInto('wrapping_keys').values({ id, wrapped, created_at: now }).execute();
		return { id, activeAt: now + ACTIVATION_DELAY };
	});
}
