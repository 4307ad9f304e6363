import type { Transaction } from '../store/index.ts';
import { utcDay } from './day.ts';

/**
 * An account that takes a domain over from others begins its day with no less used than they have: otherwise registering anew
 * would be a fresh day for the same domain. On PostgreSQL, call it before any lane is locked.
 */
export async function inheritDay(
	trx: Transaction,
	{ to, from, now }: { to: string; from: readonly string[]; now: number },
): Promise<void> {
	const day = utcDay(now);
	const days = await trx
		.selectFrom('quota_days')
		.select(['requests', 'tokens'])
		.where('day', '=', day)
		.where('account_id', 'in', [...from])
		.where('account_id', '!=', to)
		.execute();
	if (days.length === 0) return;
	const requests = Math.max(...days.map((each) => each.requests));
	const tokens = Math.max(...days.map((each) => each.tokens));
	await trx
		.insertInto('quota_days')
		.values({ account_id: to, day, requests, tokens })
		.onConflict((conflict) =>
			conflict.columns(['account_id', 'day']).doUpdateSet((eb) => ({
				requests: eb
					.case()
					.when('quota_days.requests', '<', eb.ref('excluded.requests'))
					.then(eb.ref('excluded.requests'))
					.else(eb.ref('quota_days.requests'))
					.end(),
				tokens: eb
					.case()
					.when('quota_days.tokens', '<', eb.ref('excluded.tokens'))
					.then(eb.ref('excluded.tokens'))
					.else(eb.ref('quota_days.tokens'))
					.end(),
			})),
		)
		.execute();
}
