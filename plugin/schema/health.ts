import { z } from 'zod';

/** What Site Health wants to hear of a check. */
export const healthSchemas = {
	HealthVerdict: z.object({
		test: z.string(),
		label: z.string(),
		status: z.enum(['good', 'recommended', 'critical']),
		badge: z.object({ label: z.string(), color: z.string() }),
		description: z.string().meta({ description: 'HTML.' }),
		actions: z.string().meta({ description: 'HTML; empty when there is nothing to do.' }),
	}),
};
