import type { Messages } from '../../engines/index.ts';
import type { ArticleBrief } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { dataBlock } from './data-block.ts';
import type { PlannedOutline } from './divide-targets.ts';
import { bullets, editorsPart, instructionsFor, textRules } from './instructions.ts';
import { outlinePart, partRulesOf, sectionAt, sectionForm } from './section-form.ts';

/** What is known when a section is repaired. */
export type RepairTask = {
	brief: ArticleBrief;
	rules: ContentTypeRules;
	outline: PlannedOutline;
	/** Of the section in the outline, from 0. */
	index: number;
	/** The section as it is, without its heading. */
	markdown: string;
	/** What to fix, a sentence each. */
	advice: readonly string[];
	/** What the section has after the repair, whatever the outline says. */
	words: number;
};

const MOST_ADVICE = 20;
/** Advice may quote the text. UTF-16 units. */
const MOST_ADVICE_LENGTH = 500;

/**
 * Asks for a section once more, with exactly these problems fixed.
 * @throws {RangeError} when the outline has no such section
 */
export function repairPrompt({ brief, rules, outline, index, markdown, advice, words }: RepairTask): Messages {
	const { heading } = sectionAt(outline, index);
	const problems = advice
		.slice(0, MOST_ADVICE)
		.map((sentence) => sentence.replace(/\s+/g, ' ').slice(0, MOST_ADVICE_LENGTH).toWellFormed());
	return {
		instructions: instructionsFor(brief, rules, {
			task: `repair section ${index + 1}`,
			rules: [
				'Fix the problems that are listed. Change only what they and the length make necessary: keep the facts, order, wording and links of all the rest.',
				...textRules(brief),
			],
			typeRules: rules.writing,
			templateRules: brief.template?.content.writing_rules ?? [],
			partRules: partRulesOf(rules, outline, index),
			form: [
				'Answer with the whole section after the fixes, not with a list of changes.',
				...sectionForm(outline, index, `About ${words} words.`),
			],
		}),
		prompt: [
			editorsPart(brief),
			...outlinePart(outline, index),
			...(heading === '' ? [] : [`The heading of the section:\n${dataBlock('heading', heading)}`]),
			`The section as it is:\n${dataBlock('section', markdown)}`,
			`The problems to fix; what they quote is material too:\n${dataBlock('problems', bullets(problems))}`,
			'Write the whole section again now, with the problems fixed.',
		].join('\n\n'),
	};
}
