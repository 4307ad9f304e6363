import { MOST_SECTIONS } from '@draftsmith/shared';
import { renderArticle } from '../../blocks/index.ts';
import { cutText } from './cut-text.ts';

/** What a small model reads easily, instructions included. UTF-16 units. */
const MOST_EXCERPT = 6000;
/** Of a long text: its beginning, whole. */
const BEGINNING = 1800;
/** What is read of a section. UTF-16 units. */
const MOST_SECTION = 20_000;

/**
 * The text, or of a long one its beginning and then, for each section, the heading, the first sentence and the sentences that
 * hold digits or quotation marks, since those are what has to be verified. At most 6,000 UTF-16 units.
 */
export function excerptForDescription(markdown: string, language: string): string {
	if (markdown.length <= MOST_EXCERPT) return markdown;
	const beginning = cutText(markdown.slice(0, BEGINNING + 100), BEGINNING, language, '…');
	const sections = markdown
		.slice(beginning.length - 1)
		.split(/^(?=##? )/m)
		.slice(0, MOST_SECTIONS);
	const most = Math.floor((MOST_EXCERPT - BEGINNING) / sections.length) - 1;
	return [beginning, ...sections.map((section) => keySentences(section, most, language))]
		.join('\n')
		.slice(0, MOST_EXCERPT);
}

function keySentences(section: string, most: number, language: string): string {
	const { text, title, headings } = renderArticle(section.slice(0, MOST_SECTION), {});
	const heading = title ?? headings[0]?.text ?? '';
	const sentences = Array.from(
		new Intl.Segmenter([language, 'en'], { granularity: 'sentence' }).segment(text),
		({ segment }) => segment.trim(),
	).filter((sentence) => sentence !== '' && sentence !== heading);
	const chosen = sentences.filter((sentence, index) => index === 0 || /[\p{Nd}"“„«»「『]/u.test(sentence));
	return cutText([heading === '' ? '' : `## ${heading}`, ...chosen].join(' ').trim(), Math.max(most, 0), language, '…');
}
