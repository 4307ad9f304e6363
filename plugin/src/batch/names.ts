import type { FoundNames, NameTexts } from './api.ts';
import type { Cells } from './columns.ts';

/** The most characters that name an author, or the categories of a row: longer texts are no names, and the site is not asked. */
const LONGEST = 500;

/** How many texts of a kind the site looks up at once. */
const AT_ONCE = 200;

type Author = Omit<FoundNames['authors'][number], 'text'>;
type Category = Omit<FoundNames['categories'][number], 'text'>;

/** What cells about authors and categories stand for. `waiting`: the site has not said yet. */
export interface Names {
	author: (text: string) => Author | 'waiting';
	category: (text: string) => Category | 'waiting';
}

const isName = (text: string) => text !== '' && text.length <= LONGEST;

/** A cell as the site is asked about it: with letters in one piece, as sites have them; lists from a Mac may have them in two. */
const toName = (cell: string) => cell.trim().normalize('NFC');

/** What the site has found, as the reader of rows asks for it. */
export function knownNames(found: FoundNames): Names {
	const authors = new Map<string, Author>(found.authors.map((author) => [author.text, author]));
	const categories = new Map<string, Category>(found.categories.map((category) => [category.text, category]));
	return {
		author: (cell) => {
			const text = toName(cell);
			return isName(text) ? (authors.get(text) ?? 'waiting') : { id: null, name: '' };
		},
		category: (cell) => {
			const text = toName(cell);
			if (isName(text)) return categories.get(text) ?? 'waiting';
			return { ids: [], names: [], unknown: text === '' ? null : text };
		},
	};
}

/** The texts of rows that the site has to be asked about next; null when all are known. */
export function unknownNames(rows: readonly { cells: Cells }[], found: FoundNames): NameTexts | null {
	const missing = (field: 'author' | 'category', known: readonly { text: string }[]) => {
		const texts = new Set(rows.map(({ cells }) => toName(cells[field] ?? '')).filter(isName));
		for (const { text } of known) texts.delete(text);
		return [...texts].slice(0, AT_ONCE);
	};
	const authors = missing('author', found.authors);
	const categories = missing('category', found.categories);
	return authors.length + categories.length > 0 ? { authors, categories } : null;
}
