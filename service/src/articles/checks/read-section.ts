import MarkdownItParser, { type Token } from 'markdown-it';
import type { CheckContext, SectionText } from './section-text.ts';

/** Stands in a line where code, a link or an image was: it is no letter, so no words meet over it. */
export const STAND_IN = '\ufffc';

/**
 * A line of prose: a paragraph, heading, list item or cell, without decorations, code, links, addresses and tags. `token` is the
 * index of its token, -1 for the section's own heading.
 */
export type Prose = { kind: 'heading' | 'paragraph' | 'item' | 'cell'; text: string; token: number };

/** Something found in a line of prose. */
export type Finding = { line: Prose; text: string };

/** A section as the checks look at it. `prose` begins with its heading, unless that is empty. */
export type ReadSection = {
	heading: string;
	tokens: readonly Token[];
	lines: readonly string[];
	prose: readonly Prose[];
};

/** What the checks need to know, and whether a phrase stands in the title or the editor's wishes. */
export type ReadContext = CheckContext & { mentions: (phrase: string) => boolean };

const parser = createParser();

/** CommonMark with tables and strikethrough as a flat list of tokens with their lines. Tags are text. Never throws. */
export function parseMarkdown(markdown: string): Token[] {
	return parser.parse(markdown, {});
}

/** Reads a section once, for all the checks. */
export function readSection(section: SectionText): ReadSection {
	const markdown = section.markdown.toWellFormed().replace(/\r\n?/g, '\n');
	const tokens = parseMarkdown(markdown);
	const prose = proseOf(tokens);
	const heading = section.heading.trim();
	if (heading !== '') prose.unshift({ kind: 'heading', text: tidy(heading), token: -1 });
	return { heading, tokens, lines: markdown.split('\n'), prose };
}

/** Reads the context once, for all the checks. */
export function readContext(context: CheckContext): ReadContext {
	const said = fold(`${context.title}\n${context.prompt}`);
	return {
		...context,
		mentions: (phrase) => {
			const folded = fold(phrase);
			return folded !== '' && said.includes(folded);
		},
	};
}

/** The text of a line of Markdown, as in `Prose`. */
export function proseText(inline: Token): string {
	let text = '';
	let linksOpen = 0;
	for (const token of inline.children ?? []) {
		if (token.type === 'link_open' && linksOpen++ === 0) text += STAND_IN;
		else if (token.type === 'link_close') linksOpen -= 1;
		else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
		else if (token.type === 'code_inline' || token.type === 'image') text += STAND_IN;
		else if (linksOpen === 0) text += token.content;
	}
	return tidy(text);
}

/** The lines of a text with one kind of apostrophe and of space, and without addresses, tags and comments. */
function tidy(text: string): string {
	return text
		.replace(/[‘’ʼ]/g, "'")
		.replace(/[^\S\n]+/g, ' ')
		.replace(/(?:https?:\/\/|www\.)[^\s<>"]+?(?=[.,;:!?)\]]*(?:[\s<>"]|$))/gi, STAND_IN)
		.replace(/<!--[^>]{0,500}-->|<\/?(?:br|b|i|em|strong|sup|sub|p|div|span|u|small|kbd|mark)\s?\/?>/gi, '')
		.trim();
}

function proseOf(tokens: readonly Token[]): Prose[] {
	const prose: Prose[] = [];
	let itemsOpen = 0;
	tokens.forEach((token, index) => {
		if (token.type === 'list_item_open') itemsOpen += 1;
		if (token.type === 'list_item_close') itemsOpen -= 1;
		if (token.type !== 'inline') return;
		const around = tokens[index - 1]?.type;
		const kind =
			around === 'heading_open'
				? 'heading'
				: around === 'th_open' || around === 'td_open'
					? 'cell'
					: itemsOpen > 0
						? 'item'
						: 'paragraph';
		const text = proseText(token);
		if (text !== '') prose.push({ kind, text, token: index });
	});
	return prose;
}

function fold(text: string): string {
	return text.normalize('NFKC').replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();
}

function createParser(): ReturnType<typeof MarkdownItParser> {
	// The same bounds as the renderer's parser: brackets inside of brackets cost the square of the depth.
	const markdown = new MarkdownItParser({ html: false, maxNesting: 32 });
	markdown.validateLink = () => true;
	markdown.normalizeLink = (url) => url;
	return markdown;
}
