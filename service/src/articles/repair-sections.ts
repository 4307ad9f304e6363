import type { ArticleWarning } from '@draftsmith/shared';
import { EngineError } from '../engines/index.ts';
import { ArticleError } from './article-error.ts';
import { askModel } from './ask-model.ts';
import type { ArticleBrief } from './brief.ts';
import {
	type CheckContext,
	checkLanguage,
	checkLength,
	checkSections,
	measure,
	mendSection,
	type ProblemCode,
	type SectionProblem,
} from './checks/index.ts';
import type { ContentTypeRules } from './content-types/index.ts';
import { languageName } from './languages.ts';
import { maxOutputTokens, type PlannedOutline, repairPrompt } from './prompts/index.ts';
import { runStep } from './run-step.ts';
import type { ArticleWork } from './work.ts';
import { StoredSection, toSection } from './write-sections.ts';

/** What is mended without a model: exactly, at no cost. */
const MENDED_AT_ONCE: readonly ProblemCode[] = ['heading_level', 'duplicate_heading', 'foreign_link'];

/** What the checks compare an article with. */
export function checkContextOf(brief: ArticleBrief): CheckContext {
	return {
		language: brief.language,
		title: brief.title,
		prompt: brief.prompt,
		links: brief.links,
		avoid: brief.template?.content.avoid ?? [],
		target_words: brief.words,
	};
}

export type RepairOptions = {
	brief: ArticleBrief;
	rules: ContentTypeRules;
	outline: PlannedOutline;
	/** The name of a section's repair among the steps. */
	step: (section: number) => string;
	/** The one section that may be changed; all when left out. */
	only?: number;
};

/** A repair with fewer words than this share of the section is no repair. */
const LEAST_KEPT = 0.4;

/**
 * Checks the sections, lets the model repair each faulty one at most once, and mends what is then left without it. Something an
 * editor should know of becomes a warning.
 * @throws {ArticleError} `wrong_language` when the repair did not help either; {EngineError}; the signal's reason
 */
export async function repairSections(
	work: ArticleWork,
	about: RepairOptions,
	written: readonly StoredSection[],
): Promise<{ sections: StoredSection[]; warnings: ArticleWarning[] }> {
	const context = checkContextOf(about.brief);
	const sections = [...written];
	work.live.enter('checking');
	const found = await findProblems(sections, about, context);
	for (const [index, problems] of found) {
		const forModel = problems.filter(({ code }) => !MENDED_AT_ONCE.includes(code));
		const section = sections[index];
		if (forModel.length === 0 || !section) continue;
		work.live.enter('repairing');
		const repaired = await repairOne(work, about, { section, index, problems: forModel, sections });
		if (repaired) sections[index] = repaired;
	}
	await assertLanguage(sections, context);
	const left = await findProblems(sections, about, context);
	const warnings: ArticleWarning[] = [];
	for (const [index, problems] of left) {
		const section = sections[index];
		if (!section) continue;
		sections[index] = { ...section, ...mendSection(section, problems, context) };
		warnings.push(...problems.map(({ code }) => toWarning(code, index)));
	}
	work.live.replace(sections);
	return { sections, warnings: distinct(warnings) };
}

async function findProblems(
	sections: readonly StoredSection[],
	{ outline, only }: RepairOptions,
	context: CheckContext,
): Promise<Map<number, SectionProblem[]>> {
	const targets = outline.sections.map((section) => section.target_words);
	const problems = [
		...sections.flatMap(cutOff),
		...checkSections(sections, context),
		...checkLength(sections, targets, context),
		...(await checkLanguage(sections, context)),
	];
	const isOnePart = sections.length === 1 && sections[0]?.heading === '';
	const mine = problems.filter(
		({ section, code }) =>
			(only === undefined || section === only) &&
			// A text in one part has its sections inside.
			!(isOnePart && code === 'heading_level'),
	);
	return Map.groupBy(mine, ({ section }) => section);
}

