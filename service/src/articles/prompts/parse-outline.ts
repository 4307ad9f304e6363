import type { ArticleBrief } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { sameness } from '../same-words.ts';
import { cutText } from './cut-text.ts';
import { divideTargets, LEAST_WORDS, type PlannedOutline } from './divide-targets.ts';
import type { DraftSection, NumberedSection } from './draft-section.ts';
import { fitSections } from './fit-sections.ts';
import { withoutNumber } from './outline-line.ts';
import { isClosingWord, isOpeningWord, isOutlineWord, isPlaceholder, isTotal, withoutLabel } from './outline-words.ts';
import { saysSomething } from './plain-line.ts';
import { isMarkedOpening, readOutline } from './read-outline.ts';
import { sectionBounds } from './section-bounds.ts';
import { takeBareCounts } from './word-count-mark.ts';

/** As the contract of outlines says. UTF-16 units. */
const MOST_HEADING = 200;
const MOST_POINT = 500;
const MOST_POINTS = 20;

/**
 * Reads the answer to `outlinePrompt`, whatever form it has: an outline within the bounds of the content type, whose targets sum
 * up to the words of the brief. `undefined` where the answer has no outline. Never throws.
 */
export function parseOutline(answer: string, brief: ArticleBrief, rules: ContentTypeRules): PlannedOutline | undefined {
	const sections = withBareCounts(readOutline(answer));
	if (sections.length === 0) return undefined;
	const { opening, headed } = tidy(sections, brief);
	const bounds = sectionBounds(brief, rules);
	if (bounds.most === 0) {
		const points = [...opening.points, ...headed.flatMap(({ heading, points }) => [heading, ...points])];
		return points.length === 0 ? undefined : planned([{ ...opening, points }], brief);
	}
	const [first, ...rest] = fitSections(headed, bounds);
	// One heading divides nothing: most likely it is not the outline's.
	if (first === undefined || rest.length === 0) return undefined;
	if (!rules.opening)
		return planned([{ ...first, points: [...opening.points, ...first.points] }, ...rest], brief, rules);
	return planned([opening, first, ...rest], brief, rules);
}

/**
 * The outline of last resort, where no model gave one: that of the editor, if the wishes hold one under Markdown headings, else a
 * single part without a heading, since a heading that nobody thought of is worse than none.
 */
export function plainOutline(brief: ArticleBrief, rules: ContentTypeRules): PlannedOutline {
	const hasHeadings = (brief.prompt.match(/^ {0,3}#{1,6}\s*\S/gm) ?? []).length > 1;
	const editors = hasHeadings ? parseOutline(brief.prompt, brief, rules) : undefined;
	return editors ?? planned([{ heading: '', words: undefined, points: [] }], brief);
}

/** The opening, apart from the sections whose headings are kept: each once, none of them the title or a word for "outline". */
function tidy(
	sections: readonly DraftSection[],
	brief: ArticleBrief,
): { opening: DraftSection; headed: NumberedSection[] } {
	const opening: DraftSection = { heading: '', words: undefined, points: [] };
	const byMeaning = new Map<string, NumberedSection>();
	const titles = [sameness(brief.title), sameness(`title${brief.title}`)];
	for (const section of sections) {
		const { heading, numbered } = tidyHeading(section.heading, brief.language);
		const key = sameness(heading);
		const points = section.points.filter(isPoint);
		const isFirst = byMeaning.size === 0 && opening.words === undefined;
		const isNone = isPlaceholder(heading);
		const begins = isMarkedOpening(section.heading) || (isFirst && !isNone && isOpening(heading));
		const into = begins ? opening : byMeaning.get(key);
		const saysNothing = points.length === 0 && (isOutlineWord(heading) || isTotal(heading));
		const isEmpty = isNone || titles.includes(key) || !saysSomething(heading) || saysNothing;
		if (into !== undefined || isEmpty) {
			const target = into ?? [...byMeaning.values()].at(-1) ?? opening;
			target.points.push(...points);
			target.words ??= into === undefined ? undefined : section.words;
		} else byMeaning.set(key, { ...section, points, heading, numbered });
	}
	return { opening, headed: [...byMeaning.values()] };
}

function tidyHeading(raw: string, language: string): { heading: string; numbered: boolean } {
	const { text, numbered } = withoutNumber(withoutLabel(raw.replace(/^h[1-6]\s?[:：]\s?/i, '')));
	const bare = withoutLabel(text)
		.replace(/\s?[:：]$/u, '')
		.replace(/^["“„«「](.+)["”“»」]$/u, '$1')
		.trim();
	// Room for the number of a list item.
	return { heading: cutText(bare, MOST_HEADING - 5, language), numbered };
}

/** A word for an opening, or something in brackets: a translation of the mark. */
function isOpening(heading: string): boolean {
	return isOpeningWord(heading) || /^[([（【].{1,40}[)\]）】]$/u.test(heading);
}

function withBareCounts(sections: readonly DraftSection[]): DraftSection[] {
	const counted = takeBareCounts(sections.map(({ heading }) => heading));
	return sections.map((section, index) => ({
		...section,
		heading: counted[index]?.text ?? section.heading,
		words: section.words ?? counted[index]?.words,
	}));
}

/** The outline in the form of the contract, its targets divided. */
function planned(
	sections: readonly (DraftSection & { numbered?: boolean })[],
	brief: ArticleBrief,
	rules?: ContentTypeRules,
): PlannedOutline {
	let number = 0;
	const headingOf = ({ heading, numbered }: { heading: string; numbered?: boolean }): string =>
		rules?.numbered && numbered && !isClosingWord(heading) ? `${++number}. ${heading}` : heading;
	const outline = {
		sections: sections.map((section) => ({
			heading: headingOf(section),
			points: tidyPoints(section.points, brief.language),
			...(section.words === undefined
				? {}
				: { target_words: Math.min(Math.max(section.words, LEAST_WORDS), brief.words) }),
		})),
	};
	return divideTargets(outline, brief.words);
}

/** Not a mark alone, nor the word that was given as an example. */
function isPoint(point: string): boolean {
	return saysSomething(point) && !/^(?:point|punkt|пункт)\p{Nd}{0,2}$/u.test(sameness(point));
}

function tidyPoints(points: readonly string[], language: string): string[] {
	return [...new Set(points)].slice(0, MOST_POINTS).map((point) => cutText(point, MOST_POINT, language, '…'));
}
