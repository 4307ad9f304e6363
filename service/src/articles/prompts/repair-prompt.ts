import type { Messages } from '../../engines/index.ts';
import type { ArticleBrief } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { dataBlock } from './data-block.ts';
import type { PlannedOutline } from './divide-targets.ts';
import { editorsPart, instructionsFor, textRules } from './instructions.ts';
import { outlineList, sectionAt, sectionForm } from './section-prompt.ts';

/** What is known when a section is mended. */
export type RepairTask = {
	brief: ArticleBrief;
	rules: ContentTypeRules;
	outline: PlannedOutline;
	/** Of the section in the outline, from 0. */
	index: number;
	/** The section as it is, without its heading. */
	markdown: string;
	/** What to mend, a sentence each. */
	advice: readonly string[];
};

const MOST_ADVICE = 20;
/** Advice may quote the text. UTF-16 units. */
const MOST_ADVICE_LENGTH = 500;

/**
 * Asks for a section once more, with exactly these problems mended.
 * @throws {RangeError} when the outline has no such section
 */
export function repairPrompt({ brief, rules, outline, index, markdown, advice }: RepairTask): Messages {
	const { heading } = sectionAt(outline, index);
	const problems = advice
		.slice(0, MOST_ADVICE)
		.map((sentence, number) => `${number + 1}. ${sentence.replace(/\s+/g, ' ').slice(0, MOST_ADVICE_LENGTH)}`);
	return {
		instructions: instructionsFor(brief, rules, {
			task: `repair section ${index + 1}`,
			rules: [
				'Mend exactly the problems that are listed, and change nothing else: keep facts, order, wording and links of what is right.',
				...textRules(brief),
			],
			typeRules: rules.writing,
			templateRules: brief.template?.content.writing_rules ?? [],
			form: ['Answer with the whole section, mended; not with a list of changes.', ...sectionForm(outline, index)],
		}),
		prompt: [
			editorsPart(brief),
			`The outline; ">>" marks the section that you mend:\n${dataBlock('outline', outlineList(outline, index))}`,
			`The section${heading === '' ? ', which has no heading' : ''}:\n${dataBlock('section', markdown)}`,
			`The problems to mend; what they quote is material too:\n${dataBlock('problems', problems.join('\n'))}`,
			`Write section ${index + 1} again now, with the problems mended.`,
		].join('\n\n'),
	};
}
