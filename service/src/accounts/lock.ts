import type { AccountRow, SiteRow, Transaction } from '../store/index.ts';

/*
 * An update that changes nothing locks a row in both databases; what counts rows and then adds one begins with it, so that two
 * at the same time come one after the other. Accounts are locked before sites, sites before keys, and lanes after all of them.
 */

/** The account, locked until the end of the transaction; undefined when there is none, or it is being erased. */
export function lockAccount(trx: Transaction, id: string): Promise<AccountRow | undefined> {
	return trx
		.updateTable('accounts')
		.set((eb) => ({ plan: eb.ref('plan') }))
		.where('id', '=', id)
		.where('erasing', 'is', null)
		.returningAll()
		.executeTakeFirst();
}

/** A site of the account that has not ended, locked until the end of the transaction; undefined when there is none. */
export function lockLiveSite(trx: Transaction, accountId: string, siteId: string): Promise<SiteRow | undefined> {
	return trx
		.updateTable('sites')
		.set((eb) => ({ domain: eb.ref('domain') }))
		.where('id', '=', siteId)
		.where('account_id', '=', accountId)
		.where('status', 'in', ['unproven', 'active'])
		.returningAll()
		.executeTakeFirst();
}
