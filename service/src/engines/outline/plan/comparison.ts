import type { LanguageTexts } from '../language/texts.ts';
import { escapeInline } from '../markdown.ts';
import { promptSection, tableSection } from '../section.ts';
import { optionsInTitle } from '../title.ts';
import { frequentQuestions, type Plan, type Subject, titledHeading } from './subject.ts';

const OPTIONS_SHARE = 36;

/** Comparison: the answer, a table side by side, each option by itself, which one for whom. */
export const planComparison: Plan = (texts, subject) => {
	const { comparison } = texts.types;
	const options = optionNames(texts, subject);
	return [
		promptSection(comparison.answer, { share: 10 }),
		tableSection(comparison.table, options, {
			share: 18,
			heading: titledHeading(texts, comparison.table, subject),
		}),
		...options.map((option) =>
			promptSection(comparison.option, {
				share: OPTIONS_SHARE / options.length,
				heading: `${option}${texts.colon}${comparison.option.heading}`,
			}),
		),
		promptSection(comparison.recommendation, { share: 18 }),
		frequentQuestions(texts, comparison.questions, subject, { share: 12 }),
		promptSection(comparison.callToAction, { share: 6 }),
	];
};

function optionNames(texts: LanguageTexts, { title }: Subject): readonly string[] {
	return optionsInTitle(title, texts)?.map(escapeInline) ?? texts.types.comparison.optionNames;
}
