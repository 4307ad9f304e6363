import { z } from 'zod';
import { Timestamp } from './common.ts';
import { ContentType } from './job.ts';

const Rule = z.string().trim().min(1).max(500);

export const TemplateName = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
	.max(50)
	.meta({ description: 'Lower-case words with hyphens, such as house-style.' });

/** How a site wants its articles: a content type of its own, made of one of ours. Unknown fields are refused. */
export const TemplateContent = z.strictObject({
	content_type: ContentType.default('article'),
	audience: z.string().trim().max(500).default(''),
	house_style: z.string().trim().max(4000).default(''),
	glossary: z
		.array(z.strictObject({ term: z.string().trim().min(1).max(100), use: z.string().trim().min(1).max(300) }))
		.max(100)
		.default([])
		.meta({ description: 'Terms and how to use them.' }),
	avoid: z.array(z.string().trim().min(1).max(100)).max(200).default([]).meta({ description: 'Words to avoid.' }),
	outline_rules: z.array(Rule).max(20).default([]),
	writing_rules: z.array(Rule).max(20).default([]),
});
export type TemplateContent = z.output<typeof TemplateContent>;
export type TemplateInput = z.input<typeof TemplateContent>;

/** One version of a template. Versions never change; a job names the one it was submitted with. */
export const Template = z.object({
	name: TemplateName,
	version: z.number().int(),
	created_at: Timestamp,
	content: TemplateContent,
});
export type Template = z.infer<typeof Template>;

/** The newest version of each template, by name. */
export const TemplateList = z.object({ data: z.array(Template) });
export type TemplateList = z.infer<typeof TemplateList>;
