import type { LanguageTexts, PromptText, Questions } from '../language/texts.ts';
import { escapeInline } from '../markdown.ts';
import { questionSection, type Section } from '../section.ts';
import { titleForHeading } from '../title.ts';

/** What the plans need to know of a request: its title as one line, not yet escaped, and its length in words. */
export interface Subject {
	readonly title: string;
	readonly words: number;
}

/** The order and weight of a content type's sections in one language. */
export type Plan = (texts: LanguageTexts, subject: Subject) => readonly Section[];

/** In words: below this the plans leave out what a short text has no room for. */
export const ROOMY = 300;

/** “Step by step: How to bake bread”. The title follows a colon, so no language has to decline it. */
export function titledHeading(
	texts: LanguageTexts,
	{ heading }: Pick<PromptText, 'heading'>,
	subject: Subject,
): string {
	const title = titleForHeading(subject.title);
	return title === null ? heading : `${heading}${texts.colon}${escapeInline(title)}`;
}

/** How many parts of about `wordsEach` words fit in a section of `share` per cent, from `least` to `most`. */
export function partsThatFit(
	{ words }: Subject,
	{ share, wordsEach, least, most }: { share: number; wordsEach: number; least: number; most: number },
): number {
	return Math.min(most, Math.max(least, Math.round((words * share) / 100 / wordsEach)));
}

/** The frequently asked questions that most types end with; left out of very short texts. */
export function frequentQuestions(
	texts: LanguageTexts,
	questions: Questions,
	subject: Subject,
	{ share }: { share: number },
): Section {
	const count = partsThatFit(subject, { share, wordsEach: 50, least: 2, most: questions.length });
	return questionSection({ heading: texts.questionsHeading, questions }, count, { share, fromWords: ROOMY });
}
