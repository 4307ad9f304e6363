import { type ArticleWarning, Seo } from '@draftsmith/shared';
import { z } from 'zod';
import { EngineError } from '../engines/index.ts';
import { ArticleError } from './article-error.ts';
import { askModel } from './ask-model.ts';
import type { ArticleBrief } from './brief.ts';
import type { ContentTypeRules } from './content-types/index.ts';
import { describePrompt, maxOutputTokens, parseDescription } from './prompts/index.ts';
import { runStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';

/** What is said about an article besides its text. */
export const Description = z.object({ seo: Seo, claims: z.array(z.string()) });
export type Description = z.infer<typeof Description>;

/** Words that a description may have: fields, ten questions with answers, thirty claims. */
const DESCRIPTION_WORDS = 900;

/**
 * The SEO fields and the claims to verify. A model that refuses, or a ceiling of tokens that is reached here, is no reason to
 * lose an article: then the fields come from the article itself.
 * @throws {EngineError} that may pass; the signal's reason
 */
export async function describeArticle(
	work: ArticleWork,
	about: { brief: ArticleBrief; rules: ContentTypeRules; markdown: string; firstParagraph: string },
): Promise<{ description: Description; warnings: ArticleWarning[] }> {
	const { brief, rules, markdown, firstParagraph } = about;
	const fallback = { title: brief.title, firstParagraph, language: brief.language };
	work.live.enter('describing');
	try {
		const description = await runStep(
			work,
			'describe',
			Description,
			async () => {
				const messages = describePrompt(brief, rules, markdown);
				const answer = await askModel(work, {
					brief,
					messages,
					maxOutputTokens: maxOutputTokens(DESCRIPTION_WORDS, brief.language),
				});
				return { content: parseDescription(answer.text, fallback), answer };
			},
			() => ({ phase: 'assembling', words: work.live.words(), ...sectionsOf(work) }),
		);
		return { description, warnings: [] };
	} catch (error) {
		const isFinal = error instanceof ArticleError || (error instanceof EngineError && !error.retryable);
		if (!isFinal) throw error;
		const detail = 'The model gave no SEO fields; they were taken from the text.';
		return {
			description: parseDescription('', fallback),
			warnings: [{ code: 'no_description', detail, section: null }],
		};
	}
}

function sectionsOf(work: ArticleWork): { sections: number; target_sections: number } {
	const count = work.live.sections();
	return { sections: count, target_sections: count };
}
