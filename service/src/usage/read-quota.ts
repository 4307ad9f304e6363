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

/** What the ended jobs of one site took of a day's tokens. */
export async function readSettledTokens(db: Database | Transaction, siteId: string, day: string): Promise<number> {
	const { tokens } = await db
		.selectFrom('usage_days')
		.select((eb) => eb.fn.sum<number | string | null>(eb('input_tokens', '+', eb.ref('output_tokens'))).as('tokens'))
		.where('site_id', '=', siteId)
		.where('day', '=', day)
		.executeTakeFirstOrThrow();
	return Number(tokens ?? 0);
}

/**
 * What one site has used of a day, with what its unfinished jobs hold: by it a site on trial is measured, whatever else its
 * account does. In one statement, so that a job is either held or settled.
 * @param exceptJob the job for which it is asked, which is in its row already or not
 */
export async function readSiteDay(
	db: Database | Transaction,
	{ siteId, day, exceptJob }: { siteId: string; day: string; exceptJob: string | null },
): Promise<{ requests: number; tokens: number }> {
	const settled = db
		.selectFrom('usage_days')
		.select((eb) => [
			eb.fn.sum<number | string | null>('requests').as('requests'),
			eb.fn.sum<number | string | null>(eb('input_tokens', '+', eb.ref('output_tokens'))).as('tokens'),
		])
		.where('site_id', '=', siteId)
		.where('day', '=', day);
	const held = db
		.selectFrom('jobs')
		.select((eb) => [
			// The request of an article that is being changed was counted when it was first finished.
			eb.fn
				.sum<number | string | null>(eb.case().when('regenerating', 'is', null).then(eb.lit(1)).else(eb.lit(0)).end())
				.as('requests'),
			eb.fn.sum<number | string | null>('reserved_tokens').as('tokens'),
		])
		.where('site_id', '=', siteId)
		.where('usage_day', '=', day)
		.where('state', 'in', ['starting', 'processing'])
		.$if(exceptJob !== null, (query) => query.where('id', '!=', exceptJob ?? ''));
	const rows = await settled.unionAll(held).execute();
	return {
		requests: rows.reduce((sum, { requests }) => sum + Number(requests ?? 0), 0),
		tokens: rows.reduce((sum, { tokens }) => sum + Number(tokens ?? 0), 0),
	};
}
