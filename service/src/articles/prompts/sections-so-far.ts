import { renderArticle } from '../../blocks/index.ts';
import type { SectionText } from '../checks/index.ts';
import { cutText, firstSentence } from './cut-text.ts';

/** However long the text is, a small model must be able to read the summary. UTF-16 units. */
const MOST_SUMMARY = 1500;
/** Enough of a section to hold its first sentence. UTF-16 units. */
const BEGINNING = 3000;
const TAIL_WORDS = 150;
/** No 150 words of any language are longer. UTF-16 units. */
const MOST_TAIL = 4000;

/** What was said so far: a line for each section with its heading and first sentence, 1,500 UTF-16 units at most in all. */
export function summaryOf(written: readonly SectionText[], language: string): string {
	const most = Math.floor(MOST_SUMMARY / Math.max(written.length, 1)) - 1;
	return written
		.map(({ heading, markdown }) => {
			const sentence = firstSentence(firstParagraph(markdown), most, language);
			return cutText(heading === '' ? sentence : `${heading}: ${sentence}`, most, language, '…');
		})
		.join('\n');
}

/** Sections as one text, headings included. */
export function textOfSections(written: readonly SectionText[]): string {
	return written
		.map(({ heading, markdown }) => (heading === '' ? markdown : `## ${heading}\n\n${markdown}`))
		.join('\n\n')
		.trim();
}

/** The end of the text so far: its last 150 words or so, headings included; all of it where it has no more. */
export function tailOf(written: readonly SectionText[], language: string): string {
	const text = textOfSections(written.slice(-5)).slice(-MOST_TAIL).toWellFormed();
	const words = [...new Intl.Segmenter([language, 'en'], { granularity: 'word' }).segment(text)].filter(
		({ isWordLike }) => isWordLike,
	);
	return text.slice(words.at(-TAIL_WORDS)?.index ?? 0).trim();
}

/** Plain text of the first paragraph, or the first line of a list or table where there is none. */
export function firstParagraph(markdown: string): string {
	const { firstParagraph, text } = renderArticle(markdown.slice(0, BEGINNING), {});
	return firstParagraph || (text.split('\n', 1)[0] ?? '');
}
