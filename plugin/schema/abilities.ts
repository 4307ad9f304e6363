import { Catalog, JobRequest } from '@draftsmith/shared';
import { z } from 'zod';
import { jobSchemas } from './jobs.ts';

/**
 * What the abilities of WordPress 6.9 take and give, where it is not what the routes take and give. They ask for no outline first,
 * as they have no way to approve one.
 */
export const abilitySchemas = {
	ArticleOrder: jobSchemas.Submission.omit({ outline_only: true }).extend({
		post_id: z.int().min(1).optional().meta({
			description: 'The empty post that the article is for. Without it, the article makes a post of its own.',
		}),
		post_type: JobRequest.shape.post_type.unwrap().optional().meta({
			description:
				'Type of the post that is made; `post` by default. With a post_id, it must be the type of that post.',
		}),
	}),
	JobRequest,
	ModelList: Catalog.pick({ models: true }),
};
