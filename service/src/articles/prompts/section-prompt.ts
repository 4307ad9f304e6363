import type { Messages } from '../../engines/index.ts';
import type { ArticleBrief } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { dataBlock } from './data-block.ts';
import type { PlannedOutline, PlannedSection } from './divide-targets.ts';
import { editorsPart, instructionsFor, list, textRules } from './instructions.ts';
import { OPENING_MARK } from './outline-prompt.ts';
import { summaryOf, tailOf, type WrittenSection } from './sections-so-far.ts';

/** What is known when a section is written. */
export type SectionTask = {
	brief: ArticleBrief;
	rules: ContentTypeRules;
	outline: PlannedOutline;
	/** Of the section in the outline, from 0. */
	index: number;
	/** The finished sections before it. */
	written: readonly WrittenSection[];
	/** The section as it was written before, when it is written anew; with what the editor wants differently, if said. */
	previous?: string;
	hint?: string;
};

/** Points of later sections are told up to here; a small model's window is small. UTF-16 units. */
const MOST_LATER = 1500;

/**
 * Asks for the Markdown of one section, without its heading.
 * @throws {RangeError} when the outline has no such section
 */
export function sectionPrompt(task: SectionTask): Messages {
	const { brief, rules, outline, index, previous } = task;
	const section = sectionAt(outline, index);
	const number = `section ${index + 1} of ${outline.sections.length}`;
	return {
		instructions: instructionsFor(brief, rules, {
			task: number,
			rules: textRules(brief),
			typeRules: rules.writing,
			templateRules: brief.template?.content.writing_rules ?? [],
			form: sectionForm(outline, index),
		}),
		prompt: [
			editorsPart(brief),
			`The outline; ">>" marks the section that you write:\n${dataBlock('outline', outlineList(outline, index))}`,
			...soFar(task),
			...later(outline, index),
			...pointsOf(section),
			...before(task),
			`Write ${number} ${previous === undefined ? 'now' : 'anew'}: about ${section.target_words} words.`,
		].join('\n\n'),
	};
}

/** What form a section has; the same when it is written and when it is mended. */
export function sectionForm(outline: PlannedOutline, index: number): string[] {
	const { heading, target_words } = sectionAt(outline, index);
	const isOnly = outline.sections.length === 1 && heading === '';
	const isLast = index === outline.sections.length - 1;
	return [
		isOnly
			? 'Write the whole text: an opening paragraph, then, where the text is long enough, sections under "## " headings with "### " below them. No title.'
			: heading === ''
				? 'Write only the opening, which has no heading. No headings at all.'
				: 'Write only this section, without its heading. Headings within it begin with "### "; use them only where they help.',
		'Begin at once with the first sentence, or with the list or table where the rules ask for one. No preface, no comment, no closing remark.',
		`About ${target_words} words; between ${Math.floor(target_words * 0.85)} and ${Math.ceil(target_words * 1.15)}.`,
		...(isOnly
			? []
			: [
					'Continue the text as it is: same voice, same form of address, same terms. Do not repeat what stands before, and do not say what later sections say.',
					isLast
						? 'This is the last section: the text ends with it.'
						: 'The text goes on after this section: no conclusion, no farewell, no announcement of what follows.',
				]),
	];
}

/** The section of the outline at an index. @throws {RangeError} when there is none: a fault of ours */
export function sectionAt(outline: PlannedOutline, index: number): PlannedSection {
	const section = outline.sections[index];
	if (section === undefined) {
		throw new RangeError(`The outline has ${outline.sections.length} sections, so there is none at index ${index}.`);
	}
	return section;
}

/** The outline, one section a line, the current one marked. */
export function outlineList(outline: PlannedOutline, current: number): string {
	return outline.sections
		.map(({ heading }, index) => `${index === current ? '>> ' : ''}${index + 1}. ${heading || OPENING_MARK}`)
		.join('\n');
}

function soFar({ brief, written }: SectionTask): string[] {
	if (written.length === 0) return ['Nothing of the text is written yet.'];
	return [
		`What is written so far, in short:\n${dataBlock('summary', summaryOf(written, brief.language))}`,
		`How the text so far ends:\n${dataBlock('end', tailOf(written, brief.language))}`,
	];
}

function later(outline: PlannedOutline, index: number): string[] {
	const sections = outline.sections.slice(index + 1);
	if (sections.length === 0) return [];
	const text = sections.map(({ heading, points }) => `${heading}: ${points.join('; ')}`).join('\n');
	return [`What later sections say; leave it to them:\n${dataBlock('later', text.slice(0, MOST_LATER))}`];
}

function pointsOf({ heading, points }: PlannedSection): string[] {
	const named = [heading === '' ? '' : `Heading: ${heading}`, list('Points to cover:', points)].filter(
		(part) => part !== '',
	);
	return named.length === 0 ? [] : [`The section that you write:\n${dataBlock('section', named.join('\n'))}`];
}

function before({ previous = '', hint = '' }: SectionTask): string[] {
	if (previous === '' && hint === '') return [];
	return [
		...(previous === ''
			? []
			: [`The section as it was written before:\n${dataBlock('before', previous)}\nKeep what is good in it.`]),
		hint === ''
			? 'The editor wants it better: clearer, more concrete, without repetition.'
			: `What the editor wants differently:\n${dataBlock('hint', hint)}`,
	];
}
