import type { AdminUsage } from '@draftsmith/shared';
import { z } from 'zod';
import { planOf, readQuota, utcDay } from '../../usage/index.ts';
import type { Reading } from '../action.ts';
import { AccountName, findAccount } from '../find.ts';

const DAYS = 31;
const DAY = 86_400_000;

const Named = z.strictObject({ account: AccountName });

/** What an account holds of today's limits, and what its ended articles took on each of the last 31 UTC days, by model. */
export const usageShow: Reading<z.output<typeof Named>, AdminUsage> = {
	name: 'usage.show',
	input: Named,
	read: async ({ store: { db }, clock }, { account }, actor) => {
		const { id, plan } = await findAccount(db, actor, account);
		const today = utcDay(clock.now());
		const rows = await db
			.selectFrom('usage_days')
			.innerJoin('sites', 'sites.id', 'usage_days.site_id')
			.select(({ fn }) => [
				'day',
				'model',
				fn.sum<number>('requests').as('requests'),
				fn.sum<number>('input_tokens').as('input_tokens'),
				fn.sum<number>('output_tokens').as('output_tokens'),
			])
			.where('sites.account_id', '=', id)
			.where('day', '>', utcDay(clock.now() - DAYS * DAY))
			.groupBy(['day', 'model'])
			.orderBy('day', 'desc')
			.orderBy('model')
			.execute();
		const { requests_per_day, tokens_per_day } = planOf(plan);
		const output = {
			account_id: id,
			plan,
			today: { date: today, ...(await readQuota(db, id, today)) },
			limits: { requests_per_day, tokens_per_day },
			days: rows.map((row) => ({
				date: row.day,
				model: row.model === '' ? null : row.model,
				requests: Number(row.requests),
				input_tokens: Number(row.input_tokens),
				output_tokens: Number(row.output_tokens),
			})),
		};
		return { output, subject: id };
	},
};
