import { headingKey, type InnerHeading, innerHeadings } from './check-headings.ts';
import { endsSentence } from './check-unfinished.ts';
import { editBlock, editLines, type LineEdit } from './edit-lines.ts';
import type { ReadSection } from './read-section.ts';

const TOP_LEVEL = 3;
const DEEPEST_LEVEL = 6;

/** The section's Markdown with its headings at `###` and below, without a skipped level. */
export function withHeadingLevels(section: ReadSection): string {
	const headings = innerHeadings(section.tokens);
	const highest = headings.reduce((least, { level }) => Math.min(least, level), TOP_LEVEL);
	let above = TOP_LEVEL - 1;
	return editHeadings(section, headings, ({ index, level, text }, raw) => {
		// A rule right below a paragraph makes a heading of it.
		if (section.tokens[index]?.markup === '-' && endsSentence(text)) return ['', raw, ''];
		above = Math.min(level + TOP_LEVEL - highest, above + 1, DEEPEST_LEVEL);
		return [`${'#'.repeat(above)} ${raw}`];
	});
}

/** Inner headings that repeat the title, the section's own or one before; `isElsewhere` knows of other sections. */
export function duplicateInnerHeadings(
	section: ReadSection,
	title: string,
	isElsewhere: (heading: string) => boolean,
): InnerHeading[] {
	const seen = new Set([headingKey(title), headingKey(section.heading)]);
	return innerHeadings(section.tokens).filter(({ text }) => {
		const key = headingKey(text);
		const isDuplicate = key !== '' && (seen.has(key) || isElsewhere(text));
		seen.add(key);
		return isDuplicate;
	});
}

/** The section's Markdown with these headings as bold lines; one that repeats the section's own right below it goes. */
export function withBoldLines(section: ReadSection, headings: readonly InnerHeading[]): string {
	const own = headingKey(section.heading);
	return editHeadings(section, headings, ({ index, text }, raw) => {
		if (index === 0 && headingKey(text) === own) return [];
		return ['', /[*_]/.test(raw) ? raw : `**${raw}**`, ''];
	});
}

function editHeadings(
	section: ReadSection,
	headings: readonly InnerHeading[],
	write: (heading: InnerHeading, raw: string) => string[],
): string {
	const edits = headings.flatMap((heading): LineEdit[] => {
		const raw = section.tokens[heading.index + 1]?.content.replace(/\s*\n\s*/g, ' ') ?? '';
		const edit = editBlock(section.tokens[heading.index], write(heading, raw));
		return edit === null ? [] : [edit];
	});
	return editLines(section.lines, edits);
}
