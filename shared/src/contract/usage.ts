import { z } from 'zod';
import { Timestamp } from './common.ts';
import { Plan } from './registration.ts';

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

/** One UTC day of one key. */
export const UsageDay = z.object({
	date: z.iso.date(),
	key: z.string().meta({ description: 'The masked key.' }),
	requests: z.number().int(),
	input_tokens: z.number().int(),
	output_tokens: z.number().int(),
});
export type UsageDay = z.infer<typeof UsageDay>;

/** What the owner sees: the plan, what is left of today, and the days. */
export const UsageReport = z.object({
	plan: Plan,
	today: z.object({
		used: z.number().int(),
		limit: z.number().int(),
		resets_at: Timestamp,
	}),
	days: z.array(UsageDay),
});
export type UsageReport = z.infer<typeof UsageReport>;
