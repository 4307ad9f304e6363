import { z } from 'zod';

/** RFC 9457 problem details with this service's extensions. `code` is the stable thing to branch on. */
export const Problem = z.object({
	type: z.string(),
	title: z.string(),
	status: z.number().int(),
	code: z.string(),
	detail: z.string(),
	request_id: z.string(),
	retryable: z.boolean(),
	limit_source: z.string().optional(),
	resets_at: z.string().optional(),
	errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
