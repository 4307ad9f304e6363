import type { Plan } from '@draftsmith/shared';
import { ProblemError } from '../platform/problem.ts';
import { type JobRow, precompile, type Transaction } from '../store/index.ts';

/** The UTC day of a time, `2026-11-21`. */
export function utcDay(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}

/** When the UTC day of a time ends, ms since the epoch. */
export function endOfUtcDay(time: number): number {
	const day = 86_400_000;
	return (Math.floor(time / day) + 1) * day;
}

const takeRequest = precompile((db, param) =>
	db
		.insertInto('usage_days')
		.values({
			site_id: param('site_id'),
			api_key_id: param('api_key_id'),
			day: param('day'),
			model: '',
			requests: 1,
			input_tokens: 0,
			output_tokens: 0,
		})
		.onConflict((conflict) =>
			conflict
				.columns(['api_key_id', 'day', 'model'])
				.doUpdateSet((eb) => ({ requests: eb('usage_days.requests', '+', 1) }))
				.where('usage_days.requests', '<', param<number>('limit')),
		),
);

type Reservation = { siteId: string; apiKeyId: string; plan: Plan; now: number };

/**
 * Takes one request from the key's day, in the transaction that accepts the job. One conditional upsert: two requests can
 * never both take the last one.
 * @returns the day that holds the reservation; store it with the job
 * @throws {ProblemError} `daily_limit`
 */
export async function reserveRequest(trx: Transaction, { siteId, apiKeyId, plan, now }: Reservation): Promise<string> {
	const day = utcDay(now);
	const limit = plan.requests_per_day;
	const { numAffectedRows } = await takeRequest(trx, { site_id: siteId, api_key_id: apiKeyId, day, limit });
	if (numAffectedRows === 1n) return day;
	const resets = endOfUtcDay(now);
	throw new ProblemError(
		'daily_limit',
		`The ${plan.name} plan allows ${plan.requests_per_day} articles a day. Try again after midnight UTC, or ask for a larger plan.`,
		{
			limit_source: 'requests_per_day',
			resets_at: new Date(resets).toISOString(),
			retryAfter: (resets - now) / 1000,
		},
	);
}

/** Gives the request of a job back that ended without an article. In the transaction that ends it. */
export async function releaseRequest(trx: Transaction, job: Pick<JobRow, 'api_key_id' | 'usage_day'>): Promise<void> {
	await trx
		.updateTable('usage_days')
		.set((eb) => ({ requests: eb('requests', '-', 1) }))
		.where('api_key_id', '=', job.api_key_id)
		.where('day', '=', job.usage_day)
		.where('requests', '>', 0)
		.execute();
}

/** Counts the tokens of a job that ended. In the transaction that ends it, on the day of its reservation. */
export async function countTokens(
	trx: Transaction,
	job: Pick<JobRow, 'api_key_id' | 'usage_day'>,
	tokens: { input: number; output: number },
): Promise<void> {
	await trx
		.updateTable('usage_days')
		.set((eb) => ({
			input_tokens: eb('input_tokens', '+', tokens.input),
			output_tokens: eb('output_tokens', '+', tokens.output),
		}))
		.where('api_key_id', '=', job.api_key_id)
		.where('day', '=', job.usage_day)
		.execute();
}
