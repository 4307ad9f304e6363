import { OutlineSection } from '@draftsmith/shared';
import { z } from 'zod';
import { askModel } from './ask-model.ts';
import type { ArticleBrief } from './brief.ts';
import { verifyLanguage } from './checks/index.ts';
import type { ContentTypeRules } from './content-types/index.ts';
import {
	outlinePrompt,
	outlineText,
	outlineTokens,
	type PlannedOutline,
	parseOutline,
	plainOutline,
} from './prompts/index.ts';
import { runStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';

/** The step that holds the outline as its editor approved it. */
export const APPROVED_OUTLINE = 'outline.approved';
/** The step that holds the outline as the model made it. */
export const PLANNED_OUTLINE = 'outline';

/** An outline as it is stored: every section knows its length. */
export const StoredOutline: z.ZodType<PlannedOutline> = z.object({
	sections: z.array(OutlineSection.extend({ target_words: z.number().int() })),
});

/** How often a model is asked for an outline before what there is, or one without headings, is used. */
const MOST_QUESTIONS = 2;

/**
 * The outline: the approved one, or the model's. A model that can't make one, or not in the right language, is asked once more;
 * if it can't again, one without headings does, for a text without headings is still a text.
 * @throws {EngineError}, {ArticleError}, the signal's reason
 */
export async function planArticle(
	work: ArticleWork,
	brief: ArticleBrief,
	rules: ContentTypeRules,
): Promise<PlannedOutline> {
	const approved = work.steps.get(APPROVED_OUTLINE);
	if (approved) return StoredOutline.parse(approved.content);
	work.live.enter('outlining');
	return runStep(
		work,
		PLANNED_OUTLINE,
		StoredOutline,
		async () => {
			let fallback = plainOutline(brief, rules);
			for (let question = 1; ; question++) {
				const answer = await askModel(work, {
					brief,
					messages: outlinePrompt(brief, rules, question === 1 ? {} : { reminder: 'language' }),
					maxOutputTokens: outlineTokens(brief, rules),
				});
				const outline = parseOutline(answer.text, brief, rules);
				const isRight = outline && (await verifyLanguage(outlineText(outline), brief.language)) !== 'mismatch';
				if (isRight) return { content: outline, answer };
				fallback = outline ?? fallback;
				if (question === MOST_QUESTIONS) return { content: fallback, answer };
				await work.onFailedCall(answer.spent);
			}
		},
		({ sections }) => ({
			phase: brief.outline_only ? 'outlining' : 'writing',
			words: 0,
			sections: 0,
			target_sections: sections.length,
		}),
	);
}
