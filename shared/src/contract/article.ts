import { z } from 'zod';
import { Id, LanguageTag, ProviderScope, Sha256, Timestamp } from './common.ts';
import { Usage } from './usage.ts';

/** Where and how a text was made. */
export const Provenance = z.object({
	job_id: Id,
	engine: z.string(),
	model: z.string(),
	scope: ProviderScope,
	models: z
		.array(z.string())
		.default([])
		.meta({ description: 'Every model that wrote a part; more than one after a fallback.' }),
	content_type: z.string().default('').meta({ description: 'The prompts’ name and version, such as how-to@1.' }),
	template: z.string().nullable().default(null).meta({ description: 'The site’s template and its version.' }),
	prompt_sha256: Sha256,
	generated_at: Timestamp,
});
export type Provenance = z.infer<typeof Provenance>;

export const MAX_SEO_TITLE = 60;
export const MAX_SEO_DESCRIPTION = 155;
export const MOST_TAGS = 8;

/** What search engines and lists show. Lengths in characters (Unicode code points). */
export const Seo = z.object({
	title: z.string().max(MAX_SEO_TITLE).default(''),
	description: z.string().max(MAX_SEO_DESCRIPTION).default(''),
	tags: z.array(z.string()).max(MOST_TAGS).default([]),
	category: z.string().nullable().default(null).meta({ description: 'One suggestion.' }),
	faq: z.array(z.object({ question: z.string(), answer: z.string() })).default([]),
});
export type Seo = z.infer<typeof Seo>;

/** Every code that a warning of this version has, so that whoever shows them can have words for each. */
export const WarningCode = z.enum([
	'placeholder',
	'self_reference',
	'duplicate_heading',
	'unfinished',
	'heading_level',
	'foreign_link',
	'avoided_word',
	'too_short',
	'too_long',
	'wrong_language',
	'refusal',
	'repetition',
	'no_description',
	'no_headings',
]);
export type WarningCode = z.infer<typeof WarningCode>;

/**
 * Something about the article that an editor should look at: it was mended without the model, or could not be. `code` may be one
 * that only a newer service knows.
 */
export const ArticleWarning = z.object({ code: z.string(), detail: z.string(), section: z.number().int().nullable() });
export type ArticleWarning = z.infer<typeof ArticleWarning>;

/**
 * A finished article. `blocks` is WordPress block markup, the very bytes to insert. Fields with a default are missing in one that
 * an earlier version of the service finished.
 */
export const Article = z.object({
	title: z.string(),
	slug: z.string(),
	excerpt: z.string(),
	blocks: z.string(),
	markdown: z.string(),
	word_count: z.number().int(),
	target_words: z.number().int().default(0),
	sections: z
		.array(z.object({ heading: z.string(), words: z.number().int() }))
		.default([])
		.meta({ description: 'As written; the index is what /sections/{n}/regenerate takes.' }),
	seo: Seo.prefault({}),
	claims: z.array(z.string()).default([]).meta({ description: 'Statements of fact that an editor should verify.' }),
	warnings: z.array(ArticleWarning).default([]),
	language: LanguageTag,
	model: z.string(),
	usage: Usage,
	provenance: Provenance,
});
export type Article = z.infer<typeof Article>;
