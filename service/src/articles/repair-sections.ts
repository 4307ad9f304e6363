import { ArticleWarning } from '@draftsmith/shared';
import { z } from 'zod';
import { ArticleError } from './article-error.ts';
import { askModel } from './ask-model.ts';
import {
	checkLanguage,
	checkLength,
	checkSections,
	mendSection,
	type ProblemCode,
	problemText,
	type SectionProblem,
} from './checks/index.ts';
import { isWorseRepair } from './is-worse-repair.ts';
import { languageName } from './languages.ts';
import { maxOutputTokens, repairPrompt } from './prompts/index.ts';
import { progressOf, runOptionalStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';
import { StoredSection, toSection, type WritingContext } from './write-sections.ts';

/** The sections of an article as they may be published, with what an editor should know of them. */
export const CheckedText = z.object({ sections: z.array(StoredSection), warnings: z.array(ArticleWarning) });
export type CheckedText = z.infer<typeof CheckedText>;

/** What is mended without a model: exactly, at no cost. */
const MENDED_AT_ONCE: readonly ProblemCode[] = ['heading_level', 'duplicate_heading', 'foreign_link', 'repetition'];
/** What an editor need not be told once it is mended: readers see no difference. */
const SILENT: readonly ProblemCode[] = ['heading_level', 'duplicate_heading'];

export type RepairOptions = {
	/** The name of a section's repair among the steps. */
	step: (section: number) => string;
	/** The one section that may be changed; all when left out. */
	only?: number;
};

/**
 * Checks the sections, lets the model repair each faulty one at most once, and mends what is then left without it. Something an
 * editor should know of becomes a warning.
 * @throws {ArticleError} `wrong_language`, `model_refused` when the repair did not help either; {EngineError}; the signal's reason
 */
export async function repairSections(
	work: ArticleWork,
	context: WritingContext,
	options: RepairOptions,
	written: readonly StoredSection[],
): Promise<CheckedText> {
	const sections = [...written];
	work.live.enter('checking');
	for (const [index, problems] of await findProblems(sections, context, options)) {
		const forModel = problems.filter(({ code }) => !MENDED_AT_ONCE.includes(code));
		const section = sections[index];
		if (forModel.length === 0 || !section) continue;
		work.live.enter('repairing');
		const repaired = await repairOne(work, context, { section, index, problems: forModel, step: options.step(index) });
		if (repaired) sections[index] = repaired;
	}
	await assertWritten(sections, context);
	const warnings = mendAll(sections, context, options);
	work.live.replace(sections);
	return { sections, warnings };
}

/** Mends the sections where they stand, and says what was mended and what is left. */
function mendAll(sections: StoredSection[], context: WritingContext, options: RepairOptions): ArticleWarning[] {
	const found = ownProblems(sections, context, options);
	for (const [index, problems] of Map.groupBy(found, ({ section }) => section)) {
		const section = sections[index];
		if (section) sections[index] = { ...section, ...mendSection(section, problems, context.checks), truncated: false };
	}
	const left = ownProblems(sections, context, options);
	const isLeft = ({ section, code }: SectionProblem) =>
		left.some((problem) => problem.section === section && problem.code === code);
	return found.flatMap((problem) => {
		const state = isLeft(problem) ? 'left' : 'mended';
		if (state === 'mended' && SILENT.includes(problem.code)) return [];
		return [{ code: problem.code, detail: problemText(problem.code, state), section: problem.section }];
	});
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

async function findProblems(
	sections: readonly StoredSection[],
	context: WritingContext,
	options: RepairOptions,
): Promise<Map<number, SectionProblem[]>> {
	const targets = context.outline.sections.map((section) => section.target_words);
	const isMine = ({ section }: SectionProblem) => options.only === undefined || section === options.only;
	const problems = [
		...ownProblems(sections, context, options),
		...checkLength(sections, targets, context.checks).filter(isMine),
		...(await checkLanguage(sections, context.checks)).filter(isMine),
	];
	return Map.groupBy(problems, ({ section }) => section);
}

/** A model that reached its limit may have stopped after a full sentence: nothing else would tell that something is missing. */
function cutOff({ truncated }: StoredSection, section: number): SectionProblem[] {
	const advice = 'It was cut off in the middle. Write the whole of it, more concisely.';
	return truncated ? [{ section, code: 'unfinished', advice }] : [];
}

type Fault = { section: StoredSection; index: number; problems: SectionProblem[]; step: string };

/** The repaired section; undefined when the model can't, which is no reason to lose the article. */
async function repairOne(work: ArticleWork, context: WritingContext, fault: Fault): Promise<StoredSection | undefined> {
	const { section, index, problems } = fault;
	const { brief, outline } = context;
	const words = problems.find((problem) => problem.words !== undefined)?.words ?? outline.sections[index]?.target_words;
	const isNeeded = problems.some(({ code }) => code === 'wrong_language' || code === 'refusal');
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
	const repaired = await runOptionalStep(work, fault.step, StoredSection, ask, { progress, isNeeded });
	if (!repaired || isWorseRepair(repaired, { section, problems, words, language: brief.language })) return undefined;
	return repaired;
}

async function assertWritten(sections: readonly StoredSection[], { checks }: WritingContext): Promise<void> {
	if ((await checkLanguage(sections, checks)).length > 0) {
		throw new ArticleError(
			'wrong_language',
			`The model did not write in ${languageName(checks.language, 'en')}, even when told again. Choose a model that knows this language.`,
			true,
		);
	}
	const refused = checkSections(sections, checks).find(({ code }) => code === 'refusal');
	if (!refused) return;
	throw new ArticleError(
		'model_refused',
		`The model refused to write part ${refused.section + 1}, even when asked again. Change the prompt, or choose another model.`,
		true,
	);
}
