import type { MailContext } from '../mail/index.ts';
import { type Database, precompile, type Store, type Transaction } from '../store/index.ts';
import { alertOnce, isReached } from './alerts.ts';
import { utcDay } from './day.ts';
import { planOf } from './plans.ts';

const tokensOfAccount = precompile((db, param) =>
	db
		.selectFrom('sites')
		.innerJoin('accounts', 'accounts.id', 'sites.account_id')
		.innerJoin('quota_days', 'quota_days.account_id', 'accounts.id')
		.select(['accounts.id', 'accounts.plan', 'quota_days.tokens'])
		.where('sites.id', '=', param<string>('site_id'))
		.where('quota_days.day', '=', param<string>('day')),
);

type Tokens = { accountId: string; planId: string; used: number };

/**
 * What an account's ended jobs took of a day's tokens, where that with what unfinished ones hold is near its own plan's limit;
 * undefined where it is not, which one look-up tells.
 */
async function tokensNearLimit(db: Database | Transaction, siteId: string, day: string): Promise<Tokens | undefined> {
	const [account] = (await tokensOfAccount(db, { site_id: siteId, day })).rows;
	if (!account || !isReached(account.tokens, planOf(account.plan).tokens_per_day, 80)) return undefined;
	// In one statement, so that a job is either held or settled.
	const { held, total } = await db
		.selectFrom('quota_days')
		.select((eb) => [
			'tokens as total',
			eb
				.selectFrom('jobs')
				.innerJoin('sites', 'sites.id', 'jobs.site_id')
				.select((job) => job.fn.sum<number | string | null>('reserved_tokens').as('held'))
				.where('sites.account_id', '=', account.id)
				.where('usage_day', '=', day)
				.where('state', 'in', ['starting', 'processing'])
				.as('held'),
		])
		.where('account_id', '=', account.id)
		.where('day', '=', day)
		.executeTakeFirstOrThrow();
	return { accountId: account.id, planId: account.plan, used: total - Number(held ?? 0) };
}

/** A job that was settled or refused: the alert is about its account's day. */
type About = { siteId: string; day: string; now: number };

/**
 * Tells the owner of an account that 80 % or all of its day's tokens are used, by ended jobs: what unfinished ones hold goes back
 * for the most part. In the transaction that settles a job, after what it gives back.
 */
export async function alertTokens(trx: Transaction, context: MailContext, { siteId, day, now }: About): Promise<void> {
	// A job that ended after midnight: there is nothing that its owner could do for yesterday.
	if (day !== utcDay(now)) return;
	const tokens = await tokensNearLimit(trx, siteId, day);
	if (tokens) await alertReached(trx, context, tokens, { now, isExhausted: false });
}

/**
 * Tells the owner that the day's tokens are used up, when a job was refused that would not fit even if nothing was under way, with
 * 80 % used: that is how this limit is reached, for the last tokens of a day fit no article. A job that is too large for a day
 * that has just begun tells nothing.
 * @param wanted the tokens of the job that was refused
 */
export async function alertExhausted(
	store: Store,
	context: MailContext,
	{ siteId, wanted, now }: { siteId: string; wanted: number; now: number },
): Promise<void> {
	const day = utcDay(now);
	const tokens = await tokensNearLimit(store.db, siteId, day);
	if (!tokens) return;
	const limit = planOf(tokens.planId).tokens_per_day;
	if (!isReached(tokens.used, limit, 80) || tokens.used + wanted <= limit) return;
	const told = await store.db
		.selectFrom('alerts')
		.select('day')
		.where('account_id', '=', tokens.accountId)
		.where('day', '=', day)
		.where('limit_source', '=', 'tokens_per_day')
		.where('threshold', '=', 100)
		.executeTakeFirst();
	// A refusal costs no write but the first.
	if (!told) await store.write((trx) => alertReached(trx, context, tokens, { now, isExhausted: true }));
}

async function alertReached(
	trx: Transaction,
	context: MailContext,
	{ accountId, planId, used }: Tokens,
	{ now, isExhausted }: { now: number; isExhausted: boolean },
): Promise<void> {
	const plan = planOf(planId);
	for (const threshold of [80, 100] as const) {
		const isDue = isReached(used, plan.tokens_per_day, threshold) || (isExhausted && threshold === 100);
		if (isDue) await alertOnce(trx, context, { accountId, plan, now, source: 'tokens_per_day', threshold });
	}
}
