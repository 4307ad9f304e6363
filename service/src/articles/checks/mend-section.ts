import { findMisplacedHeadings, type InnerHeading } from './check-headings.ts';
import { findForeignLinks } from './check-links.ts';
import { findPlaceholders } from './check-placeholders.ts';
import { findRepetitions } from './check-repetition.ts';
import { findSelfReferences } from './check-self-reference.ts';
import { findUnfinished } from './check-unfinished.ts';
import { withEnding } from './mend-ending.ts';
import { duplicateInnerHeadings, withBoldLines, withHeadingLevels } from './mend-headings.ts';
import { withoutForeignLinks } from './mend-links.ts';
import { withoutRepetitions } from './mend-repetition.ts';
import { withoutFindings } from './mend-sentences.ts';
import { quote } from './quote.ts';
import { quotedFindings } from './quoted-findings.ts';
import { type Finding, type ReadContext, type ReadSection, readContext, readSection } from './read-section.ts';
import type { CheckContext, ProblemCode, SectionProblem, SectionText } from './section-text.ts';

/** An article is shorter by far; what is longer is no section to mend. UTF-16 units. */
const LONGEST_SECTION = 500_000;

/** One mend can make another possible; after so many rounds a section stays as it is. */
const MOST_ROUNDS = 4;

/** A way to mend: whether there is something, and the Markdown without it. */
type Mend = { code: ProblemCode; isFound: (section: ReadSection) => boolean; mended: (section: ReadSection) => string };

/**
 * The section with those of its problems mended that can be without a model: placeholders and self-references go with their
 * sentence or list item, an unfinished end is cut back, inner headings get their levels, duplicate ones become bold lines, foreign
 * links become text, of what is said again the first stays. A problem that can't be mended, or only by leaving nothing, is left as
 * it is, and so are a refusal and a section of more than 500,000 characters. Never throws; doing it twice changes nothing more. `problems` are those of this section.
 */
export function mendSection(
	section: SectionText,
	problems: readonly SectionProblem[],
	context: CheckContext,
): SectionText {
	const codes = new Set(problems.map(({ code }) => code));
	if (section.markdown.length > LONGEST_SECTION || codes.has('refusal')) return section;
	const wasFinished = findUnfinished(readSection(section), context.language) === null;
	const steps = waysToMend(problems, readContext(context)).filter(
		({ code }) => codes.has(code) || (code === 'unfinished' && wasFinished),
	);
	let markdown = section.markdown;
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const before = markdown;
		for (const step of steps) markdown = tryMend({ ...section, markdown }, step);
		if (markdown === before) break;
	}
	return markdown === section.markdown ? section : { ...section, markdown };
}

/** Whether a section says nothing but what was said before: it can't be mended, since nothing would be left. */
export function isOnlyRepeated(
	section: SectionText,
	problems: readonly SectionProblem[],
	{ language }: CheckContext,
): boolean {
	const read = readSection(section);
	const repetitions = findRepetitions(read, language, keysElsewhere(problems));
	if (repetitions.length === 0) return false;
	return !hasContent(readSection({ ...section, markdown: withoutRepetitions(read, repetitions) }));
}

/** Whether somebody still has to fill something in, besides in a heading that the outline gave and in quotations. */
export function hasBlanks({ markdown }: SectionText, context: CheckContext): boolean {
	return unquotedPlaceholders(readSection({ heading: '', markdown }), readContext(context)).length > 0;
}

/** The mended Markdown when the problem is gone and something is left; the same otherwise. */
function tryMend(section: SectionText, mend: Mend): string {
	const read = readSection(section);
	if (!mend.isFound(read)) return section.markdown;
	const markdown = mend.mended(read);
	const again = readSection({ ...section, markdown });
	return hasContent(again) && !mend.isFound(again) ? markdown : section.markdown;
}

function waysToMend(problems: readonly SectionProblem[], context: ReadContext): Mend[] {
	const { links, prompt, language, title } = context;
	const elsewhere = problems.filter(({ code }) => code === 'duplicate_heading').map(({ advice }) => advice);
	const isElsewhere = (heading: string): boolean => elsewhere.some((advice) => advice.includes(quote(heading)));
	const duplicatesIn = (section: ReadSection): InnerHeading[] => duplicateInnerHeadings(section, title, isElsewhere);
	const earlier = keysElsewhere(problems);
	return [
		removal('placeholder', (section) => unquotedPlaceholders(section, context), language),
		removal('self_reference', (section) => findSelfReferences(section, context), language),
		{
			code: 'foreign_link',
			isFound: ({ lines }) => findForeignLinks({ heading: '', markdown: lines.join('\n') }, links, prompt).length > 0,
			mended: (section) => withoutForeignLinks(section, links, language),
		},
		{
			code: 'duplicate_heading',
			isFound: (section) => duplicatesIn(section).length > 0,
			mended: (section) => withBoldLines(section, duplicatesIn(section)),
		},
		{
			code: 'heading_level',
			isFound: (section) => findMisplacedHeadings(section).length > 0,
			mended: withHeadingLevels,
		},
		endingMend(language),
		// The last, since what another mend took away is not said before any more.
		{
			code: 'repetition',
			isFound: (section) => findRepetitions(section, language, earlier).length > 0,
			mended: (section) => withoutRepetitions(section, findRepetitions(section, language, earlier)),
		},
	];
}

function keysElsewhere(problems: readonly SectionProblem[]): ReadonlySet<string> {
	return new Set(problems.flatMap(({ elsewhere: keys = [] }) => keys));
}

/** A quotation is never cut: what stands in it may be meant. */
function unquotedPlaceholders(section: ReadSection, context: ReadContext): Finding[] {
	const findings = findPlaceholders(section, context);
	const quoted = quotedFindings(section, findings);
	return findings.filter((finding) => !quoted.has(finding));
}

/** Sentence by sentence at first; where that is not enough, the whole paragraph. */
function removal(code: ProblemCode, find: (section: ReadSection) => Finding[], language: string): Mend {
	const isFound = (section: ReadSection): boolean => find(section).length > 0;
	return {
		code,
		isFound,
		mended: (section) => {
			let markdown = withoutFindings(section, find, language, false);
			for (let round = 1; round < MOST_ROUNDS; round += 1) {
				const read = readSection({ heading: section.heading, markdown });
				if (!isFound(read)) break;
				markdown = withoutFindings(read, find, language, true);
			}
			return markdown;
		},
	};
}

function endingMend(language: string): Mend {
	return {
		code: 'unfinished',
		isFound: (section) => findUnfinished(section, language) !== null,
		mended: (section) => withEnding(section, language),
	};
}

/** Whether there is something besides headings. */
function hasContent({ tokens }: ReadSection): boolean {
	return tokens.some(
		({ type, content }, index) =>
			type === 'fence' ||
			type === 'code_block' ||
			(type === 'inline' && content.trim() !== '' && tokens[index - 1]?.type !== 'heading_open'),
	);
}
