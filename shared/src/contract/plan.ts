import { z } from 'zod';

/** A plan's limits, as the owner sees them. */
export const Plan = z.object({
	id: z.string(),
	name: z.string(),
	requests_per_day: z.number().int().meta({ description: 'Articles of the account in a UTC day.' }),
	tokens_per_day: z.number().int().meta({ description: 'Tokens of the account in a UTC day, read and written.' }),
	concurrency: z.number().int().meta({ description: 'Articles of one site that are written at the same time.' }),
	queue_depth: z.number().int().meta({ description: 'Unfinished articles of one site.' }),
	calls_per_minute: z.number().int().meta({ description: 'HTTP requests of one key.' }),
	concurrent_calls: z.number().int().meta({ description: 'HTTP requests of one key at the same time.' }),
	sites: z.number().int().meta({ description: 'Sites of the account.' }),
	models: z.enum(['self_hosted', 'all']).meta({ description: 'Which models it offers, where the site allows them.' }),
	retention_days: z.number().int().meta({ description: 'Days after which content that nobody took is erased.' }),
});
export type Plan = z.infer<typeof Plan>;
