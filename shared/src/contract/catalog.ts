import { z } from 'zod';
import { LanguageTag, ProviderScope } from './common.ts';
import { ContentType, PostStatus, Tone } from './job.ts';

export const Model = z.object({
	id: z.string(),
	name: z.string(),
	scope: ProviderScope,
	engine: z.string().meta({ description: '`outline` writes no prose and asks no model.' }),
	available: z.boolean().meta({ description: 'Whether its server answered when last asked.' }),
});
export type Model = z.infer<typeof Model>;

/** What a site can choose from. External models are listed only for sites that allowed them. */
export const Catalog = z.object({
	models: z.array(Model),
	languages: z.array(z.object({ tag: LanguageTag, name: z.string(), native_name: z.string() })),
	content_types: z.array(ContentType),
	tones: z.array(Tone),
	post_statuses: z.array(PostStatus),
	lengths: z.object({ short: z.number().int(), medium: z.number().int(), long: z.number().int() }),
	limits: z.object({ title_characters: z.number().int(), prompt_characters: z.number().int() }),
});
export type Catalog = z.infer<typeof Catalog>;
