import type { CreatedKey, Scope } from '@draftsmith/shared';
import type { Transaction } from '../store/index.ts';
import { type Asker, assertNotInGrace, keyEnded, revokeLost } from './grace.ts';
import { insertKey } from './insert-key.ts';
import { scopesOf } from './key.ts';
import { assertFewKeys, assertGives, findKey, type KeysContext, tellOwner, toCreatedKey } from './key-rules.ts';
import { lockLiveSite } from './lock.ts';
import { assertFewOwnRotations } from './own-rotations.ts';

/** How long the answer to a rotation may be on its way before it counts as lost, ms. */
const ON_ITS_WAY = 60_000;

/**
 * Makes a key in the place of another, with its name and scopes; the owner is told. The old one goes on for `grace` ms. Of two
 * that ask at the same time, one is refused. A key that rotated itself and whose answer was lost may ask again after a minute,
 * see `revokeLost`: the key of which nobody knows is revoked, and one is made in its place.
 * @param asked with the key that asks as `asker`; without one, it is an operator
 * @throws {ProblemError} `not_found`, `insufficient_scope`, `key_ended`, `rate_limited`, `too_many_keys`
 */
export async function rotateKey(
	trx: Transaction,
	context: KeysContext,
	asked: { accountId: string; keyId: string; grace: number; mayGive: readonly Scope[]; asker?: Asker },
): Promise<CreatedKey> {
	const found = await findKey(trx, asked.accountId, asked.keyId);
	const scopes = scopesOf(found.scopes);
	assertGives(scopes, asked.mayGive);
	const site = await lockLiveSite(trx, asked.accountId, found.site_id);
	// Read again: somebody may have rotated it while we waited for the lock.
	const old = await findKey(trx, asked.accountId, asked.keyId);
	const now = context.clock.now();
	const isOver = old.revoked_at !== null || (old.expires_at !== null && old.expires_at <= now);
	if (!site || isOver) throw keyEnded('It can’t be rotated any more. Make a new key instead.');
	const { asker } = asked;
	const isOwn = asker?.apiKeyId === old.id;
	if (isOwn) await assertFewOwnRotations(trx, old, now);
	if (asker && !isOwn) await assertNotInGrace(trx, asker);
	if (old.expires_at !== null) {
		if (!isOwn) throw keyEnded('Use the key that took its place, or make another.');
		await revokeLost(trx, asker, now, ON_ITS_WAY);
	}
	await trx
		.updateTable('api_keys')
		.set({ expires_at: Math.min(old.expires_at ?? Number.POSITIVE_INFINITY, now + asked.grace) })
		.where('id', '=', old.id)
		.execute();
	const given = { siteId: site.id, name: old.name, scopes };
	const made = await insertKey(trx, context, isOwn ? { ...given, replaces: old.id } : given);
	await assertFewKeys(trx, site.id, now);
	await tellOwner(trx, context, 'key_rotated', site, made.row);
	return toCreatedKey(made);
}
