import { withoutNumber } from '../prompts/outline-line.ts';
import { isOpeningWord } from '../prompts/outline-words.ts';
import { takeWordCount } from '../prompts/word-count-mark.ts';
import { sameness } from '../same-words.ts';

/** A heading is a line; of longer ones nothing is compared. UTF-16 units. */
export const MOST_READ = 400;

/** What models write before a heading that they repeat. */
const LABEL =
	/^(?:heading|headline|title|section(?: title| heading)?|topic|Überschrift|Titel|Abschnitt|titre|título|titolo|encabezado|nagłówek|tytuł|заголовок|раздел|заголовок розділу|розділ|antraštė|pavadinimas|skyrius|başlık|kop|rubrik|otsikko|nadpis|标题|標題|小标题|見出し|タイトル|제목|소제목|العنوان|عنوان|כותרת|शीर्षक|หัวข้อ|q|question|frage|вопрос|питання|pregunta|domanda|pergunta)\s?[:：]\s*/iu;

/** "(opening)" as the outline that the model was shown calls a part without a heading. */
const OPENING = sameness('opening');

/**
 * What two lines have in common that are the same heading: its letters and digits, without the number, label and count of words
 * that models add ("## **2. Heading: How it begins (150 words)**").
 */
export function headingKey(line: string): string {
	return sameness(plainHeading(line));
}

/** A line as a heading in plain words, without what `headingKey` leaves out. */
export function plainHeading(line: string): string {
	let text = line.slice(0, MOST_READ);
	for (let before = ''; before !== text; ) {
		before = text;
		const bare = unmark(text);
		const numberless = withoutNumber(takeWordCount(bare).text).text.replace(LABEL, '').trim();
		text = sameness(numberless) === '' ? bare : numberless;
	}
	return text;
}

/** Whether a heading says no more than that the text begins. */
export function isOpeningHeading(line: string): boolean {
	const text = plainHeading(line);
	return sameness(text) === OPENING || isOpeningWord(text);
}

/** Whether two headings differ by no more than a word or a letter: models write "How a day begins" for "How the day begins". */
export function isAlmostSame(one: string, other: string): boolean {
	if (one === '' || other === '') return false;
	if (one === other) return true;
	const pairs = pairsOf(one);
	const others = pairsOf(other);
	let shared = 0;
	for (const pair of pairs) if (others.has(pair)) shared += 1;
	return (2 * shared) / Math.max(1, pairs.size + others.size) >= LEAST_SHARED;
}

/** The share of neighbouring letters that two headings have in common when they are meant to be the same. */
const LEAST_SHARED = 0.75;

function pairsOf(text: string): Set<string> {
	const letters = Array.from(text);
	return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** Without the marks of Markdown around it: `>> `, `## `, `**`, brackets and quotation marks around the whole. */
function unmark(text: string): string {
	return text
		.trim()
		.replace(/^(?:[>#]{1,8}\s*)+/, '')
		.replace(/\s#{1,6}$/, '')
		.replace(/^[*_`~"“”„«»‘’'[\]【】\s]+/u, '')
		.replace(/[*_`~"“”„«»‘’'[\]【】\s:：]{1,40}$/u, '');
}
