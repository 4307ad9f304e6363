import type { ApiKey, ApiKeyRequest, CreatedKey, Scope } from '@draftsmith/shared';
import { ProblemError } from '../platform/problem.ts';
import type { Database, Transaction } from '../store/index.ts';
import { type Asker, assertNotInGrace, graceOf, keyEnded, revokeLost } from './grace.ts';
import { insertKey } from './insert-key.ts';
import { toApiKey } from './key.ts';
import { assertFewKeys, assertGives, findKey, type KeysContext, tellOwner, toCreatedKey } from './key-rules.ts';
import { lockLiveSite } from './lock.ts';

/** The keys of an account, of all of its sites or of one, newest first. */
export async function listKeys(db: Database, accountId: string, siteId?: string): Promise<ApiKey[]> {
	let query = db
		.selectFrom('api_keys')
		.innerJoin('sites', 'sites.id', 'api_keys.site_id')
		.selectAll('api_keys')
		.where('sites.account_id', '=', accountId)
		.orderBy('api_keys.id', 'desc');
	if (siteId !== undefined) query = query.where('sites.id', '=', siteId);
	return (await query.execute()).map(toApiKey);
}

/**
 * Makes another key for a site of the account; the owner is told. A key in the grace of its rotation can make one only in the place
 * of the one whose answer was lost, see `revokeLost`.
 * @param asked with the scopes of whoever asks as `mayGive`, and the key as `asker`; without one, it is an operator
 * @throws {ProblemError} `not_found`, `insufficient_scope`, `too_many_keys`, `key_ended`
 */
export async function createKey(
	trx: Transaction,
	context: KeysContext,
	asked: Pick<ApiKeyRequest, 'name' | 'scopes'> & {
		accountId: string;
		siteId: string;
		mayGive: readonly Scope[];
		asker?: Asker;
	},
): Promise<CreatedKey> {
	assertGives(asked.scopes, asked.mayGive);
	const site = await lockLiveSite(trx, asked.accountId, asked.siteId);
	if (!site) throw new ProblemError('not_found', 'There is no such site in this account, or it has ended.');
	const scopes = [...new Set(asked.scopes)];
	const replaces = asked.asker && (await replacedBy(trx, site.id, asked.asker, context.clock.now()));
	const given = { siteId: site.id, name: asked.name ?? null, scopes };
	const made = await insertKey(trx, context, replaces === undefined ? given : { ...given, replaces });
	await assertFewKeys(trx, site.id, context.clock.now());
	await tellOwner(trx, context, 'key_created', site, made.row);
	return toCreatedKey(made);
}

/** The key in whose place one is made: none, unless the one that asks is in its grace. */
async function replacedBy(trx: Transaction, siteId: string, asker: Asker, now: number): Promise<string | undefined> {
	if ((await graceOf(trx, asker)) === null) return undefined;
	const key = await trx.selectFrom('api_keys').select('site_id').where('id', '=', asker.apiKeyId).executeTakeFirst();
	if (key?.site_id !== siteId) throw keyEnded('Use the key that took its place to make keys for other sites.');
	// Unlike a rotation, this is asked only by who knows that an answer was lost.
	await revokeLost(trx, asker, now, 0);
	return asker.apiKeyId;
}

/**
 * Revokes a key at once; the owner is told. One that was revoked before stays so.
 * @throws {ProblemError} `not_found`; `key_ended` when a key in its grace asks it of another
 */
export async function revokeKey(
	trx: Transaction,
	context: KeysContext,
	asked: { accountId: string; keyId: string; asker?: Pick<Asker, 'apiKeyId'> },
): Promise<void> {
	const key = await findKey(trx, asked.accountId, asked.keyId);
	if (asked.asker && asked.asker.apiKeyId !== key.id) await assertNotInGrace(trx, asked.asker);
	const { numUpdatedRows } = await trx
		.updateTable('api_keys')
		.set({ revoked_at: context.clock.now() })
		.where('id', '=', key.id)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 1n) await tellOwner(trx, context, 'key_revoked', key, key);
}
