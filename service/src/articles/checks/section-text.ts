import type { WarningCode } from '@draftsmith/shared';
/** A section as written: its heading (empty for an opening) and its Markdown, without the heading. */
export type SectionText = { heading: string; markdown: string };

export type ProblemCode = Exclude<WarningCode, 'no_description' | 'no_headings'>;

/**
 * Something wrong with one section. `advice` tells a model, in English, what to mend; it may quote the text. `words` is the
 * number that an advice on length names. `elsewhere` is what stands in an earlier section too, as `sameness` has it.
 */
export type SectionProblem = {
	section: number;
	code: ProblemCode;
	advice: string;
	words?: number;
	elsewhere?: readonly string[];
};

/** What the checks need to know besides the text. */
export type CheckContext = {
	/** BCP 47. */
	language: string;
	title: string;
	prompt: string;
	/** The only links that the text may have. */
	links: readonly string[];
	avoid: readonly string[];
	/** Words that the whole text should have. */
	target_words: number;
};
