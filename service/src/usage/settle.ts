import { type JobRow, precompile, type Transaction } from '../store/index.ts';
import { type AlertContext, alertTokens } from './alert-tokens.ts';
import { giveBack, type Holding } from './quota.ts';

/** Tokens that a job took; null is "unknown". */
export type Taken = { input: number | null; output: number | null };

/**
 * How a job ended: `article`: with one; `change`: a section of one was written anew, or that was canceled; `canceled`: without an
 * article, but what was written of it was shown.
 */
export type Ending = 'article' | 'change' | 'canceled';

const countDay = precompile((db, param) =>
	db
		.insertInto('usage_days')
		.values({
			site_id: param('site_id'),
			api_key_id: param('api_key_id'),
			day: param('day'),
			model: param('model'),
			requests: param('requests'),
			input_tokens: param('input'),
			output_tokens: param('output'),
		})
		.onConflict((conflict) =>
			conflict.columns(['api_key_id', 'day', 'model']).doUpdateSet((eb) => ({
				requests: eb('usage_days.requests', '+', eb.ref('excluded.requests')),
				input_tokens: eb('usage_days.input_tokens', '+', eb.ref('excluded.input_tokens')),
				output_tokens: eb('usage_days.output_tokens', '+', eb.ref('excluded.output_tokens')),
			})),
		),
);

/**
 * Settles a job in the transaction that ends it: what it did not take of what it holds goes back to the account's day, and what
 * it took is counted for its key and model. The quota is never charged more than was reserved, so the day's limit holds whatever
 * a server writes beyond its ceiling; of tokens that nobody told, all that was reserved is charged. An alert that it makes due is
 * written with it; the job's own row must hold nothing any more.
 */
export async function settleJob(
	trx: Transaction,
	context: AlertContext,
	job: Holding & Pick<JobRow, 'api_key_id' | 'model'>,
	taken: Taken,
	ending: Ending,
): Promise<void> {
	const isKnown = taken.input !== null && taken.output !== null;
	const charged = isKnown ? (taken.input ?? 0) + (taken.output ?? 0) : job.reserved_tokens;
	const back = {
		requests: ending === 'canceled' ? (1 as const) : (0 as const),
		tokens: Math.max(0, job.reserved_tokens - charged),
	};
	// Even where nothing goes back: of two that are settled at the same time, the second must see the first.
	if (job.reserved_tokens > 0 || back.requests === 1) await giveBack(trx, job, back);
	const requests = ending === 'article' ? 1 : 0;
	const { input, output } = { input: taken.input ?? 0, output: taken.output ?? 0 };
	const { site_id, api_key_id, usage_day: day, model } = job;
	if (requests + input + output > 0) await countDay(trx, { site_id, api_key_id, day, model, requests, input, output });
	if (job.reserved_tokens > 0) await alertTokens(trx, context, { siteId: site_id, day, now: context.clock.now() });
}
