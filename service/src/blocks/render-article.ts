import { oneLine } from './normalize-inline.ts';
import { type Permitted, type PublishOptions, permittedBy } from './permitted.ts';
import { MAX_INPUT_LENGTH } from './policy.ts';
import { type ReadTree, readBlocks } from './read-blocks.ts';
import { renderTree } from './render-blocks.ts';
import { shapeTree } from './shape-blocks.ts';
import type { Block, ReadBlock } from './tree.ts';
import { lineText, visibleText } from './visible-text.ts';
import { writeMarkdown } from './write-markdown.ts';

/** An article in every form that is asked of it; all say the same. */
export type RenderedArticle = {
	/** WordPress block markup. */
	blocks: string;
	/**
	 * Markdown that renders as the same `blocks` with the same options, without comments, shortcodes and HTML but `<br>` in
	 * tables and the tags of details.
	 */
	markdown: string;
	/** What readers see, one line a paragraph: for counting words. */
	text: string;
	headings: { level: number; text: string }[];
	/** Plain text of the first paragraph, empty when there is none. */
	firstParagraph: string;
	/** The heading that stood as title above the text, which is in none of the other fields. */
	title?: string;
};

/**
 * Renders Markdown that anyone may have written. A heading at the top that repeats `title`, or is the only one of level 1,
 * is taken off. What `links` and `embeds` do not name stays as words or as a link. Pure; time grows with the length of the text and with nothing else.
 * @throws {RangeError} when the text is longer than 2,000,000 characters
 */
export function renderArticle(markdown: string, options: PublishOptions & { title?: string }): RenderedArticle {
	const permitted = permittedBy(options);
	const read = readChecked(markdown, permitted);
	const title = titleAbove(read.blocks, options.title ?? '');
	const body = title === null ? read : { ...read, blocks: read.blocks.slice(title.count) };
	const tree = shapeTree(body, permitted);
	const paragraph = tree.blocks.find((block) => block.type === 'paragraph');
	return {
		blocks: renderTree(tree),
		markdown: writeMarkdown(tree),
		text: visibleText(tree),
		headings: headingsOf(tree.blocks),
		firstParagraph: paragraph?.type === 'paragraph' ? oneLine(lineText(paragraph.children)) : '',
		...(title === null ? {} : { title: title.text }),
	};
}

/**
 * WordPress block markup of Markdown that anyone may have written, titles and all. Pure.
 * @throws {RangeError} when the text is longer than 2,000,000 characters
 */
export function renderBlocks(markdown: string, options: PublishOptions = {}): string {
	const permitted = permittedBy(options);
	return renderTree(shapeTree(readChecked(markdown, permitted), permitted));
}

function readChecked(markdown: string, permitted: Permitted): ReadTree {
	if (markdown.length > MAX_INPUT_LENGTH) {
		throw new RangeError(`The text has ${markdown.length} characters; cut it to ${MAX_INPUT_LENGTH} or fewer.`);
	}
	return readBlocks(markdown, permitted);
}

/** The headings at the top that are the title: their number and the text of the first. */
function titleAbove(blocks: ReadBlock[], title: string): { count: number; text: string } | null {
	const texts = leadingHeadings(blocks);
	const first = texts[0];
	if (first === undefined) return null;
	const repeats = texts.findIndex((heading) => !isSame(heading.text, title));
	if (repeats !== 0) return { count: repeats === -1 ? texts.length : repeats, text: first.text };
	const isOnlyOne = blocks.filter((block) => block.type === 'heading' && block.level === 1).length === 1;
	return first.level === 1 && isOnlyOne ? { count: 1, text: first.text } : null;
}

function leadingHeadings(blocks: ReadBlock[]): { level: number; text: string }[] {
	const end = blocks.findIndex((block) => block.type !== 'heading');
	return blocks
		.slice(0, end === -1 ? blocks.length : end)
		.flatMap((block) =>
			block.type === 'heading' ? [{ level: block.level, text: oneLine(lineText(block.children)) }] : [],
		);
}

/** Whether two titles differ in nothing but case, punctuation and spaces. */
function isSame(one: string, other: string): boolean {
	const letters = (text: string): string =>
		text
			.normalize('NFKC')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
	return letters(one) !== '' && letters(one) === letters(other);
}

function headingsOf(blocks: Block[]): { level: number; text: string }[] {
	return blocks.flatMap((block) => {
		if (block.type === 'quote' || block.type === 'details') return headingsOf(block.children);
		return block.type === 'heading' ? [{ level: block.level, text: lineText(block.children) }] : [];
	});
}
