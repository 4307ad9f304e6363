import { type Block, parse, serialize } from '@wordpress/blocks';
import type { ClaimedArticle } from '../store/types.ts';
import type { TextBlock } from './diff-blocks.ts';
import { type Heading, type ReviewSection, splitSections } from './review-split.ts';

/** Elements whose end is a break in the text. */
const breaking = new Set([
	'P',
	'LI',
	'TR',
	'BR',
	'H1',
	'H2',
	'H3',
	'H4',
	'H5',
	'H6',
	'PRE',
	'FIGCAPTION',
	'CITE',
	'SUMMARY',
]);

function textOfNode(node: Node): string {
	if (node instanceof Comment) return '';
	if (!(node instanceof Element)) return node.textContent ?? '';
	const inner = Array.from(node.childNodes, textOfNode).join('');
	return breaking.has(node.tagName) || node.tagName === 'TD' || node.tagName === 'TH' ? `${inner} ` : inner;
}

/** What one reads of markup. It is parsed in a document of its own, where nothing loads or runs. */
export function readableText(markup: string): string {
	return textOfNode(new DOMParser().parseFromString(markup, 'text/html').body).replace(/\s+/g, ' ').trim();
}

function headingOf(block: Block): Heading | null {
	if (block.name !== 'core/heading') return null;
	const { level, content } = block.attributes;
	return { level: typeof level === 'number' ? level : 2, text: readableText(String(content ?? '')) };
}

/** The parts of an article that can be taken or left, in the order of the text. */
export function splitArticle(article: Pick<ClaimedArticle, 'blocks' | 'sections'>): ReviewSection<Block>[] {
	return splitSections(parse(article.blocks), headingOf, article.sections);
}

/**
 * The post's blocks with the ids that a selection names, also where the canvas shows the whole page. (The editor's own store reads
 * them anew from the content until the first edit, with other ids.)
 */
export function blocksOnScreen(blockEditor: {
	getBlocks: (rootClientId?: string) => Block[];
	getBlocksByName: (name: string) => string[];
}): Block[] {
	return blockEditor.getBlocks(blockEditor.getBlocksByName('core/post-content')[0]);
}

/** Whether this WordPress would keep all blocks as they are. */
export function areValid(blocks: readonly Block[]): boolean {
	return blocks.every(
		(block) => block.isValid !== false && block.name !== 'core/missing' && areValid(block.innerBlocks),
	);
}

/** The blocks that are put into the post: those of the parts that were accepted, and what the site puts after each article. */
export function acceptedBlocks(article: ClaimedArticle, rejected: readonly number[]): Block[] {
	const accepted = splitArticle(article).flatMap(({ blocks }, at) => (rejected.includes(at) ? [] : blocks));
	return accepted.length === 0 || article.disclosure === '' ? accepted : [...accepted, ...parse(article.disclosure)];
}

/** Blocks as the comparison wants them; those that say nothing are left out. */
export function toTextBlocks(blocks: readonly Block[]): TextBlock[] {
	return blocks.flatMap((block) => {
		const text = readableText(serialize([block]));
		return text === '' ? [] : { kind: block.name, text };
	});
}
