import { parseNumber } from './parse-number.ts';

/** "words" as models write it behind a number. Stems stand for their forms. */
const UNIT =
	'words?|wds?|Wörter[n]?|Worte?|mots?|palabras?|palavras?|parole|cuvinte|sł[oó]w\\p{L}{0,2}|slov\\p{L}{0,2}|besed\\p{L}?|riječi|szó|слов[ао]?|слів|думи|речи|žodži\\p{L}{1,3}|vārd\\p{L}{0,3}|sõna|sanaa|ord|woorden|λέξεις|kelime|kata|từ|كلمة|کلمه|الكلمات|מילים|शब्द|শব্দ|คำ|字|词|詞|語|単語|文字|자|단어';
const NUMBER = '(\\p{Nd}{1,5}|N|X{1,3})';

/** "(150 words)", "[~100–150 слов]", "– 80 Wörter", "：150字" at the end of a line. */
const COUNT = new RegExp(
	`[\\s:：,–—-]{0,6}[([（【]?\\s?(?:~|≈|±|(?:ca|approx|about|around|etwa|environ|около|apie)\\.?)?\\s?${NUMBER}(?:\\s?[-–—~]\\s?(\\p{Nd}{1,5}))?\\s?(?:${UNIT})\\.?\\s?[)\\]）】]?[.:：]?$`,
	'iu',
);

/** "(150)" at the end of a line: only the other lines tell whether it is a count. */
const BARE = /\s?[([（【]\s?[~≈]?(\p{Nd}{2,4})\s?[)\]）】]$/u;

/** A line without the count of words at its end, and the count. */
export type Counted = { text: string; words: number | undefined };

/** Takes "(150 words)" off the end of a line of plain text, in the forms and languages in which models write it. */
export function takeWordCount(text: string): Counted {
	const match = COUNT.exec(text);
	if (match === null) return { text, words: undefined };
	const from = parseNumber(match[1] ?? '');
	const words = match[2] === undefined ? from : Math.round((from + parseNumber(match[2])) / 2);
	return { text: text.slice(0, match.index).trim(), words: words > 0 ? words : undefined };
}

/** Takes "(150)" off the end of every line, if every line has it. */
export function takeBareCounts(texts: readonly string[]): Counted[] {
	const matches = texts.map((text) => BARE.exec(text));
	const allHaveOne = texts.length > 1 && matches.every((match) => match !== null);
	return texts.map((text, index) => {
		const match = matches[index];
		if (!allHaveOne || !match) return { text, words: undefined };
		return { text: text.slice(0, match.index).trim(), words: parseNumber(match[1] ?? '') || undefined };
	});
}
