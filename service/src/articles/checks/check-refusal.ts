import { findPlaceholders } from './check-placeholders.ts';
import type { Prose, ReadContext, ReadSection } from './read-section.ts';
import { ASKED_FOR, ASKER, QUESTION_BACK, REFUSAL, REFUSED_THING } from './refusal-phrases.ts';
import { letterWeight } from './written-script.ts';

/** A longer section says something else, too: about 100 words. */
const MOST_LETTERS = 500;

/** Of East Asia's letters, with which that is said in fewer. */
const MOST_DENSE = 60;

/** A refusal stands in one of so many first sentences. */
const SENTENCES_OF_REFUSAL = 2;

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
	if (text === '' || text.length > 2 * MOST_LETTERS || isLong(text)) return null;
	if (context.mentions(text) || body.some(({ kind }) => kind === 'cell')) return null;
	if (section.tokens.some(({ type }) => type === 'fence' || type === 'code_block')) return null;
	return isRefused(text) || asksBack(text) || isLeftBlank(section, body, context) ? text : null;
}

function isLong(text: string): boolean {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	// What a letter of East Asia weighs more than one is twice.
	return letters > MOST_LETTERS || letterWeight(text) - letters > 2 * MOST_DENSE;
}

/** Whether one of the first sentences refuses the order: an apology may stand before it. */
function isRefused(text: string): boolean {
	return sentencesIn(text).some(
		(sentence, index, all) =>
			index < SENTENCES_OF_REFUSAL &&
			[sentence, `${all[index - 1] ?? ''} ${sentence}`.trim()].some(
				(said) => REFUSAL.some((phrase) => phrase.test(said)) && REFUSED_THING.some((thing) => thing.test(said)),
			),
	);
}

/** Whether a question or the last sentence asks whoever ordered the text about the order. */
function asksBack(text: string): boolean {
	return sentencesIn(text).some(
		(sentence, index, all) =>
			(index === all.length - 1 || /[?？؟]$/.test(sentence)) &&
			QUESTION_BACK.some((phrase) => phrase.test(sentence)) &&
			ASKED_FOR.test(sentence) &&
			ASKER.test(sentence),
	);
}

function sentencesIn(text: string): string[] {
	return text.split(/(?<=[.!?؟।])\s+|(?<=[。！？])\s*/u).filter((sentence) => sentence !== '');
}

function isLeftBlank(section: ReadSection, body: readonly Prose[], context: ReadContext): boolean {
	const found = findPlaceholders(section, context);
	return body.every((line) =>
		found.some((finding) => finding.line === line && finding.text.length >= LEAST_OF_LINE * line.text.length),
	);
}
