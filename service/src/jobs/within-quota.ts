import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Transaction } from '../store/index.ts';
import { alertExhausted, reserve } from '../usage/index.ts';
import type { JobsContext } from './context.ts';

/** What is to be taken of the account's day for a job; `now` in ms since the epoch. */
type Wanted = { jobId: string; requests: 0 | 1; tokens: number; now: number };

/**
 * A write that takes from the account's day, by `take` in its transaction, which gives the day: all of it is done or nothing. That
 * the day's tokens are used up is told to the owner with the first refusal.
 * @throws {ProblemError} `daily_limit`
 */
export async function withinQuota<Value>(
	context: JobsContext,
	{ accountId, siteId, plan }: Caller,
	work: (trx: Transaction, take: (wanted: Wanted) => Promise<string>) => Promise<Value>,
): Promise<Value> {
	let refused = 0;
	try {
		return await context.store.write((trx) =>
			work(trx, (wanted) => {
				refused = wanted.tokens;
				return reserve(trx, context, { accountId, siteId, plan, ...wanted });
			}),
		);
	} catch (error) {
		const isExhausted = error instanceof ProblemError && error.extras.limit_source === 'tokens_per_day';
		if (isExhausted)
			await alertExhausted(context.store, context, { siteId, wanted: refused, now: context.clock.now() });
		throw error;
	}
}
