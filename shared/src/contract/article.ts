import { z } from 'zod';
import { Id, LanguageTag, ProviderScope, Sha256, Timestamp } from './common.ts';
import { Usage } from './usage.ts';

/** Where and how a text was made. */
export const Provenance = z.object({
	job_id: Id,
	engine: z.string(),
	model: z.string(),
	scope: ProviderScope,
	prompt_sha256: Sha256,
	generated_at: Timestamp,
});
export type Provenance = z.infer<typeof Provenance>;

/** A finished article. `blocks` is WordPress block markup, the very bytes to insert. */
export const Article = z.object({
	title: z.string(),
	slug: z.string(),
	excerpt: z.string(),
	blocks: z.string(),
	markdown: z.string(),
	word_count: z.number().int(),
	language: LanguageTag,
	model: z.string(),
	usage: Usage,
	provenance: Provenance,
});
export type Article = z.infer<typeof Article>;
