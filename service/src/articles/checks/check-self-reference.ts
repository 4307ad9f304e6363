import type { Finding, Prose, ReadContext, ReadSection } from './read-section.ts';
import {
	ABOUT_CHANGES,
	ABOUT_MODELS,
	AS_A_MODEL,
	CHANGES,
	FAREWELL,
	GREETING,
	NOTE,
	TEXT_ITSELF,
	THINKING_ALOUD,
} from './self-reference-phrases.ts';

/** Greetings and farewells stand in so many lines at the ends of a section. */
const LINES_AT_ENDS = 2;

/** A line is looked at in pieces of about this many UTF-16 units: these phrases are short. */
const LONGEST_PIECE = 2000;
const LONGEST_NOTE = 240;

/** "Of course!" has one mark and a few letters. */
const GREETING_ALONE = /^¡?[\p{L}\p{M}' ]{1,24}[!.:,。！：，،।\s]*$/u;

/** What a model lists of its changes stands in the last part of a section. */
const MOST_CHANGES = 30;

/**
 * Where the section speaks as a model ("As an AI language model, I"), to its user ("Sure, here is the article", "I hope this
 * helps"), about its order ("Okay, the user wants me to write") or about itself ("Word count: 500"). An article about such models may speak as one; a phrase that the title or the
 * editor's wishes hold is none.
 */
export function findSelfReferences(section: ReadSection, context: ReadContext): Finding[] {
	const isAboutModels = ABOUT_MODELS.some((topic) => topic.test(`${context.title}\n${context.prompt}`));
	const body = section.prose.filter(({ kind }) => kind !== 'heading');
	const find = (lines: readonly Prose[], phrases: readonly RegExp[], piecesOf: (text: string) => string[]): Finding[] =>
		lines.flatMap((line) =>
			phrasesIn(piecesOf(line.text), phrases)
				.filter((text) => !context.mentions(text))
				.map((text) => ({ line, text })),
		);
	return [
		...(isAboutModels ? [] : find(section.prose, AS_A_MODEL, overlappingPieces)),
		...(isQuestion(section.heading) ? [] : find(body.slice(0, LINES_AT_ENDS), GREETING, greetingsIn)),
		...find(body.slice(0, LINES_AT_ENDS), THINKING_ALOUD, (text) => [text.slice(0, LONGEST_PIECE)]),
		...find(body.slice(-LINES_AT_ENDS), FAREWELL, (text) => [text.slice(-LONGEST_PIECE)]),
		...find(section.prose, NOTE, (text) => text.split('\n').filter((line) => line.length < LONGEST_NOTE)),
		...changesIn(section, context).filter(({ text }) => !context.mentions(text)),
	];
}

/** The line that may greet: nothing else stands in it, or it announces the text. A reader is told "Of course!", too. */
function greetingsIn(text: string): string[] {
	const [line = ''] = text.slice(0, LONGEST_PIECE).split('\n', 1);
	const isAlone = line === text && GREETING_ALONE.test(line);
	const behind = line.replace(/^[^.!?。！？]{1,60}[.!。！]\s?(?=\S)/u, '');
	const announces = TEXT_ITSELF.test(line) && (/[:：]$/.test(line) || /^[^.!?。！？]*[.!。！]*$/u.test(behind));
	return isAlone || announces ? [line] : [];
}

function isQuestion(heading: string): boolean {
	return /[?？؟]\s*$/u.test(heading);
}

/** "Changes made:" and the items of the list below it, with which the section ends. */
function changesIn({ prose, heading }: ReadSection, { title }: ReadContext): Finding[] {
	if (ABOUT_CHANGES.test(`${heading}\n${title}`)) return [];
	const start = prose.findLastIndex(({ text }) => text.length < LONGEST_NOTE && CHANGES.test(text));
	const lines = start < 1 ? [] : prose.slice(start);
	if (lines.length < 2 || lines.length > MOST_CHANGES || lines.slice(1).some(({ kind }) => kind !== 'item')) return [];
	return lines.map((line) => ({ line, text: line.text }));
}

function phrasesIn(pieces: readonly string[], phrases: readonly RegExp[]): string[] {
	return pieces.flatMap((piece) => phrases.flatMap((phrase) => phrase.exec(piece)?.[0] ?? []));
}

/** A long line in pieces that overlap, so that no phrase is cut in two. */
function overlappingPieces(text: string): string[] {
	if (text.length <= LONGEST_PIECE) return [text];
	const pieces: string[] = [];
	for (let start = 0; start < text.length; start += LONGEST_PIECE - 200)
		pieces.push(text.slice(start, start + LONGEST_PIECE));
	return pieces;
}
