import type { Outline, OutlineSection } from '@draftsmith/shared';

/** What a section has at least, as the contract of outlines says. Words. */
export const LEAST_WORDS = 10;

/** An opening is this part of a section that has a heading, where nobody said how long it should be. */
const OPENING_SHARE = 0.5;

/** An outline in which every section knows its length. */
export type PlannedSection = OutlineSection & { target_words: number };
export type PlannedOutline = { sections: PlannedSection[] };

/**
 * Gives every section its words, `words` in all. Targets that are given keep their proportion; a section without one gets as much
 * as the average of those that have one, an opening half of it. No section gets less than 10, so the sum is larger where there
 * are more sections than tens of words.
 */
export function divideTargets(outline: Outline, words: number): PlannedOutline {
	const given = outline.sections.flatMap(({ target_words }) => (target_words === undefined ? [] : [target_words]));
	const usual = given.length === 0 ? 1 : given.reduce((sum, target) => sum + target, 0) / given.length;
	const weights = outline.sections.map(
		({ heading, target_words }) => target_words ?? (heading === '' ? usual * OPENING_SHARE : usual),
	);
	const targets = apportion(weights, words);
	return {
		sections: outline.sections.map((section, index) => ({ ...section, target_words: targets[index] ?? LEAST_WORDS })),
	};
}

/** Whole numbers in the proportion of the weights, by largest remainders, none below `LEAST_WORDS`. */
function apportion(weights: readonly number[], words: number): number[] {
	const shares = sharesAboveLeast(weights, words);
	const targets = shares.map(Math.floor);
	let rest = Math.max(words, weights.length * LEAST_WORDS) - targets.reduce((sum, target) => sum + target, 0);
	const byRemainder = shares
		.map((share, index) => ({ index, remainder: share - Math.floor(share) }))
		.sort((one, other) => other.remainder - one.remainder || one.index - other.index);
	for (const { index } of byRemainder) {
		if (rest <= 0) break;
		targets[index] = (targets[index] ?? 0) + 1;
		rest--;
	}
	return targets;
}

/** Exact shares; those that would be below the least are set to it, and the others share what is left. */
function sharesAboveLeast(weights: readonly number[], words: number): number[] {
	const small = new Set<number>();
	for (;;) {
		const left = words - small.size * LEAST_WORDS;
		const weight = weights.reduce((sum, own, index) => (small.has(index) ? sum : sum + own), 0);
		const shares = weights.map((own, index) => (small.has(index) ? LEAST_WORDS : (own / weight) * left));
		const tooSmall = shares.flatMap((share, index) => (share < LEAST_WORDS ? [index] : []));
		if (tooSmall.length === 0) return shares;
		for (const index of tooSmall) small.add(index);
	}
}
