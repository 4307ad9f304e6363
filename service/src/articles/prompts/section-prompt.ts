import type { Messages } from '../../engines/index.ts';
import type { ArticleBrief } from '../brief.ts';
import type { SectionText } from '../checks/index.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { dataBlock } from './data-block.ts';
import type { PlannedOutline, PlannedSection } from './divide-targets.ts';
import { bullets, editorsPart, instructionsFor, textRules } from './instructions.ts';
import { listsOf } from './lists-of.ts';
import { outlinePart, partRulesOf, sectionAt, sectionForm } from './section-form.ts';
import { summaryOf, tailOf, textOfSections } from './sections-so-far.ts';

/** What is known when a section is written. */
export type SectionTask = {
	brief: ArticleBrief;
	rules: ContentTypeRules;
	outline: PlannedOutline;
	/** Of the section in the outline, from 0. */
	index: number;
	/** The finished sections before it. */
	written: readonly SectionText[];
	/** The section as it was written before, when it is written again; with what the editor wants differently, if said. */
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
	const { brief, rules, outline, index } = task;
	const section = sectionAt(outline, index);
	return {
		instructions: instructionsFor(brief, rules, {
			task: `section ${index + 1} of ${outline.sections.length}`,
			rules: textRules(brief),
			typeRules: rules.writing,
			templateRules: brief.template?.content.writing_rules ?? [],
			partRules: partRulesOf(rules, outline, index),
			form: sectionForm(outline, index, length(section.target_words)),
		}),
		prompt: [
			editorsPart(brief),
			...outlinePart(outline, index),
			...soFar(task),
			...later(outline, index),
			...pointsOf(section),
			...before(task),
			lastLine(task, section),
		].join('\n\n'),
	};
}

function length(words: number): string {
	return `About ${words} words; between ${Math.floor(words * 0.85)} and ${Math.ceil(words * 1.15)}.`;
}

function soFar({ brief, rules, written }: SectionTask): string[] {
	if (written.length === 0) return ['Nothing of the text is written yet.'];
	const end = tailOf(written, brief.language);
	if (end === textOfSections(written)) return [`The text so far:\n${dataBlock('text', end)}`];
	const lists = rules.recallsLists ? listsOf(written, end) : '';
	return [
		`What is written so far, in short:\n${dataBlock('summary', summaryOf(written, brief.language))}`,
		...(lists === '' ? [] : [`Lists and tables of the text so far; agree with them:\n${dataBlock('lists', lists)}`]),
		`How the text so far ends:\n${dataBlock('end', end)}`,
	];
}

function later(outline: PlannedOutline, index: number): string[] {
	const sections = outline.sections.slice(index + 1);
	if (sections.length === 0) return [];
	const text = sections.map(({ heading, points }) => `${heading}: ${points.join('; ')}`).join('\n');
	return [
		`What later sections say; leave it to them:\n${dataBlock('later', text.slice(0, MOST_LATER).toWellFormed())}`,
	];
}

function pointsOf({ points }: PlannedSection): string[] {
	if (points.length === 0) return [];
	return [`Points to cover in what you write:\n${dataBlock('points', bullets(points))}`];
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

/** Says what to write; the heading is data there too, since people and models wrote it. */
function lastLine({ outline, previous }: SectionTask, { heading, target_words }: PlannedSection): string {
	const now = previous === undefined ? 'now' : 'again now';
	const words = `about ${target_words} words`;
	if (heading !== '') return `Write ${now} the text under this heading, ${words}:\n${dataBlock('heading', heading)}`;
	return outline.sections.length === 1 ? `Write the text ${now}, ${words}.` : `Write the opening ${now}, ${words}.`;
}
