import { MOST_SECTIONS } from '@draftsmith/shared';
import type { ArticleBrief } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { LEAST_WORDS } from './divide-targets.ts';
import { parseNumber } from './parse-number.ts';

/** How many sections under headings an outline may have, and about how many it should have. */
export type SectionBounds = { fewest: number; about: number; most: number };

/** A larger number in a title is a year, a price or a model's name, not a number of items. */
const MOST_NAMED = 50;
/** Besides the items that a title counts: something before or after them. */
const BESIDES = 2;

/**
 * The sections under headings that a text of this type and length can bear. All three are 0 for a text so short that headings
 * would tear it apart. A number that the title names ("12 ways to …") can be met where the words allow it.
 */
export function sectionBounds(brief: Pick<ArticleBrief, 'title' | 'words'>, rules: ContentTypeRules): SectionBounds {
	const { fewest, most, wordsEach } = rules.sections;
	const withOpening = rules.opening ? 1 : 0;
	const possible = Math.min(MOST_SECTIONS, Math.floor(brief.words / LEAST_WORDS)) - withOpening;
	const bearable = Math.min(
		most,
		possible,
		Math.max(namedNumber(brief.title), Math.floor((2 * brief.words) / wordsEach)),
	);
	// A single heading divides nothing.
	if (bearable < 2) return { fewest: 0, about: 0, most: 0 };
	const least = Math.min(fewest, bearable);
	return {
		fewest: least,
		about: Math.min(Math.max(Math.round(brief.words / wordsEach), least), bearable),
		most: bearable,
	};
}

/** Sections for the largest number of items that a title can mean, or 0. */
function namedNumber(title: string): number {
	const numbers = [...title.matchAll(/(?<![\p{Nd}.,:])\p{Nd}{1,2}(?![\p{Nd}.,:%])/gu)].map(([digits]) =>
		parseNumber(digits),
	);
	return Math.max(0, ...numbers.filter((number) => number <= MOST_NAMED).map((number) => number + BESIDES));
}