/** A model that reached its limit may have stopped after a full sentence: nothing else would tell that something is missing. */
function cutOff({ truncated }: StoredSection, section: number): SectionProblem[] {
	const advice = 'It was cut off in the middle. Write the whole of it, more concisely.';
	return truncated ? [{ section, code: 'unfinished', advice }] : [];
}

/** The repaired section; undefined when the model can't, which is no reason to lose the article. */
async function repairOne(
	work: ArticleWork,
	{ brief, rules, outline, step }: RepairOptions,
	fault: { section: StoredSection; index: number; problems: SectionProblem[]; sections: StoredSection[] },
): Promise<StoredSection | undefined> {
	const { section, index, problems, sections } = fault;
	const advice = problems.map((problem) => problem.advice);
	const words = outline.sections[index]?.target_words ?? brief.words;
	try {
		const repaired = await runStep(
			work,
			step(index),
			StoredSection,
			async () => {
				const answer = await askModel(work, {
					brief,
					messages: repairPrompt({ brief, rules, outline, index, markdown: section.markdown, advice }),
					maxOutputTokens: maxOutputTokens(Math.max(words, measure([section], brief.language).total), brief.language),
				});
				return { content: toSection(answer, brief, outline, index), answer };
			},
			() => ({
				phase: 'repairing',
				words: work.live.words(),
				sections: sections.length,
				target_sections: sections.length,
			}),
		);
		return isWorse(repaired, fault, brief.language) ? undefined : repaired;
	} catch (error) {
		const isFinal = error instanceof ArticleError || (error instanceof EngineError && !error.retryable);
		if (isFinal) return undefined;
		throw error;
	}
}

/** Models that are told to mend a sentence sometimes give that sentence alone, or stop half-way. */
function isWorse(
	repaired: StoredSection,
	{ section, problems }: { section: StoredSection; problems: SectionProblem[] },
	language: string,
): boolean {
	if (problems.some(({ code }) => code === 'wrong_language' || code === 'too_long')) return false;
	if (repaired.truncated && !section.truncated) return true;
	return measure([repaired], language).total < measure([section], language).total * LEAST_KEPT;
}

async function assertLanguage(sections: readonly StoredSection[], context: CheckContext): Promise<void> {
	const wrong = await checkLanguage(sections, context);
	if (wrong.length === 0) return;
	throw new ArticleError(
		'wrong_language',
		`The model did not write in ${languageName(context.language, 'en')}, even when told again. Choose a model that knows this language.`,
		true,
	);
}

const DETAILS: Record<ProblemCode, string> = {
	placeholder: 'Something was left to be filled in; the sentence was taken out.',
	self_reference: 'The model spoke of itself; the sentence was taken out.',
	duplicate_heading: 'A heading stood there twice; the second was taken out.',
	unfinished: 'The text broke off; it now ends with its last whole sentence.',
	heading_level: 'Headings were put into order.',
	foreign_link: 'A link that is not in your request was taken off; its words are still there.',
	avoided_word: 'A word that the template avoids is still there.',
	too_short: 'The text is shorter than asked for.',
	too_long: 'The text is longer than asked for.',
	wrong_language: 'A part may be in another language.',
};

/** What an editor need not be told: it changes nothing that readers see. */
const SILENT: readonly ProblemCode[] = ['heading_level', 'duplicate_heading'];

function toWarning(code: ProblemCode, section: number): ArticleWarning {
	const isWhole = code === 'too_short' || code === 'too_long';
	return { code, detail: DETAILS[code], section: isWhole ? null : section };
}

function distinct(warnings: ArticleWarning[]): ArticleWarning[] {
	const heard = warnings.filter(({ code }) => !SILENT.some((silent) => silent === code));
	return [...new Map(heard.map((warning) => [`${warning.code} ${warning.section}`, warning])).values()];
}
