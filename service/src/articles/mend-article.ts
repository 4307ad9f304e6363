import type { ArticleWarning } from '@draftsmith/shared';
import { ArticleError } from './article-error.ts';
import {
	type CheckContext,
	hasBlanks,
	isOnlyRepeated,
	measure,
	mendSection,
	type ProblemCode,
	problemText,
	type SectionProblem,
} from './checks/index.ts';
import type { StoredSection } from './write-sections.ts';

/** An article of which less than this share of its words is left is none. */
const LEAST_LENGTH = 0.5;
/** What an editor need not be told once it is mended: readers see no difference. */
const SILENT: readonly ProblemCode[] = ['heading_level', 'duplicate_heading'];
/** Said of a section that is left out. */
const LEFT_OUT = 'This part said only what other parts say, word for word, so it was left out. Have it written again.';

/** What is wrong with each section by itself, and beside the others. */
type FindProblems = (sections: readonly StoredSection[]) => SectionProblem[];

/** The sections with those of these problems mended that can be without a model; the same where there is nothing to mend. */
export function mendSections<Section extends StoredSection>(
	sections: readonly Section[],
	problems: readonly SectionProblem[],
	checks: CheckContext,
): Section[] {
	const bySection = Map.groupBy(problems, ({ section }) => section);
	return sections.map((section, index) => {
		const own = bySection.get(index);
		return own === undefined ? section : { ...section, ...mendSection(section, own, checks) };
	});
}

/**
 * The sections as they may be published, with what was mended, left or left out as warnings. A section that only says what others
 * say keeps its place, without text: so it can be written again.
 * @throws {ArticleError} `placeholder` where something is left to fill in; `repetition` where the one section that may be changed
 * only repeats others
 */
export function mendArticle(
	sections: readonly StoredSection[],
	find: FindProblems,
	{ checks, only }: { checks: CheckContext; only: number | undefined },
): { sections: StoredSection[]; warnings: ArticleWarning[] } {
	const found = find(sections);
	const faulty = new Set(found.map(({ section }) => section));
	const mended = mendSections(sections, found, checks).map((section, index) =>
		faulty.has(index) ? { ...section, truncated: false } : section,
	);
	const left = Map.groupBy(find(mended), ({ section }) => section);
	const isEmpty = (index: number) => {
		const section = mended[index];
		return section !== undefined && isOnlyRepeated(section, left.get(index) ?? [], checks);
	};
	const leftOut = new Set([...left.keys()].filter(isEmpty));
	if (only !== undefined && leftOut.has(only)) throw onlyRepeats();
	for (const index of left.keys()) if (!leftOut.has(index)) assertFilledIn(mended, index, checks);
	const warnings = found.flatMap(({ section, code }): ArticleWarning[] => {
		if (leftOut.has(section)) return [];
		const state = left.get(section)?.some((problem) => problem.code === code) ? 'left' : 'mended';
		if (state === 'mended' && SILENT.includes(code)) return [];
		return [{ code, detail: problemText(code, state), section }];
	});
	return {
		sections: mended.map((section, index) => (leftOut.has(index) ? { ...section, markdown: '' } : section)),
		warnings: [...warnings, ...[...leftOut].map((section) => ({ code: 'repetition', detail: LEFT_OUT, section }))],
	};
}

/**
 * Whether so much is gone of what a model wrote that the rest is no article: less than half of it, and of the words that were asked
 * for. A text that came short but whole is none of this.
 */
export function isGutted(
	written: readonly StoredSection[],
	left: readonly StoredSection[],
	{ language, target_words }: CheckContext,
): boolean {
	const words = measure(left, language).total;
	return words < LEAST_LENGTH * target_words && words < LEAST_LENGTH * measure(written, language).total;
}

/** What the job of an article fails with of which too little is left. */
export function tooLittleLeft(left: readonly StoredSection[], { language, target_words }: CheckContext): ArticleError {
	const { total } = measure(left, language);
	return new ArticleError(
		'too_short',
		`Of ${target_words} words only ${total} can be published: the model repeated itself or left blanks, even when told again. Choose another model, or a shorter length.`,
		true,
	);
}

function assertFilledIn(sections: readonly StoredSection[], index: number, checks: CheckContext): void {
	const section = sections[index];
	if (section === undefined || !hasBlanks(section, checks)) return;
	throw new ArticleError(
		'placeholder',
		`The model left something to be filled in all over part ${index + 1}, even when told again. Say in the prompt what belongs there, or choose another model.`,
		true,
	);
}

function onlyRepeats(): ArticleError {
	return new ArticleError(
		'repetition',
		'The model wrote only what other parts say already, word for word. Try again with a hint, or choose another model.',
		true,
	);
}
