import type { Plan } from '@draftsmith/shared';
import type { MailContext } from '../mail/index.ts';
import { ProblemError } from '../platform/problem.ts';
import { timestamp } from '../platform/timestamp.ts';
import { type JobRow, precompile, type Transaction } from '../store/index.ts';
import { alertOnce, isReached } from './alerts.ts';
import { endOfUtcDay, utcDay } from './day.ts';
import { planOf, TRIAL } from './plans.ts';
import { readQuota, readSiteDay } from './read-quota.ts';

const takeQuota = precompile((db, param) =>
	db
		.insertInto('quota_days')
		.values({
			account_id: param('account_id'),
			day: param('day'),
			requests: param('requests'),
			tokens: param('tokens'),
		})
		.onConflict((conflict) =>
			conflict
				.columns(['account_id', 'day'])
				.doUpdateSet((eb) => ({
					requests: eb('quota_days.requests', '+', eb.ref('excluded.requests')),
					tokens: eb('quota_days.tokens', '+', eb.ref('excluded.tokens')),
				}))
				.where('quota_days.requests', '<=', param<number>('requests_before'))
				.where('quota_days.tokens', '<=', param<number>('tokens_before')),
		)
		.returning(['requests', 'tokens']),
);

/** PostgreSQL's `integer` holds no more. */
const LARGEST_INTEGER = 2_147_483_647;

/**
 * What is wanted of an account's day: an article (1) or a change of one (0), and the most tokens that it may take. `plan` is the one
 * whose limits hold for the site now, `jobId` the job that is to hold them.
 */
export type Reservation = {
	accountId: string;
	siteId: string;
	jobId: string;
	plan: Plan;
	requests: 0 | 1;
	tokens: number;
	now: number;
};

/**
 * Takes requests and tokens from the account's day, in the transaction that accepts the job. One conditional upsert: two
 * requests can never both take the last one, in however many processes. A site on trial takes of the account's day like any
 * other, by the account's own plan, and is bounded for itself by the trial. The alerts that it makes due, of either limit, are
 * written with it.
 * @returns the day that holds the reservation; store it, and the tokens, with the job
 * @throws {ProblemError} `daily_limit`
 */
export async function reserve(trx: Transaction, context: MailContext, wanted: Reservation): Promise<string> {
	const { accountId, requests, tokens, now } = wanted;
	const day = utcDay(now);
	const isTrial = wanted.plan.id === TRIAL.id;
	const plan = isTrial ? await ownPlan(trx, accountId) : wanted.plan;
	// The first of a day is inserted unconditionally.
	if (tokens > plan.tokens_per_day) throw tooManyTokens({ ...wanted, plan });
	const { rows } = await takeQuota(trx, {
		account_id: accountId,
		day,
		requests,
		tokens,
		// Whoever takes nothing of a limit is not held up by it.
		requests_before: requests === 0 ? LARGEST_INTEGER : plan.requests_per_day - requests,
		tokens_before: tokens === 0 ? Number.MAX_SAFE_INTEGER : plan.tokens_per_day - tokens,
	});
	const [held] = rows;
	if (!held) throw await limitReached(trx, { ...wanted, plan }, day);
	if (isTrial) {
		const used = await takeOfTrial(trx, wanted, day);
		if (requests === 1) await alertRequests(trx, context, { accountId, plan: TRIAL, now, requests: used });
	}
	if (requests === 1 && isReached(held.requests, plan.requests_per_day, 80)) {
		// The caller's plan was read before this transaction.
		const own = await ownPlan(trx, accountId);
		await alertRequests(trx, context, { accountId, plan: own, now, requests: held.requests });
	}
	return day;
}

async function ownPlan(trx: Transaction, accountId: string): Promise<Plan> {
	const { plan } = await trx
		.selectFrom('accounts')
		.select('plan')
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	return planOf(plan);
}

/**
 * The account's day is locked by what was just taken of it, so of two submissions the second sees the first here.
 * @returns the requests that the site has taken with this one
 * @throws {ProblemError} `daily_limit`
 */
