import type { SectionText } from '../checks/index.ts';

/** Enough for the ingredients of a feast; a small model's window is small. UTF-16 units. */
const MOST_LISTS = 1500;

/** A line of a bulleted list or a table. Numbered lists are steps: nothing later has to agree with them word for word. */
const LINE = /^\s{0,12}(?:[-*+•]\s+\S|\|)/u;

/**
 * Bulleted lists and tables of the sections, each under the heading of its section: what later ones must agree with. Whole lines,
 * 1,500 UTF-16 units at most; without those sections whose lists stand in `shown` anyway.
 */
export function listsOf(written: readonly SectionText[], shown: string): string {
	const lines: string[] = [];
	let length = 0;
	for (const { heading, markdown } of written) {
		const found = markdown.split(/\r?\n/).filter((line) => LINE.test(line));
		if (found.length === 0 || shown.includes(found.join('\n'))) continue;
		for (const line of heading === '' ? found : [`${heading}:`, ...found]) {
			length += line.length + 1;
			if (length > MOST_LISTS) return lines.join('\n');
			lines.push(line);
		}
	}
	return lines.join('\n');
}
