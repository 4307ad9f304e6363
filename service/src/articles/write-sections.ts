import { z } from 'zod';
import { EngineError, type Messages } from '../engines/index.ts';
import { type Answer, askModel } from './ask-model.ts';
import type { ArticleBrief } from './brief.ts';
import { type CheckContext, checkSections, measure, mendSection } from './checks/index.ts';
import { cleanSection } from './cleaning/index.ts';
import type { ContentTypeRules } from './content-types/index.ts';
import { LEAST_WORDS, maxOutputTokens, type PlannedOutline, sectionPrompt } from './prompts/index.ts';
import { type Made, runStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';

/** A section as stored. `truncated`: the model reached its limit in the middle of it. */
export const StoredSection = z.object({ heading: z.string(), markdown: z.string(), truncated: z.boolean() });
export type StoredSection = z.infer<typeof StoredSection>;

/** What every step that writes is about. */
export type WritingContext = {
	brief: ArticleBrief;
	rules: ContentTypeRules;
	outline: PlannedOutline;
	checks: CheckContext;
};

/** How far a section's target may be moved to make up for the ones before it. */
const LEAST_SHARE = 0.6;
const LARGEST_SHARE = 1.5;

/**
 * Writes the sections one by one; each is stored as it ends. What comes too long or too short is made up for by the targets of
 * those that follow, so that the whole lands near its target.
 * @throws {EngineError}, {ArticleError}, the signal's reason
 */
export async function writeSections(work: ArticleWork, context: WritingContext): Promise<StoredSection[]> {
	const { outline } = context;
	const written: StoredSection[] = [];
	/** The same as the sections after them see it: what can be mended without a model must not be taken for a model. */
	const shown: StoredSection[] = [];
	let words = 0;
	work.live.plan(outline.sections.length);
	work.live.enter('writing');
	for (const [index, planned] of outline.sections.entries()) {
		work.live.begin(index, planned.heading);
		const isStored = work.steps.get(sectionStep(index)) !== undefined;
		const target = adaptTarget(outline, index, words);
		const section = await runStep(
			work,
			sectionStep(index),
			StoredSection,
			() =>
				writeSection(work, context, index, {
					words: target,
					messages: sectionPrompt({ ...context, outline: withTarget(outline, index, target), index, written: shown }),
				}),
			(content) => ({
				phase: 'writing',
				words: words + measure([content], context.brief.language).total,
				sections: index + 1,
				target_sections: outline.sections.length,
			}),
		);
		if (isStored) work.live.append(section.markdown);
		const mended = mendSection(section, checkSections([section], context.checks), context.checks);
		// What will be taken out counts for nothing, or those that follow would come too short.
		words += measure([mended], context.brief.language).total;
		written.push(section);
		shown.push({ ...section, ...mended });
	}
	// As streamed they still have what was cleaned away.
	work.live.replace(written);
	return written;
}

function sectionStep(index: number): string {
	return `section.${index}`;
}

/**
 * Has one section written, shown while it comes.
 * @throws {EngineError}, `model_empty` too when nothing of the answer is the section's text; {ArticleError}; the signal's reason
 */
export async function writeSection(
	work: ArticleWork,
	context: WritingContext,
	index: number,
	{ words, messages }: { words: number; messages: Messages },
): Promise<Made<StoredSection>> {
	const answer = await askModel(work, {
		brief: context.brief,
		messages,
		maxOutputTokens: maxOutputTokens(words, context.brief.language),
		onText: work.live.append,
		onRestart: work.live.restart,
	});
	const content = toSection(answer, context, index);
	if (content) return { content, answer };
	await work.onFailedCall(answer.spent);
	throw new EngineError('model_empty', 'The model answered with nothing. It will be tried again.');
}

/** An answer as a section; undefined when nothing of it is the section's text. */
export function toSection(
	answer: Answer,
	{ brief, outline }: WritingContext,
	index: number,
): StoredSection | undefined {
	const headings = outline.sections.map(({ heading }) => heading);
	const markdown = cleanSection(answer.text, { title: brief.title, headings, index });
	if (markdown === '') return undefined;
	return { heading: headings[index] ?? '', markdown, truncated: answer.truncated };
}

function adaptTarget(outline: PlannedOutline, index: number, wordsWritten: number): number {
	const targets = outline.sections.map((section) => section.target_words);
	const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
	const target = targets[index] ?? 0;
	const rest = sum(targets.slice(index));
	const left = sum(targets) - wordsWritten;
	const share = rest === 0 ? 1 : Math.min(Math.max(left / rest, LEAST_SHARE), LARGEST_SHARE);
	return Math.max(LEAST_WORDS, Math.round(target * share));
}

function withTarget(outline: PlannedOutline, index: number, words: number): PlannedOutline {
	return {
		sections: outline.sections.map((section, at) => (at === index ? { ...section, target_words: words } : section)),
	};
}