async function takeOfTrial(trx: Transaction, wanted: Reservation, day: string): Promise<number> {
	const { siteId, jobId, plan, requests, tokens } = wanted;
	const used = await readSiteDay(trx, { siteId, day, exceptJob: jobId });
	if (requests === 1 && used.requests + requests > plan.requests_per_day) throw tooManyRequests(wanted);
	if (tokens > 0 && used.tokens + tokens > plan.tokens_per_day) throw tooManyTokens(wanted);
	return used.requests + requests;
}

async function alertRequests(
	trx: Transaction,
	context: MailContext,
	{ accountId, plan, now, requests }: { accountId: string; plan: Plan; now: number; requests: number },
): Promise<void> {
	for (const threshold of [80, 100] as const) {
		if (!isReached(requests, plan.requests_per_day, threshold)) continue;
		await alertOnce(trx, context, { accountId, plan, now, source: 'requests_per_day', threshold });
	}
}

async function limitReached(trx: Transaction, wanted: Reservation, day: string): Promise<ProblemError> {
	const { plan } = wanted;
	const held = await readQuota(trx, wanted.accountId, day);
	if (wanted.requests === 1 && held.requests >= plan.requests_per_day) return tooManyRequests(wanted);
	return tooManyTokens(wanted);
}

function tooManyRequests({ plan, now }: Reservation): ProblemError {
	return new ProblemError(
		'daily_limit',
		`The ${plan.name} plan allows ${plan.requests_per_day} articles a day. Try again after midnight UTC, or ask for a larger plan.`,
		{ limit_source: 'requests_per_day', ...untilMidnight(now) },
	);
}

function tooManyTokens({ plan, tokens, now }: Reservation): ProblemError {
	return new ProblemError(
		'daily_limit',
		tokens > plan.tokens_per_day
			? `This article may take ${tokens} tokens, more than the ${plan.name} plan’s ${plan.tokens_per_day} a day. Choose a shorter length or a lower max_tokens.`
			: `The ${plan.name} plan allows ${plan.tokens_per_day} tokens a day, and this article may take ${tokens}, which is more than is left. Wait until articles under way are done, choose a shorter length, or try again after midnight UTC.`,
		{ limit_source: 'tokens_per_day', ...untilMidnight(now) },
	);
}

function untilMidnight(now: number) {
	const resets = endOfUtcDay(now);
	return { resets_at: timestamp(resets), retryAfter: (resets - now) / 1000 };
}

/** What a job holds of a day. */
export type Holding = Pick<JobRow, 'site_id' | 'usage_day' | 'reserved_tokens'>;

/** Gives what a job holds back: it ended without an article. In the transaction that ends it. */
export async function releaseRequest(trx: Transaction, job: Holding): Promise<void> {
	await giveBack(trx, job, { requests: 1, tokens: job.reserved_tokens });
}

/** Gives the tokens back that a change of an article holds: it came to nothing, and the article stays as it was. */
export async function releaseTokens(trx: Transaction, job: Holding): Promise<void> {
	await giveBack(trx, job, { requests: 0, tokens: job.reserved_tokens });
}

const giveBackQuota = precompile((db, param) =>
	db
		.updateTable('quota_days')
		.set((eb) => ({
			requests: eb('requests', '-', param<number>('requests')),
			tokens: eb('tokens', '-', param<number>('tokens')),
		}))
		.where((eb) =>
			eb('account_id', '=', eb.selectFrom('sites').select('account_id').where('id', '=', param<string>('site_id'))),
		)
		.where('day', '=', param<string>('day')),
);

/** Gives a part of what a job holds back. */
export async function giveBack(
	trx: Transaction,
	{ site_id, usage_day }: Holding,
	{ requests, tokens }: { requests: 0 | 1; tokens: number },
): Promise<void> {
	await giveBackQuota(trx, { site_id, day: usage_day, requests, tokens });
}
