import { mapLines, withoutBreaks, withoutImages } from './line-forms.ts';
import { normalizeInline } from './normalize-inline.ts';
import type { ReadTree } from './read-blocks.ts';
import { shapeList, toItem } from './shape-list.ts';
import { stableLine } from './stable-line.ts';
import type { Block, Image, Inline, ReadBlock, Tree } from './tree.ts';

/** The tree that WordPress can hold block by block, of what Markdown says. */
export function shapeTree(read: ReadTree): Tree {
	return numberFootnotes(nestHeadings(shapeBlocks(read.blocks)), read.footnotes);
}

/** Cuts read blocks to WordPress's: images leave their paragraph, lists hold only text and lists; nothing is empty. */
function shapeBlocks(blocks: ReadBlock[]): Block[] {
	return blocks.flatMap((block): Block[] => {
		switch (block.type) {
			case 'paragraph':
				return splitImages(block.children);
			case 'heading': {
				const children = withoutBreaks(withoutImages(block.children));
				return children.length === 0 ? [] : [{ ...block, children }];
			}
			case 'quote': {
				const children = shapeBlocks(block.children);
				return children.length === 0 ? [] : [{ type: 'quote', children }];
			}
			case 'list':
				return shapeList(block, shapeBlocks);
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
			if (block.type === 'quote') return { type: 'quote', children: nest(block.children) };
			if (block.type !== 'heading') return block;
			const asked = Math.max(2, block.level);
			while ((open.at(-1)?.asked ?? 0) >= asked) open.pop();
			const given = (open.at(-1)?.given ?? 1) + 1;
			open.push({ asked, given });
			return { ...block, level: given };
		});
	return nest(blocks);
}

/** Numbers footnotes in the order in which the text refers to them; those without a reference come last. */
function numberFootnotes(blocks: Block[], definitions: ReadTree['footnotes']): Tree {
	const lines = new Map([...definitions].map(([label, content]) => [label, toItem(content).children]));
	const numbers = new Map<string, string>();
	const number = (nodes: Inline[]): Inline[] =>
		nodes.flatMap((node): Inline[] => {
			if (node.type === 'footnote') {
				if ((lines.get(node.label)?.length ?? 0) === 0) return [];
				const label = numbers.get(node.label) ?? String(numbers.size + 1);
				numbers.set(node.label, label);
				return [{ type: 'footnote', label }];
			}
			return 'children' in node ? [{ ...node, children: number(node.children) }] : [node];
		});
	const numbered = mapLines(blocks, (line) => stableLine(number(line)));
	const footnotes: Inline[][] = [];
	// Numbering a footnote may add one that it refers to: the map grows while it is walked.
	for (const label of numbers.keys()) footnotes.push(stableLine(number(lines.get(label) ?? [])));
	for (const [label, line] of lines) {
		if (line.length === 0 || numbers.has(label)) continue;
		numbers.set(label, String(numbers.size + 1));
		footnotes.push(stableLine(number(line)));
	}
	return { blocks: numbered, footnotes };
}
