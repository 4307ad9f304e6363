/** A part of an article that can be taken or left. */
export interface ReviewSection<Item> {
	/** Its place in the article's `sections`; null when the service has not said what they are. */
	index: number | null;
	/** Empty for an opening without one. */
	heading: string;
	/** As the service counted them; null when it did not. */
	words: number | null;
	blocks: Item[];
}

/** What a heading says, and how deep it stands. */
export interface Heading {
	level: number;
	text: string;
}

function normalize(text: string): string {
	return text
		.replace(/<[^>]*>?/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/**
 * Divides blocks where the article's sections begin. A section whose heading is not found in the text belongs to the one before it.
 * Where the service has named none, each heading of the highest level begins one. Parts without blocks are left out.
 */
export function splitSections<Item>(
	blocks: readonly Item[],
	headingOf: (block: Item) => Heading | null,
	sections: readonly { heading: string; words: number }[],
): ReviewSection<Item>[] {
	const parts = sections.length > 0 ? splitAtSections(blocks, headingOf, sections) : splitAtHeadings(blocks, headingOf);
	return parts.filter((part) => part.blocks.length > 0);
}

function splitAtSections<Item>(
	blocks: readonly Item[],
	headingOf: (block: Item) => Heading | null,
	sections: readonly { heading: string; words: number }[],
): ReviewSection<Item>[] {
	const parts = sections.map(
		({ heading, words }, index): ReviewSection<Item> => ({
			index,
			heading,
			words,
			blocks: [],
		}),
	);
	let current = -1;
	for (const block of blocks) {
		const heading = headingOf(block);
		if (heading) {
			const found = sections.findIndex(
				(section, index) => index > current && normalize(section.heading) === normalize(heading.text),
			);
			if (found >= 0) current = found;
		}
		parts[Math.max(current, 0)]?.blocks.push(block);
	}
	return parts;
}

function splitAtHeadings<Item>(
	blocks: readonly Item[],
	headingOf: (block: Item) => Heading | null,
): ReviewSection<Item>[] {
	const headings = blocks.flatMap((block) => headingOf(block) ?? []);
	const highest = Math.min(...headings.map(({ level }) => level));
	const parts: ReviewSection<Item>[] = [{ index: null, heading: '', words: null, blocks: [] }];
	for (const block of blocks) {
		const heading = headingOf(block);
		if (heading?.level === highest) parts.push({ index: null, heading: heading.text, words: null, blocks: [] });
		parts.at(-1)?.blocks.push(block);
	}
	return parts;
}

/** Models shorten what they quote; this part of the words of a statement must stand in a text that it is taken from. */
const LEAST_SHARED = 0.7;

function wordsOf(text: string): string[] {
	return normalize(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * The text in which a statement stands, by its words; else the one that has most of them. -1 when none has enough. Case, white space
 * and punctuation do not count.
 */
export function findStatement(texts: readonly string[], statement: string): number {
	const wanted = wordsOf(statement);
	if (wanted.length === 0) return -1;
	const all = texts.map(wordsOf);
	const exact = all.findIndex((words) => ` ${words.join(' ')} `.includes(` ${wanted.join(' ')} `));
	if (exact >= 0) return exact;
	const shares = all.map((words) => {
		const known = new Set(words);
		return wanted.filter((word) => known.has(word)).length / wanted.length;
	});
	const most = Math.max(...shares);
	return most >= LEAST_SHARED ? shares.indexOf(most) : -1;
}
