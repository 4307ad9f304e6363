import { sanitizeText } from '../../blocks/index.ts';
import { saysSomething } from '../prompts/plain-line.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { type AskedFor, type KnownHeadings, knownHeadings } from './known-headings.ts';
import { settleHeadings } from './settle-headings.ts';
import { stripEnd } from './strip-end.ts';
import { stripStart } from './strip-start.ts';
import { stripTraces } from './strip-traces.ts';
import { unwrapAnswer } from './unwrap-answer.ts';

const STEPS: readonly ((text: string, known: KnownHeadings) => string)[] = [
	stripTraces,
	unwrapAnswer,
	htmlToMarkdown,
	stripStart,
	settleHeadings,
	stripEnd,
	trimLines,
];

/** One wrapping stands in another: an answer in thoughts, in a fence, in a quote. Deeper ones nobody writes. */
const MOST_ROUNDS = 12;

/**
 * A model's answer as the Markdown of one section: without what is put around it or written before and behind it, without its own
 * heading, and without the later sections, which some write at once. '' when nothing of it is text of the section. Cleaning what is
 * clean changes nothing. Never throws; takes time in proportion to the length.
 */
export function cleanSection(answer: string, about: AskedFor): string {
	const known = knownHeadings(about);
	let text = sanitizeText(answer);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const cleaner = STEPS.reduce((rest, step) => step(rest, known), text);
		if (cleaner === text) break;
		text = cleaner;
	}
	return saysSomething(text) ? text : '';
}

/** Without empty lines around; the first line is code only if the next one is too. */
function trimLines(text: string): string {
	const lines = text.trimEnd().split('\n');
	const start = lines.findIndex((line) => line.trim() !== '');
	const isCode = /^(?: {4}|\t)/.test(lines[start + 1] ?? '');
	const trimmed = lines.slice(Math.max(0, start)).join('\n');
	return isCode ? trimmed : trimmed.trimStart();
}
