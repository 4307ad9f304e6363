import { renderArticle, sanitizeText } from '../../blocks/index.ts';

/** Nothing that is asked for in one line is longer. UTF-16 units. */
const MOST_READ = 4000;

/** Stands before the line while it is read, so that its start ("3. Oktober", "# 1", "- 5 °C") is no list and no heading. */
const ANCHOR = 'x ';

/** Left over where the other half stood before a label that was taken off: "**Q: Why?**". */
const HALF_BOLD = /^ ?\*{2,3}|\*{2,3} ?$/g;

/**
 * What a reader sees of a line of Markdown that a model wrote: no markup, no HTML, no control, zero-width or bidi characters,
 * single spaces. Of longer ones, the first 4,000 UTF-16 units.
 */
export function plainLine(markdown: string): string {
	// A zero-width no-break space is white space to \s, but nobody sees it.
	const line = sanitizeText(markdown.slice(0, MOST_READ)).replace(/\s+/g, ' ').trim();
	if (line === '') return '';
	const { text } = renderArticle(ANCHOR + line, {});
	return text.slice(ANCHOR.length).replace(/\s+/g, ' ').replace(HALF_BOLD, '').trim();
}

/** Whether anything is said: a letter or a digit. */
export function saysSomething(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text);
}
