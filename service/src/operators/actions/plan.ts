import type { AdminAccount, PlanList } from '@draftsmith/shared';
import { z } from 'zod';
import { ALL_PLANS, setPlan, TRIAL } from '../../usage/index.ts';
import type { Reading, Writing } from '../action.ts';
import { AccountName, findAccount } from '../find.ts';
import { readAdminAccount } from './account.ts';

const Nothing = z.strictObject({});

/** Every plan with its limits. */
export const planList: Reading<z.output<typeof Nothing>, PlanList> = {
	name: 'plan.list',
	input: Nothing,
	read: async () => ({ output: { data: [...ALL_PLANS] }, subject: null }),
};

// A trial is what holds until a site is proven: nobody is given one.
const GIVEN = ALL_PLANS.filter((plan) => plan !== TRIAL).map((plan) => plan.id);

const Change = z.strictObject({
	account: AccountName,
	plan: z.string().refine((id) => GIVEN.includes(id), { error: `must be one of ${GIVEN.join(', ')}` }),
});

/** Gives an account another plan. Given twice, it changes nothing and says so in the audit. */
export const accountPlan: Writing<z.output<typeof Change>, AdminAccount> = {
	name: 'account.plan',
	input: Change,
	prepare: async ({ store, clock }, { account, plan }, actor) => {
		const before = await findAccount(store.db, actor, account);
		const now = clock.now();
		return async (trx) => {
			const changed = await setPlan(trx, before.id, plan, now);
			const output = await readAdminAccount(trx, before.id, actor);
			return { output, subject: before.id, details: { plan, before: before.plan, changed } };
		};
	},
};
