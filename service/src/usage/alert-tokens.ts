import type { Plan } from '@draftsmith/shared';
import type { MailContext } from '../mail/index.ts';
import { type Database, precompile, type Store, type Transaction } from '../store/index.ts';
import { alertOnce, isReached, storedSource } from './alerts.ts';
import { utcDay } from './day.ts';
import { effectivePlan, planOf, TRIAL } from './plans.ts';
import { readSettledTokens } from './read-quota.ts';

/** What it takes to tell of limits in tokens. */
export type AlertContext = MailContext & {
	/** Whether trial limits hold until a domain or an address is proven. */
	verification: 'required' | 'off';
};

const tokensOfAccount = precompile((db, param) =>
	db
		.selectFrom('sites')
		.innerJoin('accounts', 'accounts.id', 'sites.account_id')
		.innerJoin('quota_days', 'quota_days.account_id', 'accounts.id')
		.select(['accounts.id', 'accounts.plan', 'accounts.email_confirmed_at', 'sites.status', 'quota_days.tokens'])
		.where('sites.id', '=', param<string>('site_id'))
		.where('quota_days.day', '=', param<string>('day')),
);

type Tokens = { accountId: string; plan: Plan; used: number };

/**
 * What ended jobs took of a day's tokens, for each limit that it with what unfinished ones hold is near: the account's own plan's
 * and, for a site on trial, the trial's. None where it is near none, which one look-up tells.
 */
async function tokensNearLimits(
	db: Database | Transaction,
	{ verification }: AlertContext,
	{ siteId, day }: Pick<About, 'siteId' | 'day'>,
): Promise<Tokens[]> {
	const [account] = (await tokensOfAccount(db, { site_id: siteId, day })).rows;
	if (!account) return [];
	const isNear = (plan: Plan) => isReached(account.tokens, plan.tokens_per_day, 80);
	const near: Tokens[] = [];
	// A site takes of its account's day, so that has taken no less.
	if (effectivePlan(account, verification).id === TRIAL.id && isNear(TRIAL)) {
		near.push({ accountId: account.id, plan: TRIAL, used: await readSettledTokens(db, siteId, day) });
	}
	const own = planOf(account.plan);
	if (isNear(own)) near.push({ accountId: account.id, plan: own, used: await settledOfAccount(db, account.id, day) });
	return near;
}

async function settledOfAccount(db: Database | Transaction, accountId: string, day: string): Promise<number> {
	// In one statement, so that a job is either held or settled.
	const { held, total } = await db
		.selectFrom('quota_days')
		.select((eb) => [
			'tokens as total',
			eb
				.selectFrom('jobs')
				.innerJoin('sites', 'sites.id', 'jobs.site_id')
				.select((job) => job.fn.sum<number | string | null>('reserved_tokens').as('held'))
				.where('sites.account_id', '=', accountId)
				.where('usage_day', '=', day)
				.where('state', 'in', ['starting', 'processing'])
				.as('held'),
		])
		.where('account_id', '=', accountId)
		.where('day', '=', day)
		.executeTakeFirstOrThrow();
	return total - Number(held ?? 0);
}

/** A job that was settled or refused: the alert is about its account's day. */
type About = { siteId: string; day: string; now: number };

/**
 * Tells the owner of an account that 80 % or all of its day's tokens, or of a trial's, are used, by ended jobs: what unfinished ones
 * hold goes back for the most part. In the transaction that settles a job, after what it gives back and what is counted.
 */
export async function alertTokens(trx: Transaction, context: AlertContext, about: About): Promise<void> {
	// A job that ended after midnight: there is nothing that its owner could do for yesterday.
	if (about.day !== utcDay(about.now)) return;
	for (const tokens of await tokensNearLimits(trx, context, about)) {
		await alertReached(trx, context, tokens, { now: about.now, isExhausted: false });
	}
}

/**
 * Tells the owner that the day's tokens are used up, when a job was refused that would not fit even if nothing was under way, with
 * 80 % used: that is how this limit is reached, for the last tokens of a day fit no article. A job that is too large for a day
 * that has just begun tells nothing.
 * @param wanted the tokens of the job that was refused
 */
export async function alertExhausted(
	store: Store,
	context: AlertContext,
	{ siteId, wanted, now }: { siteId: string; wanted: number; now: number },
): Promise<void> {
	const day = utcDay(now);
	for (const tokens of await tokensNearLimits(store.db, context, { siteId, day })) {
		const limit = tokens.plan.tokens_per_day;
		if (!isReached(tokens.used, limit, 80) || tokens.used + wanted <= limit) continue;
		const told = await store.db
			.selectFrom('alerts')
			.select('day')
			.where('account_id', '=', tokens.accountId)
			.where('day', '=', day)
			.where('limit_source', '=', storedSource('tokens_per_day', tokens.plan))
			.where('threshold', '=', 100)
			.executeTakeFirst();
		// A refusal costs no write but the first.
		if (!told) await store.write((trx) => alertReached(trx, context, tokens, { now, isExhausted: true }));
	}
}

async function alertReached(
	trx: Transaction,
	context: MailContext,
	{ accountId, plan, used }: Tokens,
	{ now, isExhausted }: { now: number; isExhausted: boolean },
): Promise<void> {
	for (const threshold of [80, 100] as const) {
		const isDue = isReached(used, plan.tokens_per_day, threshold) || (isExhausted && threshold === 100);
		if (isDue) await alertOnce(trx, context, { accountId, plan, now, source: 'tokens_per_day', threshold });
	}
}
