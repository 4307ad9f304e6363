import { renderArticle } from '../../blocks/index.ts';
import { countWords } from '../words.ts';
import { parseMarkdown } from './read-section.ts';
import type { CheckContext, SectionProblem, SectionText } from './section-text.ts';

/** How far the whole may be from its target, as a part of it. */
export const TOLERANCE = 0.15;

/** A section with less than this part of its own target is missing; below so many words of target it may be short. */
const LEAST_OF_TARGET = 0.25;
const FEWEST_OF_TARGET = 60;
const TERSE = new Set(['bullet_list_open', 'ordered_list_open', 'table_open', 'fence', 'code_block']);

/**
 * Words that readers see, headings included, as the language divides them. A section without text has none: it is left out.
 * @throws {RangeError} when a section is longer than the renderer takes (2,000,000 characters)
 */
export function measure(sections: readonly SectionText[], language: string): { total: number; bySection: number[] } {
	const bySection = sections.map(({ heading, markdown }) => {
		if (markdown.trim() === '') return 0;
		// The rule keeps the renderer from taking a heading at the top for the title of the article.
		const { text } = renderArticle(`---\n\n${markdown}`, {});
		return countWords(heading, language) + countWords(text, language);
	});
	return { total: sum(bySection), bySection };
}

/**
 * The sections to write anew: any of less than a quarter of its own target, unless it is a list, table or code; and when the whole
 * is then still more than 15 % from `context.target_words`, the fewest whose deviations from their targets bring it within,
 * largest first, each with its number of words. `targets` are the words that each section
 * should have; they are scaled when they don't add up to the target of the whole.
 */
export function checkLength(
	sections: readonly SectionText[],
	targets: readonly number[],
	context: CheckContext,
): SectionProblem[] {
	const { total, bySection } = measure(sections, context.language);
	const goal = context.target_words;
	if (sections.length === 0 || goal <= 0) return [];
	const lacking = deviations(bySection, targets, goal);
	const stubs = sections.flatMap((text, section) => {
		const lacks = lacking[section] ?? 0;
		return isStub(text, bySection[section] ?? 0, lacks) ? [{ section, change: Math.round(lacks) }] : [];
	});
	const filled = new Set(stubs.map(({ section }) => section));
	const gap = goal - total - sum(stubs.map(({ change }) => change));
	const others = lacking.map((words, section) => (filled.has(section) ? 0 : words));
	const changes = Math.abs(gap) <= TOLERANCE * goal ? [] : fewestChanges(others, gap, TOLERANCE * goal);
	return [...changes, ...stubs]
		.sort((a, b) => a.section - b.section)
		.map(({ section, change }) => lengthProblem(section, bySection[section] ?? 0, change));
}

function lengthProblem(section: number, has: number, change: number): SectionProblem {
	const words = has + change;
	const advice = `Write about ${words} words; it has ${has} now.`;
	return { section, code: change > 0 ? 'too_short' : 'too_long', advice, words };
}

/** A section that is hardly there, though the whole is long enough. What is said in a list, a table or code takes few words. */
function isStub({ markdown }: SectionText, has: number, lacks: number): boolean {
	const target = has + lacks;
	if (target < FEWEST_OF_TARGET || has >= LEAST_OF_TARGET * target) return false;
	return !parseMarkdown(markdown).some(({ type }) => TERSE.has(type));
}

/** How many words each section lacks (less than 0: has too many) of a target that adds up to `goal` with the others'. */
function deviations(words: readonly number[], targets: readonly number[], goal: number): number[] {
	const wanted = words.map((_, index) => Math.max(0, targets[index] ?? 0));
	const all = sum(wanted);
	return words.map((count, index) => (all === 0 ? goal / words.length : ((wanted[index] ?? 0) * goal) / all) - count);
}

/**
 * The largest deviations in the direction of the gap, until no more than `tolerance` is left of it; when they are more than the gap,
 * each is cut so that together they are it.
 */
function fewestChanges(
	deviation: readonly number[],
	gap: number,
	tolerance: number,
): { section: number; change: number }[] {
	const direction = Math.sign(gap);
	const candidates = deviation
		.map((words, section) => ({ section, words: words * direction }))
		.filter(({ words }) => words > 0)
		.sort((a, b) => b.words - a.words || a.section - b.section);
	const chosen: typeof candidates = [];
	// Half a word less, since each change is rounded.
	const mayBeLeft = Math.max(0.5, tolerance - 0.5);
	let filled = 0;
	for (const candidate of candidates) {
		if (Math.abs(gap) - filled <= mayBeLeft) break;
		chosen.push(candidate);
		filled += candidate.words;
	}
	const scale = Math.min(1, Math.abs(gap) / filled);
	let before = 0;
	let rounded = 0;
	return chosen
		.map(({ section, words }) => {
			// Rounding the running sum keeps the sum of the parts exact.
			before += words * scale;
			const change = Math.round(before) - rounded;
			rounded += change;
			return { section, change: change * direction };
		})
		.filter(({ change }) => change !== 0)
		.sort((a, b) => a.section - b.section);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, number) => all + number, 0);
}
