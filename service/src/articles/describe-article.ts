import { type ArticleWarning, Seo, type WarningCode } from '@draftsmith/shared';
import { z } from 'zod';
import { askModel } from './ask-model.ts';
import { checkDescription, describePrompt, describeTokens, parseDescription } from './prompts/index.ts';
import { progressOf, runOptionalStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';
import type { WritingContext } from './write-sections.ts';

/** What is said about an article besides its text. */
export const Description = z.object({ seo: Seo, claims: z.array(z.string()) });
export type Description = z.infer<typeof Description>;

/**
 * The SEO fields and the claims to verify. A model that refuses, has nothing to say or is not there for long, or a ceiling of
 * tokens that is reached here, is no reason to lose an article: then the fields come from the article itself.
 * @throws {EngineError} that may pass; the signal's reason
 */
export async function describeArticle(
	work: ArticleWork,
	{ brief, rules }: WritingContext,
	{ markdown, firstParagraph }: { markdown: string; firstParagraph: string },
): Promise<{ description: Description; warnings: ArticleWarning[] }> {
	const fallback = {
		title: brief.title,
		firstParagraph,
		language: brief.language,
		prompt: brief.prompt,
		hasFaq: rules.faq,
	};
	work.live.enter('describing');
	const ask = async () => {
		const messages = describePrompt(brief, rules, markdown);
		const answer = await askModel(work, { brief, messages, maxOutputTokens: describeTokens(brief, rules) });
		const about = { ...fallback, isTruncated: answer.truncated };
		const { isEmpty, seo, claims } = await checkDescription(parseDescription(answer.text, about), about);
		return { content: isEmpty ? null : { seo, claims }, answer };
	};
	const progress = () => progressOf(work, 'assembling');
	const description = await runOptionalStep(work, 'describe', Description, ask, { progress });
	if (description) return { description, warnings: [] };
	const { seo, claims } = parseDescription('', fallback);
	const detail = 'The model gave no SEO fields; they were taken from the text. There is no list of claims to verify.';
	return {
		description: { seo, claims },
		warnings: [{ code: 'no_description' satisfies WarningCode, detail, section: null }],
	};
}
