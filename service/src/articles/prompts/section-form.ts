import type { ContentTypeRules } from '../content-types/index.ts';
import { dataBlock } from './data-block.ts';
import type { PlannedOutline, PlannedSection } from './divide-targets.ts';
import { bullets } from './instructions.ts';

/** The section of the outline at an index. @throws {RangeError} when there is none: a fault of ours */
export function sectionAt(outline: PlannedOutline, index: number): PlannedSection {
	const section = outline.sections[index];
	if (section === undefined) {
		throw new RangeError(`The outline has ${outline.sections.length} sections, so there is none at index ${index}.`);
	}
	return section;
}

/** What form a section has, when it is written and when it is repaired; `length` is the sentence that says how long it is. */
export function sectionForm(outline: PlannedOutline, index: number, length: string): string[] {
	return [
		'Begin at once with the first sentence, list or table. Write nothing else before or after the text.',
		...(isWhole(outline) ? wholeForm() : partForm(outline, index)),
		length,
	];
}

/** Rules for the opening where it is written, and for the end of the text where that is. */
export function partRulesOf(rules: ContentTypeRules, outline: PlannedOutline, index: number): string[] {
	const isOpening = sectionAt(outline, index).heading === '';
	const isEnd = index === outline.sections.length - 1;
	return [...(isOpening ? rules.openingRules : []), ...(isEnd ? rules.closingRules : [])];
}

/** The outline as data, the current section marked; nothing where the text has one part. */
export function outlinePart(outline: PlannedOutline, current: number): string[] {
	if (isWhole(outline)) return [];
	const lines = outline.sections.map(
		({ heading }, index) =>
			`${heading || 'the opening (no heading)'}${index === current ? ' (you write this one)' : ''}`,
	);
	return [`The outline of the text:\n${dataBlock('outline', bullets(lines))}`];
}

function wholeForm(): string[] {
	return [
		'Write the whole text: an opening paragraph, then, where the text is long enough, sections under "## " headings with "### " below them. No title.',
	];
}

function partForm(outline: PlannedOutline, index: number): string[] {
	const { heading } = sectionAt(outline, index);
	const isLast = index === outline.sections.length - 1;
	return [
		heading === ''
			? 'Write only the opening of the text. It has no heading, and there are no headings in it.'
			: 'Write only this section, without its heading. Headings within it begin with "### "; use them only where they help.',
		...(index === 0
			? []
			: ['Continue the text: same voice, same form of address, same terms. Do not repeat what is already said.']),
		isLast
			? 'The text ends with this section.'
			: 'The text goes on after it: do not say what later sections say. No conclusion, no farewell, no announcement of what follows.',
	];
}

/** Whether the outline is one part without a heading: the text may then have headings of its own. */
function isWhole({ sections }: PlannedOutline): boolean {
	return sections.length === 1 && sections[0]?.heading === '';
}
