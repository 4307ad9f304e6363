import type { Outline } from '@draftsmith/shared';

/** Headings and points of an outline as sentences: what tells the language that it is in. */
export function outlineText({ sections }: Outline): string {
	return sections
		.flatMap(({ heading, points }) => [heading, ...points])
		.filter((line) => line !== '')
		.map((line) => (/\p{Sentence_Terminal}$/u.test(line) ? line : `${line}.`))
		.join(' ');
}
