import { sameness } from '../same-words.ts';
import { headingKey, isAlmostSame, isOpeningHeading, MOST_READ } from './heading-key.ts';

/** What a section was asked for as; `headings` are those of all sections of the outline in order, '' for an opening. */
export type AskedFor = { title: string; headings: readonly string[]; index: number };

/** What a line repeats: the section's own heading or that of the article, or that of a section before or behind it. */
export type Repeated = 'own' | 'earlier' | 'later' | undefined;

/** The headings of an outline, prepared once for all the lines that are compared with them. */
export type KnownHeadings = {
	/** The text has headings of its own: it is not divided by an outline. */
	isWhole: boolean;
	isOpening: boolean;
	isLast: boolean;
	/** From 1. */
	number: number;
	/** Which heading a line repeats, whatever number, label or count of words it has. */
	repeats: (line: string) => Repeated;
	/** Whether a line is the section's own heading but for a word or two. */
	isAlmostOwn: (line: string) => boolean;
};

/** Prepares the headings of an outline. */
export function knownHeadings({ title, headings, index }: AskedFor): KnownHeadings {
	const own = headingKey(headings[index] ?? '');
	const isOpening = own === '';
	const kinds = new Map<string, Repeated>();
	for (const [at, heading] of headings.entries()) {
		const key = headingKey(heading);
		if (key !== '' && at !== index && kinds.get(key) !== 'earlier') kinds.set(key, at < index ? 'earlier' : 'later');
	}
	kinds.set(headingKey(title), 'own');
	kinds.set(own, 'own');
	kinds.delete('');
	const keys = [...kinds.keys()];
	const kindOf = (line: string): Repeated => {
		// Most lines hold no heading at all: this tells at a small part of the cost.
		const said = sameness(line.slice(0, MOST_READ));
		return keys.some((key) => said.includes(key)) ? kinds.get(headingKey(line)) : undefined;
	};
	return {
		isWhole: isOpening && headings.length <= 1,
		isOpening,
		isLast: index >= headings.length - 1,
		number: index + 1,
		repeats: (line) => kindOf(line) ?? (isOpening && isOpeningHeading(line) ? 'own' : undefined),
		isAlmostOwn: (line) => {
			const key = headingKey(line);
			return kinds.get(key) === undefined && isAlmostSame(key, own);
		},
	};
}
