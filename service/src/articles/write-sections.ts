import { z } from 'zod';
import { EngineError } from '../engines/index.ts';
import { type Answer, askModel } from './ask-model.ts';
import type { ArticleBrief } from './brief.ts';
import { measure } from './checks/index.ts';
import { cleanSection } from './clean-section.ts';
import type { ContentTypeRules } from './content-types/index.ts';
import { maxOutputTokens, type PlannedOutline, sectionPrompt } from './prompts/index.ts';
import { runStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';

/** A section as stored. `truncated`: the model reached its limit in the middle of it. */
export const StoredSection = z.object({ heading: z.string(), markdown: z.string(), truncated: z.boolean() });
export type StoredSection = z.infer<typeof StoredSection>;

/** How far a section's target may be moved to make up for the ones before it. */
const LEAST_SHARE = 0.6;
const LARGEST_SHARE = 1.5;

/**
 * Writes the sections one by one; each is stored as it ends. What comes too long or too short is made up for by the targets of
 * those that follow, so that the whole lands near its target.
 * @throws {EngineError}, {ArticleError}, the signal's reason
 */
export async function writeSections(
	work: ArticleWork,
	brief: ArticleBrief,
	rules: ContentTypeRules,
	outline: PlannedOutline,
): Promise<StoredSection[]> {
	const written: StoredSection[] = [];
	work.live.plan(outline.sections.length);
	work.live.enter('writing');
	for (const [index, planned] of outline.sections.entries()) {
		const words = adaptTarget(outline, index, measure(written, brief.language).total);
		work.live.begin(index, planned.heading);
		const stored = work.steps.get(sectionStep(index)) !== undefined;
		const section = await runStep(
			work,
			sectionStep(index),
			StoredSection,
			async () => {
				const messages = sectionPrompt({ brief, rules, outline: withTarget(outline, index, words), index, written });
				const answer = await askSection(work, brief, { messages, words });
				return { content: toSection(answer, brief, outline, index), answer };
			},
			(content) => ({
				phase: 'writing',
				words: measure([...written, content], brief.language).total,
				sections: index + 1,
				target_sections: outline.sections.length,
			}),
		);
		if (stored) work.live.append(section.markdown);
		written.push(section);
	}
	// As streamed they still have what was cleaned away.
	work.live.replace(written);
	return written;
}

/** The step of one section. */
export function sectionStep(index: number): string {
	return `section.${index}`;
}

/**
 * Asks for the text of one section and shows it while it comes.
 * @throws {EngineError}, {ArticleError}, the signal's reason
 */
export function askSection(
	work: ArticleWork,
	brief: ArticleBrief,
	{ messages, words }: { messages: { instructions: string; prompt: string }; words: number },
): Promise<Answer> {
	return askModel(work, {
		brief,
		messages,
		maxOutputTokens: maxOutputTokens(words, brief.language),
		onText: work.live.append,
		onRestart: work.live.restart,
	});
}

/**
 * An answer as a section.
 * @throws {EngineError} `model_empty` when nothing of it is the section's text
 */
export function toSection(answer: Answer, brief: ArticleBrief, outline: PlannedOutline, index: number): StoredSection {
	const heading = outline.sections[index]?.heading ?? '';
	const others = outline.sections.flatMap((section, at) =>
		at === index || section.heading === '' ? [] : [section.heading],
	);
	const markdown = cleanSection(answer.text, { title: brief.title, own: heading, others });
	if (markdown === '') throw new EngineError('model_empty', 'The model answered with nothing. It will be tried again.');
	return { heading, markdown, truncated: answer.truncated };
}

function adaptTarget(outline: PlannedOutline, index: number, wordsWritten: number): number {
	const targets = outline.sections.map((section) => section.target_words);
	const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
	const target = targets[index] ?? 0;
	const rest = sum(targets.slice(index));
	const left = sum(targets) - wordsWritten;
	const share = rest === 0 ? 1 : Math.min(Math.max(left / rest, LEAST_SHARE), LARGEST_SHARE);
	return Math.max(10, Math.round(target * share));
}

function withTarget(outline: PlannedOutline, index: number, words: number): PlannedOutline {
	return {
		sections: outline.sections.map((section, at) => (at === index ? { ...section, target_words: words } : section)),
	};
}
