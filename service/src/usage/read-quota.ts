import type { Database, Transaction } from '../store/index.ts';

/** What an account has used of a day, with what its unfinished jobs hold. */
export async function readQuota(
	db: Database | Transaction,
	accountId: string,
	day: string,
): Promise<{ requests: number; tokens: number }> {
	const row = await db
		.selectFrom('quota_days')
		.select(['requests', 'tokens'])
		.where('account_id', '=', accountId)
		.where('day', '=', day)
		.executeTakeFirst();
	return row ?? { requests: 0, tokens: 0 };
}
