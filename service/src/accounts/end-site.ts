import { sql } from 'kysely';
import type { SiteRow, Transaction } from '../store/index.ts';
import { lockAccount } from './lock.ts';

/** Of the scopes of a key that manages the account. */
const MANAGING = '%account%';

/**
 * Ends sites: no key of theirs is taken any more, but for those without which nobody could manage the account, and no article of theirs is begun. What is being written is finished, what
 * waits is given up when its time is over, and nobody can fetch either: both are erased as all that nobody takes. Asked again
 * for sites that have ended, it does nothing.
 * @returns those that this call ended
 */
export async function endSites(
	trx: Transaction,
	siteIds: readonly string[],
	status: 'superseded' | 'closed',
	now: number,
): Promise<Pick<SiteRow, 'id' | 'account_id' | 'domain'>[]> {
	if (siteIds.length === 0) return [];
	await lockAccounts(trx, siteIds);
	const ended = await trx
		.updateTable('sites')
		.set({ status, ended_at: now, challenge: null, proof_due_at: null })
		.where('id', 'in', siteIds)
		.where('status', 'in', ['unproven', 'active'])
		.returning(['id', 'account_id', 'domain'])
		.execute();
	const ids = ended.map(({ id }) => id);
	if (ids.length === 0) return [];
	// The same time as the site's end: by it, `authenticate` tells why the key is not taken.
	await trx
		.updateTable('api_keys')
		.set({ revoked_at: now })
		.where('site_id', 'in', ids)
		.where('revoked_at', 'is', null)
		.where((eb) =>
			eb.or([
				eb('scopes', 'not like', MANAGING),
				eb.exists(
					eb
						.selectFrom('api_keys as other')
						.innerJoin('sites', 'sites.id', 'other.site_id')
						.select('other.id')
						.where('other.site_id', 'not in', ids)
						.where('other.scopes', 'like', MANAGING)
						.where('other.revoked_at', 'is', null)
						.where('other.expires_at', 'is', null)
						.where(
							'sites.account_id',
							'=',
							sql<string>`(
							select own.account_id from sites as own where own.id = api_keys.site_id)`,
						),
				),
			]),
		)
		.execute();
	await trx.updateTable('lanes').set({ concurrency: 0 }).where('site_id', 'in', ids).execute();
	return ended;
}

/** Of two sites of an account that end at the same time, the second must see that the first one's keys are gone. */
async function lockAccounts(trx: Transaction, siteIds: readonly string[]): Promise<void> {
	const accounts = await trx
		.selectFrom('sites')
		.select('account_id')
		.distinct()
		.where('id', 'in', siteIds)
		.orderBy('account_id')
		.execute();
	for (const account of accounts) await lockAccount(trx, account.account_id);
}
