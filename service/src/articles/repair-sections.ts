import { ArticleWarning } from '@draftsmith/shared';
import { z } from 'zod';
import { askModel } from './ask-model.ts';
import { assertWritten } from './assert-written.ts';
import {
	checkHeadingLanguage,
	checkLanguage,
	checkLength,
	checkSections,
	hasBlanks,
	type ProblemCode,
	type SectionProblem,
} from './checks/index.ts';
import { headingWarnings } from './heading-warnings.ts';
import { isWorseRepair } from './is-worse-repair.ts';
import { isGutted, mendArticle, mendSections, tooLittleLeft } from './mend-article.ts';
import { APPROVED_OUTLINE } from './plan-article.ts';
import { maxOutputTokens, repairPrompt } from './prompts/index.ts';
import { progressOf, runOptionalStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';
import { StoredSection, toSection, type WritingContext } from './write-sections.ts';

/** The sections of an article as they may be published, with what an editor should know of them. */
export const CheckedText = z.object({ sections: z.array(StoredSection), warnings: z.array(ArticleWarning) });
export type CheckedText = z.infer<typeof CheckedText>;

/** What is mended without a model: exactly, at no cost. */
const MENDED_AT_ONCE: readonly ProblemCode[] = ['heading_level', 'duplicate_heading', 'foreign_link', 'repetition'];

export type RepairOptions = {
	/** The name of a section's repair among the steps. */
	step: (section: number) => string;
	/** The one section that may be changed; all when left out. */
	only?: number;
};

/**
 * Checks the sections, lets the model repair each faulty one at most once, and mends what is then left without it. Something an
 * editor should know of becomes a warning.
 * @throws {ArticleError} when what may not be published is still there after the repair, or too little besides; {EngineError};
 * the signal's reason
 */
export async function repairSections(
	work: ArticleWork,
	context: WritingContext,
	options: RepairOptions,
	written: readonly StoredSection[],
): Promise<CheckedText> {
	const sections = [...written];
	work.live.enter('checking');
	for (const fault of await findFaults(sections, context, options)) {
		work.live.enter('repairing');
		const repaired = await repairOne(work, context, fault, options.step(fault.index));
		if (repaired) sections[fault.index] = repaired;
	}
	await assertWritten(sections, context.checks);
	const find = (current: readonly StoredSection[]) => ownProblems(current, context, options);
	const mended = mendArticle(sections, find, { checks: context.checks, only: options.only });
	if (options.only === undefined && isGutted(written, mended.sections, context.checks))
		throw tooLittleLeft(mended.sections, context.checks);
	work.live.replace(mended.sections);
	const isApproved = work.steps.get(APPROVED_OUTLINE) !== undefined;
	const warnings = await headingWarnings(mended.sections, context, isApproved);
	return { sections: mended.sections, warnings: [...mended.warnings, ...warnings] };
}

/** What is wrong with sections, besides the length of the whole. */
function ownProblems(
	sections: readonly StoredSection[],
	{ checks }: WritingContext,
	{ only }: RepairOptions,
): SectionProblem[] {
	const isOnePart = sections.length === 1 && sections[0]?.heading === '';
	return [...sections.flatMap(cutOff), ...checkSections(sections, checks)].filter(
		({ section, code }) =>
			(only === undefined || section === only) &&
			// A text in one part has its sections inside.
			!(isOnePart && code === 'heading_level'),
	);
}

/**
 * What a model is asked to repair. `section` is as far mended as it can be at once: what is left then has too few words, or still
 * says only what stands elsewhere. `isNeeded`: without the repair the job would fail, or the section be left out.
 */
type Fault = { index: number; section: StoredSection; problems: SectionProblem[]; isNeeded: boolean };

async function findFaults(
	written: readonly StoredSection[],
	context: WritingContext,
	options: RepairOptions,
): Promise<Fault[]> {
	const { checks, outline } = context;
	const atOnce = ownProblems(written, context, options).filter(({ code }) => MENDED_AT_ONCE.includes(code));
	const sections = mendSections(written, atOnce, checks);
	const isMine = ({ section }: SectionProblem) => options.only === undefined || section === options.only;
	const own = ownProblems(sections, context, options);
	const foreign = await checkLanguage(sections, checks);
	const targets = outline.sections.map((section) => section.target_words);
	const problems = [
		...own.filter(({ code }) => code === 'repetition' || !MENDED_AT_ONCE.includes(code)),
		...checkLength(sections, targets, checks).filter(isMine),
		...(foreign.length > 0 ? foreign : await checkHeadingLanguage(sections, checks)).filter(isMine),
	];
	const isShort = isGutted(written, sections, checks);
	const blanks = mendSections(sections, own, checks).map((section) => hasBlanks(section, checks));
	const isNeeded = (problem: SectionProblem) =>
		foreign.includes(problem) ||
		problem.code === 'refusal' ||
		problem.code === 'repetition' ||
		(problem.code === 'placeholder' && blanks[problem.section] === true) ||
		(problem.code === 'too_short' && isShort);
	return [...Map.groupBy(problems, ({ section }) => section)].flatMap(([index, faults]): Fault[] => {
		const section = sections[index];
		return section === undefined ? [] : [{ index, section, problems: faults, isNeeded: faults.some(isNeeded) }];
	});
}

/** A model that reached its limit may have stopped after a full sentence: nothing else would tell that something is missing. */
function cutOff({ truncated }: StoredSection, section: number): SectionProblem[] {
	const advice = 'It was cut off in the middle. Write the whole of it, more concisely.';
	return truncated ? [{ section, code: 'unfinished', advice }] : [];
}

/** The repaired section; undefined when the model can't, which is no reason to lose the article. */
async function repairOne(
	work: ArticleWork,
	context: WritingContext,
	{ index, section, problems, isNeeded }: Fault,
	step: string,
): Promise<StoredSection | undefined> {
	const { brief, outline } = context;
	const words = problems.find((problem) => problem.words !== undefined)?.words ?? outline.sections[index]?.target_words;
	const ask = async () => {
		const advice = problems.map((problem) => problem.advice);
		const asked = { ...context, index, markdown: section.markdown, advice, words: words ?? brief.words };
		const answer = await askModel(work, {
			brief,
			messages: repairPrompt(asked),
			maxOutputTokens: maxOutputTokens(asked.words, brief.language),
		});
		return { content: toSection(answer, context, index) ?? null, answer };
	};
	const progress = () => progressOf(work, 'repairing', outline.sections.length);
	const repaired = await runOptionalStep(work, step, StoredSection, ask, { progress, isNeeded });
	if (!repaired || isWorseRepair(repaired, { section, problems, words, language: brief.language })) return undefined;
	return repaired;
}
