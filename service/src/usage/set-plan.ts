import { newId } from '../platform/random.ts';
import type { Transaction } from '../store/index.ts';
import { planOf } from './plans.ts';

/**
 * Gives an account another plan: at once for what is submitted from now on, and for how many articles of its proven sites are
 * written at the same time; other sites' follow with their next article. What is reserved stays reserved. Each change is a row
 * for the bookkeeper.
 * @returns false when the account has this plan already, or there is no such account
 * @throws when there is no such plan
 */
export async function setPlan(trx: Transaction, accountId: string, planId: string, now: number): Promise<boolean> {
	const plan = planOf(planId);
	const { numUpdatedRows } = await trx
		.updateTable('accounts')
		.set({ plan: plan.id })
		.where('id', '=', accountId)
		.where('plan', '!=', plan.id)
		.executeTakeFirst();
	if (numUpdatedRows !== 1n) return false;
	await trx
		.updateTable('lanes')
		.set({ concurrency: plan.concurrency })
		.where((eb) => {
			const sites = eb.selectFrom('sites').select('id').where('account_id', '=', accountId);
			// Nothing more is written for a site that has ended; one that is not proven may be on trial, and takes its width anew.
			return eb('site_id', 'in', sites.where('status', '=', 'active'));
		})
		.execute();
	const id = newId({ now: () => now });
	await trx
		.insertInto('transactions')
		.values({
			id,
			account_id: accountId,
			kind: 'plan_changed',
			// The plan, and what makes two changes to it two.
			ref: `${plan.id}:${id}`,
			amount_micro_usd: 0,
			created_at: now,
		})
		.execute();
	return true;
}
