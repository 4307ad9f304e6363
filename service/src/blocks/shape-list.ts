import { withoutImages } from './line-forms.ts';
import { normalizeInline } from './normalize-inline.ts';
import type { Block, Inline, List, ListItem, ReadBlock } from './tree.ts';

/** Markdown takes no more than nine digits for a list's number. */
const MAX_LIST_NUMBER = 999_999_999;

type ReadList = Extract<ReadBlock, { type: 'list' }>;

/**
 * A list as WordPress holds it. Code, tables, quotes, headings and images in an item of the outer list end the list, and
 * what follows in that item stands behind them; the list goes on with the next item and its number. In inner lists they
 * become lines of text. `room`: how many blocks may stand inside each other, at least 2.
 */
export function shapeList(
	list: ReadList,
	room: number,
	shape: (blocks: ReadBlock[], room: number) => Block[],
): Block[] {
	const blocks: Block[] = [];
	let open: List | null = null;
	list.items.forEach((item, at) => {
		const leaves = item.findIndex(leavesList);
		const made = toItem(leaves === -1 ? item : item.slice(0, leaves), room - 2);
		if (made.children.length > 0 || made.list !== undefined) {
			if (open === null) {
				const start = Math.min(list.start + at, MAX_LIST_NUMBER);
				open = { type: 'list', ordered: list.ordered, start: list.ordered ? start : 1, items: [] };
				blocks.push(open);
			}
			open.items.push(made);
		}
		if (leaves === -1) return;
		open = null;
		for (const block of shape(item.slice(leaves), room)) blocks.push(block);
	});
	return blocks;
}

function leavesList(block: ReadBlock): boolean {
	if (block.type === 'paragraph') return block.children.length > 0 && block.children.every(isImageOrSpace);
	return ['code', 'table', 'quote', 'heading', 'details'].includes(block.type);
}

function isImageOrSpace(node: Inline): boolean {
	if (node.type === 'link') return node.children.length === 1 && node.children[0]?.type === 'image';
	return node.type === 'image' || node.type === 'break' || (node.type === 'text' && node.value.trim() === '');
}

/**
 * One item out of blocks: lines joined by an empty line, then one list. WordPress keeps no second list and no text behind
 * the list in an item: what follows a list goes on in its last item, further lists go on in the first one. A list for
 * which there is no `room` (it takes 2) becomes lines.
 */
export function toItem(blocks: ReadBlock[], room: number): ListItem {
	const item: ListItem = { children: [] };
	for (const block of blocks) {
		if (block.type === 'list' && room >= 2) {
			const inner = toList(block, room);
			if (inner === null) continue;
			if (item.list === undefined) item.list = inner;
			else for (const added of inner.items) item.list.items.push(added);
			continue;
		}
		const line = toLine(block);
		if (line.length === 0) continue;
		const target = lastItem(item);
		target.children = target.children.length === 0 ? line : joinLines([target.children, line]);
	}
	return item;
}

function lastItem(item: ListItem): ListItem {
	const inner = item.list?.items.at(-1);
	return inner === undefined ? item : lastItem(inner);
}

function toList(list: ReadList, room: number): List | null {
	const items = list.items
		.map((item) => toItem(item, room - 2))
		.filter((item) => item.children.length > 0 || item.list !== undefined);
	return items.length === 0 ? null : { type: 'list', ordered: list.ordered, start: list.start, items };
}

/** A block as one line of text, with breaks. */
function toLine(block: ReadBlock): Inline[] {
	switch (block.type) {
		case 'paragraph':
			return withoutImages(block.children);
		case 'heading':
			return normalizeInline([{ type: 'strong', children: withoutImages(block.children) }]);
		case 'code':
			return joinBreaks(
				block.value.split('\n').map((line): Inline[] => [{ type: 'code', value: line }]),
				1,
			);
		case 'table':
			return joinBreaks(
				[block.head, ...block.rows].map((row) =>
					row.flatMap((cell, at) => (at === 0 ? cell : [space, ...cell])).map(spaceForBreak),
				),
				1,
			);
		case 'quote':
			return joinBlocks(block.children);
		case 'details':
			return joinBlocks([...block.summary, ...block.children]);
		case 'list':
			return joinBreaks(
				block.items.map(joinBlocks).filter((line) => line.length > 0),
				1,
			);
		default:
			return [];
	}
}

const space: Inline = { type: 'text', value: ' ' };

function spaceForBreak(node: Inline): Inline {
	return node.type === 'break' ? space : node;
}

function joinBlocks(blocks: ReadBlock[]): Inline[] {
	return joinLines(blocks.map(toLine).filter((line) => line.length > 0));
}

function joinLines(lines: Inline[][]): Inline[] {
	return joinBreaks(lines, 2);
}

function joinBreaks(lines: Inline[][], breaks: number): Inline[] {
	const joined = lines.flatMap((line, at): Inline[] =>
		at === 0 ? line : [...Array.from({ length: breaks }, (): Inline => ({ type: 'break' })), ...line],
	);
	return withoutImages(normalizeInline(joined));
}
