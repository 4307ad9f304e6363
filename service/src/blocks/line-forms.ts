import { normalizeInline } from './normalize-inline.ts';
import type { Block, Inline } from './tree.ts';

/** A line in which images are their alternative texts. */
export function withoutImages(nodes: Inline[]): Inline[] {
	if (!hasImage(nodes)) return nodes;
	const replace = (list: Inline[]): Inline[] =>
		list.map((node): Inline => {
			if (node.type === 'image') return { type: 'text', value: node.alt };
			return 'children' in node ? { ...node, children: replace(node.children) } : node;
		});
	return normalizeInline(replace(nodes));
}

function hasImage(nodes: Inline[]): boolean {
	return nodes.some((node) => node.type === 'image' || ('children' in node && hasImage(node.children)));
}

/** A line in which line breaks are spaces. */
export function withoutBreaks(nodes: Inline[]): Inline[] {
	const replace = (list: Inline[]): Inline[] =>
		list.map((node): Inline => {
			if (node.type === 'break') return { type: 'text', value: ' ' };
			return 'children' in node ? { ...node, children: replace(node.children) } : node;
		});
	return normalizeInline(replace(nodes));
}

/** The blocks with each line of text replaced by what `change` makes of it, or `changeItem` of those of list items. */
export function mapLines(
	blocks: Block[],
	change: (line: Inline[]) => Inline[],
	changeItem: (line: Inline[]) => Inline[],
): Block[] {
	const mapItems = (list: Extract<Block, { type: 'list' }>): Extract<Block, { type: 'list' }> => ({
		...list,
		items: list.items.map((item) => ({
			children: changeItem(item.children),
			...(item.list === undefined ? {} : { list: mapItems(item.list) }),
		})),
	});
	return blocks.map((block): Block => {
		switch (block.type) {
			case 'paragraph':
			case 'heading':
				return { ...block, children: change(block.children) };
			case 'quote':
				return { ...block, children: mapLines(block.children, change, changeItem) };
			case 'details':
				return {
					...block,
					summary: change(block.summary),
					children: mapLines(block.children, change, changeItem),
				};
			case 'list':
				return mapItems(block);
			case 'table':
				return { ...block, head: block.head.map(change), rows: block.rows.map((row) => row.map(change)) };
			default:
				return block;
		}
	});
}

/** A line without bold, italics and strikes. */
export function withoutDecorations(nodes: Inline[]): Inline[] {
	const replace = (list: Inline[]): Inline[] =>
		list.flatMap((node): Inline[] => {
			if (!('children' in node)) return [node];
			return node.type === 'link' ? [{ ...node, children: replace(node.children) }] : replace(node.children);
		});
	return normalizeInline(replace(nodes));
}
