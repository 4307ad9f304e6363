import type { Block, Inline, List, Tree } from './tree.ts';

/** What a reader of the article sees, one line for each paragraph, item and row; footnote numbers are left out. */
export function visibleText(tree: Tree): string {
	return [...tree.blocks.flatMap(linesOf), ...tree.footnotes.map(lineText)].filter((line) => line !== '').join('\n');
}

/** The text of one line; line breaks are line ends. */
export function lineText(nodes: Inline[]): string {
	return nodes
		.map((node) => {
			if (node.type === 'text' || node.type === 'code') return node.value;
			if (node.type === 'break') return '\n';
			return 'children' in node ? lineText(node.children) : '';
		})
		.join('');
}

function linesOf(block: Block): string[] {
	switch (block.type) {
		case 'paragraph':
		case 'heading':
			return [lineText(block.children)];
		case 'quote':
			return block.children.flatMap(linesOf);
		case 'details':
			return [lineText(block.summary), ...block.children.flatMap(linesOf)];
		case 'list':
			return itemLines(block);
		case 'code':
			return [block.value];
		case 'table':
			return [block.head, ...block.rows].map((row) => row.map(lineText).join('\t'));
		case 'image':
			return [block.caption];
		case 'separator':
		case 'embed':
			return [];
	}
}

function itemLines(list: List): string[] {
	return list.items.flatMap((item) => [
		lineText(item.children),
		...(item.list === undefined ? [] : itemLines(item.list)),
	]);
}
