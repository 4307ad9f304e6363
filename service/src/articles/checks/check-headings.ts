import type { Token } from 'markdown-it';
import type { ReadContext, ReadSection } from './read-section.ts';

/** A heading inside of a section; `index` is its first token's. */
export type InnerHeading = { index: number; level: number; text: string };

/** The headings inside of a section, but for those in quotes and lists. */
export function innerHeadings(tokens: readonly Token[]): InnerHeading[] {
	return tokens.flatMap((token, index) => {
		const inline = tokens[index + 1];
		if (token.type !== 'heading_open' || token.level > 0 || inline === undefined) return [];
		return [{ index, level: Number(token.tag.slice(1)), text: lineText(inline) }];
	});
}

/** What a reader sees of a line, code included. */
function lineText(inline: Token): string {
	return (inline.children ?? [])
		.map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
		.join('')
		.trim();
}

/**
 * What two headings that say the same have in common: letters, digits and signs such as + and #, without case, width and
 * punctuation.
 */
export function headingKey(heading: string): string {
	return heading
		.normalize('NFKC')
		.toLowerCase()
		.replace(/#/g, '\u266f')
		.replace(/(?:[\p{P}\p{Extended_Pictographic}\s]|\ufe0f|\u200d)+/gu, ' ')
		.trim();
}

/** For each section, its own and inner headings that stood before, or that repeat the title. */
export function findDuplicateHeadings(sections: readonly ReadSection[], context: ReadContext): string[][] {
	const seen = new Set([headingKey(context.title)]);
	return sections.map((section) =>
		[section.heading, ...innerHeadings(section.tokens).map(({ text }) => text)].filter((heading) => {
			const key = headingKey(heading);
			if (key === '') return false;
			if (seen.has(key)) return true;
			seen.add(key);
			return false;
		}),
	);
}

/** Inner headings that are not below the section's own (`##`), or that skip a level. */
export function findMisplacedHeadings(section: ReadSection): string[] {
	let above = 2;
	return innerHeadings(section.tokens).flatMap(({ level, text }) => {
		const isWrong = level < 3 || level > above + 1;
		above = Math.max(level, 2);
		return isWrong ? [text] : [];
	});
}
