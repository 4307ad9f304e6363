import { embedOf } from './embeds.ts';
import { withoutBreaks, withoutImages } from './line-forms.ts';
import { normalizeInline } from './normalize-inline.ts';
import { numberFootnotes } from './number-footnotes.ts';
import type { Permitted } from './permitted.ts';
import { MAX_BLOCK_DEPTH } from './policy.ts';
import type { ReadTree } from './read-blocks.ts';
import { shapeList, toItem } from './shape-list.ts';
import type { Block, Image, Inline, ReadBlock, Tree } from './tree.ts';

/** The tree that WordPress can hold block by block, of what Markdown says. */
export function shapeTree(read: ReadTree, permitted: Permitted): Tree {
	const shaped = nestHeadings(shapeBlocks(read.blocks, MAX_BLOCK_DEPTH));
	const { blocks, footnotes } = numberFootnotes(shaped, read.footnotes, permitted);
	return { blocks: blocks.map((block) => embedOf(block, permitted) ?? block), footnotes };
}

/**
 * Cuts read blocks to WordPress's: images leave their paragraph, lists hold only text and lists; nothing is empty.
 * `room`: how many blocks may still stand inside each other; a container for which there is none leaves its content.
 */
function shapeBlocks(blocks: ReadBlock[], room: number): Block[] {
	return blocks.flatMap((block): Block[] => {
		switch (block.type) {
			case 'paragraph':
				return splitImages(block.children);
			case 'heading': {
				const children = withoutBreaks(withoutImages(block.children));
				return children.length === 0 ? [] : [{ ...block, children }];
			}
			case 'quote': {
				if (room < 2) return shapeBlocks(block.children, room);
				const children = shapeBlocks(block.children, room - 1);
				return children.length === 0 ? [] : [{ type: 'quote', children }];
			}
			case 'details':
				return shapeDetails(block, room);
			case 'list':
				if (room < 2) return block.items.flatMap((item) => shapeBlocks(item, room));
				return shapeList(block, room, shapeBlocks);
			case 'code':
				return block.value.trim() === '' ? [] : [block];
			case 'table':
				return [
					{
						...block,
						head: block.head.map(withoutImages),
						rows: block.rows.map((row) => row.map(withoutImages)),
					},
				];
			default:
				return [block];
		}
	});
}

/** A summary without content is text, and so is content without a summary: WordPress would call it "Details". */
function shapeDetails(details: Extract<ReadBlock, { type: 'details' }>, room: number): Block[] {
	const summary = withoutBreaks(toItem(details.summary, 0).children);
	if (isBlankLine(summary)) return shapeBlocks(details.children, room);
	const children = shapeBlocks(details.children, room < 2 ? room : room - 1);
	if (room < 2 || children.length === 0) return [{ type: 'paragraph', children: summary }, ...children];
	return [{ type: 'details', summary, children }];
}

/** The paragraphs and images of a paragraph that has images between its words. */
function splitImages(nodes: Inline[]): Block[] {
	const blocks: Block[] = [];
	let line: Inline[] = [];
	const endLine = (): void => {
		const children = withoutImages(normalizeInline(line));
		if (!isBlankLine(children)) blocks.push({ type: 'paragraph', children });
		line = [];
	};
	for (const node of nodes) {
		const image = asImage(node);
		if (image === null) line.push(node);
		else {
			endLine();
			blocks.push(image);
		}
	}
	endLine();
	return blocks;
}

/** WordPress drops white space from a paragraph that has nothing else. */
function isBlankLine(nodes: Inline[]): boolean {
	return nodes.every((node) => node.type === 'break' || (node.type === 'text' && node.value.trim() === ''));
}

function asImage(node: Inline): Image | null {
	if (node.type === 'image') return node;
	const only = node.type === 'link' && node.children.length === 1 ? node.children[0] : undefined;
	return node.type === 'link' && only?.type === 'image' ? { ...only, href: node.href } : null;
}

/** Headings start at 2 (the post's title is 1) and go down one level at a time, as readers of the outline expect. */
function nestHeadings(blocks: Block[]): Block[] {
	const open: { asked: number; given: number }[] = [];
	const nest = (list: Block[]): Block[] =>
		list.map((block): Block => {
			if (block.type === 'quote' || block.type === 'details') return { ...block, children: nest(block.children) };
			if (block.type !== 'heading') return block;
			const asked = Math.max(2, block.level);
			while ((open.at(-1)?.asked ?? 0) >= asked) open.pop();
			const given = (open.at(-1)?.given ?? 1) + 1;
			open.push({ asked, given });
			return { ...block, level: given };
		});
	return nest(blocks);
}
