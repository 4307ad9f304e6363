import { findPlaceholders } from './check-placeholders.ts';
import type { Prose, ReadContext, ReadSection } from './read-section.ts';
import { ASKED_FOR, QUESTION_BACK, REFUSAL } from './refusal-phrases.ts';
import { letterWeight } from './written-script.ts';

/** A longer section says something else, too: about 100 words. */
const MOST_LETTERS = 500;

/** Of a line that is nothing but a placeholder; the rest are a stop and a label. */
const LEAST_OF_LINE = 0.8;

/**
 * The beginning of a section that is no text but a refusal, a question back to whoever ordered it or a placeholder alone; null
 * otherwise. Only of a short section, as a whole; what the editor's wishes hold themselves is none.
 */
export function findRefusal(section: ReadSection, context: ReadContext): string | null {
	const body = section.prose.filter(({ kind }) => kind !== 'heading');
	const text = body
		.map((line) => line.text)
		.join(' ')
		.replace(/\s+/g, ' ')
		.trim();
	if (text === '' || text.length > 2 * MOST_LETTERS || letterWeight(text) > MOST_LETTERS) return null;
	if (context.mentions(text) || body.some(({ kind }) => kind === 'cell')) return null;
	if (section.tokens.some(({ type }) => type === 'fence' || type === 'code_block')) return null;
	const isRefused = REFUSAL.some((phrase) => phrase.test(text));
	const isAsked = QUESTION_BACK.some((phrase) => phrase.test(text)) && ASKED_FOR.test(text);
	return isRefused || isAsked || isLeftBlank(section, body, context) ? text : null;
}

function isLeftBlank(section: ReadSection, body: readonly Prose[], context: ReadContext): boolean {
	const found = findPlaceholders(section, context);
	return body.every((line) =>
		found.some((finding) => finding.line === line && finding.text.length >= LEAST_OF_LINE * line.text.length),
	);
}
