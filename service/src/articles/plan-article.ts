import { OutlineSection } from '@draftsmith/shared';
import { z } from 'zod';
import { ArticleError } from './article-error.ts';
import { askModel } from './ask-model.ts';
import { wrongLanguage } from './assert-written.ts';
import type { ArticleBrief } from './brief.ts';
import { checkContextOf } from './check-context.ts';
import { faultsOfLine, verifyHeadings, verifyLanguage } from './checks/index.ts';
import type { ContentTypeRules } from './content-types/index.ts';
import {
	type OutlineReminder,
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

/** How often a model is asked for an outline before the job fails, or goes on with what there is. */
const MOST_QUESTIONS = 2;

/** What is wrong with an outline, which may be used all the same when the model gives no better one (`isUsable`). */
type OutlineFault = { reminder: OutlineReminder; isUsable: boolean };

/**
 * The outline: the approved one, or the model's. A model that can't make one, or not in the right language, is asked once more. If
 * it gives none then, one without headings does, for a text without headings is still a text.
 * @throws {ArticleError} `wrong_language`, `placeholder` when the second one has that fault too; {EngineError}, the signal's reason
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
			let reminder: OutlineReminder | undefined;
			for (let question = 1; ; question++) {
				const answer = await askModel(work, {
					brief,
					messages: outlinePrompt(brief, rules, { reminder }),
					maxOutputTokens: outlineTokens(brief, rules),
				});
				const outline = parseOutline(answer.text, brief, rules);
				const fault = outline && (await faultOf(outline, brief));
				const isLast = question === MOST_QUESTIONS;
				if (outline && (!fault || (isLast && fault.isUsable))) return { content: outline, answer };
				if (isLast && !fault) return { content: plainOutline(brief, rules), answer };
				await work.onFailedCall(answer.spent);
				if (isLast) throw fault?.reminder === 'placeholder' ? blankHeading() : wrongLanguage(brief.language);
				reminder = fault?.reminder ?? 'language';
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

/** Headings that may be names are no reason to fail, where the points below them are in the right language. */
async function faultOf(outline: PlannedOutline, brief: ArticleBrief): Promise<OutlineFault | undefined> {
	const headings = outline.sections.map(({ heading }) => heading).filter((heading) => heading !== '');
	const context = checkContextOf(brief);
	if (headings.some((heading) => faultsOfLine(heading, context).includes('placeholder')))
		return { reminder: 'placeholder', isUsable: false };
	const whole = await verifyLanguage(outlineText(outline), brief.language);
	const alone = await verifyHeadings(headings, brief.language);
	if (whole !== 'mismatch' && alone !== 'mismatch') return undefined;
	return { reminder: 'language', isUsable: whole !== 'mismatch' || alone === 'match' };
}

function blankHeading(): ArticleError {
	return new ArticleError(
		'placeholder',
		'The model left something to be filled in in a heading, even when told again. Say in the prompt what belongs there, or choose another model.',
		true,
	);
}
