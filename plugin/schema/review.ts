import { Regeneration } from '@draftsmith/shared';
import { z } from 'zod';

/** What the site's own route about one section takes. */
export const reviewSchemas = {
	SectionRegeneration: z.object({
		section: z.int().min(0).max(9999).meta({ description: 'Its place in `sections` of the article, from 0.' }),
		hint: Regeneration.shape.hint,
		holder: z.uuid().meta({ description: 'The editor’s tab, which holds the article.' }),
	}),
};
