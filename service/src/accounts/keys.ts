import type { ApiKey, ApiKeyRequest, CreatedKey, Scope } from '@draftsmith/shared';
import { ProblemError } from '../platform/problem.ts';
import type { Database, Transaction } from '../store/index.ts';
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
 * Makes another key for a site of the account; the owner is told.
 * @param asked with the scopes of whoever asks as `mayGive`
 * @throws {ProblemError} `not_found`, `insufficient_scope`, `too_many_keys`
 */
export async function createKey(
	trx: Transaction,
	context: KeysContext,
	asked: Pick<ApiKeyRequest, 'name' | 'scopes'> & { accountId: string; siteId: string; mayGive: readonly Scope[] },
): Promise<CreatedKey> {
	assertGives(asked.scopes, asked.mayGive);
	const site = await lockLiveSite(trx, asked.accountId, asked.siteId);
	if (!site) throw new ProblemError('not_found', 'There is no such site in this account, or it has ended.');
	const scopes = [...new Set(asked.scopes)];
	const made = await insertKey(trx, context, { siteId: site.id, name: asked.name ?? null, scopes });
	await assertFewKeys(trx, site.id, context.clock.now());
	await tellOwner(trx, context, 'key_created', site, made.row);
	return toCreatedKey(made);
}

/**
 * Revokes a key at once; the owner is told. One that was revoked before stays so.
 * @throws {ProblemError} `not_found`
 */
export async function revokeKey(
	trx: Transaction,
	context: KeysContext,
	asked: { accountId: string; keyId: string },
): Promise<void> {
	const key = await findKey(trx, asked.accountId, asked.keyId);
	const { numUpdatedRows } = await trx
		.updateTable('api_keys')
		.set({ revoked_at: context.clock.now() })
		.where('id', '=', key.id)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 1n) await tellOwner(trx, context, 'key_revoked', key, key);
}
