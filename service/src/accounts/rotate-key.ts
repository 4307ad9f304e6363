import type { CreatedKey, Scope } from '@draftsmith/shared';
import { ProblemError } from '../platform/problem.ts';
import type { ApiKeyRow, Transaction } from '../store/index.ts';
import { insertKey } from './insert-key.ts';
import { scopesOf } from './key.ts';
import { assertFewKeys, assertGives, findKey, type KeysContext, tellOwner, toCreatedKey } from './key-rules.ts';
import { lockLiveSite } from './lock.ts';

/** How long the answer to a rotation may be on its way before it counts as lost, ms. */
const ON_ITS_WAY = 60_000;

/**
 * Makes a key in the place of another, with its name and scopes; the owner is told. The old one goes on for `grace` ms. Of two
 * that ask at the same time, one is refused. Whose answer was lost may ask again after a minute, as long as the old key goes on:
 * the key of which nobody knows is revoked, and one is made in its place.
 * @throws {ProblemError} `not_found`, `insufficient_scope`, `key_ended`, `too_many_keys`
 */
export async function rotateKey(
	trx: Transaction,
	context: KeysContext,
	asked: { accountId: string; keyId: string; grace: number; mayGive: readonly Scope[] },
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
	if (old.expires_at !== null) await revokeLost(trx, old, now);
	await trx
		.updateTable('api_keys')
		.set({ expires_at: Math.min(old.expires_at ?? Number.POSITIVE_INFINITY, now + asked.grace) })
		.where('id', '=', old.id)
		.execute();
	const made = await insertKey(trx, context, { siteId: site.id, name: old.name, scopes, replaces: old.id });
	await assertFewKeys(trx, site.id, now);
	await tellOwner(trx, context, 'key_rotated', site, made.row);
	return toCreatedKey(made);
}

/** Revokes the key that was made in the place of this one and has never been used. */
async function revokeLost(trx: Transaction, old: Pick<ApiKeyRow, 'id'>, now: number): Promise<void> {
	const successor = await trx
		.selectFrom('api_keys')
		.select(['id', 'created_at', 'last_used_at', 'expires_at'])
		.where('replaces', '=', old.id)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	if (!successor) return;
	if (successor.last_used_at !== null || successor.expires_at !== null) {
		throw keyEnded('The key that took its place is in use. Use that one, or make another.');
	}
	const lostAt = successor.created_at + ON_ITS_WAY;
	if (lostAt > now) {
		throw keyEnded(
			'It was rotated a moment ago. Use the key from that answer; if it was lost, ask again in a minute.',
			(lostAt - now) / 1000,
		);
	}
	await trx.updateTable('api_keys').set({ revoked_at: now }).where('id', '=', successor.id).execute();
}

function keyEnded(advice: string, retryAfter?: number): ProblemError {
	return new ProblemError(
		'key_ended',
		`This key was rotated or revoked before. ${advice}`,
		retryAfter === undefined ? {} : { retryAfter },
	);
}
