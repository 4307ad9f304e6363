import type { Placement } from '../store/types.ts';

/** Where an article goes: as the writer chose, or behind what the post holds already. */
export type InsertPlace = Placement | 'end';

/** A block, as far as placing needs it. */
interface Nested<Item> {
	clientId: string;
	innerBlocks: Item[];
}

/**
 * The blocks of a post with others put in: in place of the selected ones, or behind the last of them, however deep they stand.
 * Null when none of the selected blocks is there. `post` and `end` need no selection.
 */
export function placeBlocks<Item extends Nested<Item>>(
	tree: readonly Item[],
	added: readonly Item[],
	place: InsertPlace,
	selected: readonly string[],
): Item[] | null {
	if (place === 'post') return [...added];
	if (place === 'end') return [...tree, ...added];
	const isSelected = (block: Item) => selected.includes(block.clientId);
	const first = tree.findIndex(isSelected);
	if (first >= 0) {
		const behind = tree.length - [...tree].reverse().findIndex(isSelected);
		return place === 'cursor'
			? [...tree.slice(0, behind), ...added, ...tree.slice(behind)]
			: [...tree.slice(0, first), ...added, ...tree.slice(first).filter((block) => !isSelected(block))];
	}
	for (const [at, block] of tree.entries()) {
		const inner = placeBlocks(block.innerBlocks, added, place, selected);
		if (inner) return tree.map((each, index) => (index === at ? { ...each, innerBlocks: inner } : each));
	}
	return null;
}
