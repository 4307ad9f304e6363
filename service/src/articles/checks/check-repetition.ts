import { sameness } from '../same-words.ts';
import { countWords } from '../words.ts';
import type { ReadSection } from './read-section.ts';
import { sentencesOf } from './sentences.ts';

/** A paragraph of fewer words may stand in many sections: a motto, "Serves 4". */
const FEWEST_OF_PARAGRAPH = 9;

/** So many equal sentences in a row are no figure of speech; "Location, location, location" is short. */
const MOST_IN_ROW = 2;
const FEWEST_OF_SENTENCE = 3;

/** A model that goes round in circles says a longer sentence again and again, if not in a row. */
const MOST_IN_SECTION = 3;
const FEWEST_OF_CIRCLING = 6;

/** A paragraph that says again what was said: the index of its token, and what is left of it, as Markdown. */
export type Repetition = { token: number; text: string; kept: string };

type Sentence = { token: number; raw: string; key: string };

/**
 * The paragraphs of a section that stood before, in it or in an earlier one (`earlier`, as `paragraphKeys` gives them), and those
 * with a sentence that is said three times in a row or goes round in circles. Lists, tables, headings, quotes and code may repeat.
 */
export function findRepetitions(section: ReadSection, language: string, earlier: ReadonlySet<string>): Repetition[] {
	const seen = new Set<string>();
	const repetitions: Repetition[] = [];
	const fresh: number[] = [];
	for (const { token, raw } of paragraphsOf(section)) {
		const key = sameness(raw);
		const isSeen = (seen.has(key) || earlier.has(key)) && countWords(raw, language) >= FEWEST_OF_PARAGRAPH;
		if (isSeen) repetitions.push({ token, text: raw, kept: '' });
		else fresh.push(token);
		seen.add(key);
	}
	return [...repetitions, ...loopsIn(section, fresh, language)].sort((a, b) => a.token - b.token);
}

/** What identifies each long paragraph of a section, for `findRepetitions` in those that follow. */
export function paragraphKeys(section: ReadSection, language: string): string[] {
	return paragraphsOf(section)
		.filter(({ raw }) => countWords(raw, language) >= FEWEST_OF_PARAGRAPH)
		.map(({ raw }) => sameness(raw));
}

function paragraphsOf({ tokens }: ReadSection): { token: number; raw: string }[] {
	return tokens.flatMap(({ type, content }, token) => {
		const around = tokens[token - 1];
		return type === 'inline' && around?.type === 'paragraph_open' && around.level === 0
			? [{ token, raw: content }]
			: [];
	});
}

function loopsIn(section: ReadSection, paragraphs: readonly number[], language: string): Repetition[] {
	const raw = (token: number): string => section.tokens[token]?.content ?? '';
	if (!mayLoop(paragraphs.map(raw).join('\n'))) return [];
	const sentences = paragraphs.flatMap((token): Sentence[] =>
		sentencesOf(raw(token), language).map((sentence) => ({ token, raw: sentence, key: sameness(sentence) })),
	);
	const bad = new Set([...inRows(sentences, language), ...inCircles(sentences, language)]);
	return [...Map.groupBy(sentences, ({ token }) => token)].flatMap(([token, own]) => {
		const first = own.find((sentence) => bad.has(sentence));
		if (first === undefined) return [];
		const kept = own.filter((sentence) => !bad.has(sentence)).map((sentence) => sentence.raw);
		return [{ token, text: first.raw, kept: kept.join('').trim() }];
	});
}

/** Whether anything between stops occurs three times: dividing into sentences properly takes long. */
function mayLoop(text: string): boolean {
	const counts = new Map<string, number>();
	for (const piece of text.split(/[.!?…。！？।۔؟]+|\n/)) {
		const key = piece.trim();
		const count = (counts.get(key) ?? 0) + 1;
		if (key !== '' && count > MOST_IN_ROW) return true;
		counts.set(key, count);
	}
	return false;
}

/** All but the first of equal sentences in a row, and the beginning of one more that was cut. */
function inRows(sentences: readonly Sentence[], language: string): Sentence[] {
	const bad: Sentence[] = [];
	for (let start = 0, end = 0; start < sentences.length; start = end) {
		const { key = '', raw = '' } = sentences[start] ?? {};
		for (end = start + 1; sentences[end]?.key === key; ) end += 1;
		if (end - start <= MOST_IN_ROW || key === '' || countWords(raw, language) < FEWEST_OF_SENTENCE) continue;
		bad.push(...sentences.slice(start + 1, end));
		const rest = sentences[end];
		if (rest !== undefined && end === sentences.length - 1 && key.startsWith(rest.key)) bad.push(rest);
	}
	return bad;
}

function inCircles(sentences: readonly Sentence[], language: string): Sentence[] {
	return [...Map.groupBy(sentences, ({ key }) => key).values()].flatMap((equal) =>
		equal.length > MOST_IN_SECTION && countWords(equal[0]?.raw ?? '', language) >= FEWEST_OF_CIRCLING
			? equal.slice(1)
			: [],
	);
}
