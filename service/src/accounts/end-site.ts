import type { SiteRow, Transaction } from '../store/index.ts';

/**
 * Ends sites: no key of theirs is taken any more, and no article of theirs is begun. What is being written is finished, what
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
		.execute();
	await trx.updateTable('lanes').set({ concurrency: 0 }).where('site_id', 'in', ids).execute();
	return ended;
}
