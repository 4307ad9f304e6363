/** A name as people write it: without case and surplus space. */
export const plainName = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * Makes what finds the item of a list that a text names by one of its names: undefined when none or several have it. A list is read
 * once, however many rows ask for it, so it must not change afterwards.
 */
export function findByName<Item>(
	namesOf: (item: Item) => readonly string[],
): (items: readonly Item[], text: string) => Item | undefined {
	const indexes = new WeakMap<readonly Item[], Map<string, Item | undefined>>();
	return (items, text) => {
		const index = indexes.get(items) ?? new Map<string, Item | undefined>();
		if (!indexes.has(items)) {
			indexes.set(items, index);
			for (const item of items)
				for (const name of new Set(namesOf(item).map(plainName))) index.set(name, index.has(name) ? undefined : item);
		}
		return index.get(plainName(text));
	};
}
