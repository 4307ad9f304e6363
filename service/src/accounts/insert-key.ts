import type { Scope } from '@draftsmith/shared';
import { newId } from '../platform/random.ts';
import type { ApiKeyRow, Transaction } from '../store/index.ts';
import { createApiKey, hashApiKey } from './api-key.ts';
import type { AccountsContext } from './context.ts';

/** A key that was just made. `key` is its text, which is nowhere else. */
export type InsertedKey = { row: ApiKeyRow; key: string };

/** Writes a new key of a site. `replaces`: the id of the key that has made it in its own place. */
export async function insertKey(
	trx: Transaction,
	{ clock, pepper }: Pick<AccountsContext, 'clock' | 'pepper'>,
	given: { siteId: string; name: string | null; scopes: readonly Scope[]; replaces?: string },
): Promise<InsertedKey> {
	const key = createApiKey();
	const row = await trx
		.insertInto('api_keys')
		.values({
			id: newId(clock),
			site_id: given.siteId,
			hash: hashApiKey(pepper, key),
			last_four: key.slice(-4),
			name: given.name,
			scopes: given.scopes.join(' '),
			replaces: given.replaces ?? null,
			created_at: clock.now(),
			revoked_at: null,
		})
		.returningAll()
		.executeTakeFirstOrThrow();
	return { row, key };
}
