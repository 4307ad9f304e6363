import { z } from 'zod';
import { Timestamp } from './common.ts';
import { Plan } from './plan.ts';

/** Tokens of one job. `null` is "unknown", never 0. `none`: no model was asked. */
export const Usage = z.object({
	input_tokens: z.number().int().nullable(),
	output_tokens: z.number().int().nullable(),
	source: z.enum(['provider', 'estimated', 'unknown', 'none']),
});
export type Usage = z.infer<typeof Usage>;

/** Tokens of calls that failed or broke off: the provider's count where it gave one, else an estimate. */
export const FailedUsage = z.object({ input_tokens: z.number().int(), output_tokens: z.number().int() });
export type FailedUsage = z.infer<typeof FailedUsage>;

/** One UTC day of one key and model: what ended that day's jobs took. */
export const UsageDay = z.object({
	date: z.iso.date(),
	key: z.string().meta({ description: 'The masked key.' }),
	model: z.string().nullable().meta({ description: 'null: from before models were counted.' }),
	requests: z.number().int(),
	input_tokens: z.number().int(),
	output_tokens: z.number().int(),
});
export type UsageDay = z.infer<typeof UsageDay>;

/** A limit of today, with what unfinished articles hold of it. */
export const DailyLimit = z.object({ used: z.number().int(), limit: z.number().int(), resets_at: Timestamp });
export type DailyLimit = z.infer<typeof DailyLimit>;

/** A share of a limit was reached today; it is told once. */
export const UsageAlert = z.object({
	limit_source: z.enum(['requests_per_day', 'tokens_per_day']),
	threshold: z.number().int().meta({ description: 'Percent.' }),
	at: Timestamp,
});
export type UsageAlert = z.infer<typeof UsageAlert>;

/** What the owner sees: the plan, what is left of the account's today, and the site's days. */
export const UsageReport = z.object({
	plan: Plan,
	today: DailyLimit.meta({ description: 'Articles.' }),
	today_tokens: DailyLimit.meta({ description: 'Tokens.' }),
	alerts: z.array(UsageAlert),
	days: z.array(UsageDay),
});
export type UsageReport = z.infer<typeof UsageReport>;
