import { z } from 'zod';
import { Sha256 } from './common.ts';

export const MOST_SECTIONS = 60;

/** One part of an article, before it is written. */
export const OutlineSection = z.strictObject({
	heading: z.string().trim().max(200).meta({ description: 'Empty for an opening without a heading.' }),
	points: z.array(z.string().trim().min(1).max(500)).max(20).default([]),
	target_words: z.number().int().min(10).max(10_000).optional().meta({
		description: 'When left out, the words of the article are divided among the sections.',
	}),
});
export type OutlineSection = z.output<typeof OutlineSection>;

/** What an article will say, part by part. Only the first part may be without a heading. */
export const Outline = z
	.strictObject({ sections: z.array(OutlineSection).min(1).max(MOST_SECTIONS) })
	.refine(({ sections }) => sections.every(({ heading }, index) => index === 0 || heading !== ''), {
		message: 'only the first section may be without a heading',
		path: ['sections'],
	});
export type Outline = z.output<typeof Outline>;
export type OutlineInput = z.input<typeof Outline>;

/** What may be said about a section that is written anew. */
export const Regeneration = z.strictObject({
	hint: z.string().trim().max(2000).default('').meta({ description: 'What to do differently.' }),
	result_sha256: Sha256.optional().meta({
		description: 'SHA-256 of the result that this is about. With it, a request that is sent twice is carried out once.',
	}),
});
export type Regeneration = z.input<typeof Regeneration>;
