import type { ContentTypeRules } from './content-type-rules.ts';

/** An informative article. */
export const articleV1: ContentTypeRules = {
	id: 'article',
	version: 1,
	kind: 'an informative article',
	opening: true,
	numbered: false,
	sections: { fewest: 3, most: 40, wordsEach: 220 },
	outline: [
		'Find the one question that a reader of this title has, and plan the article as its answer.',
		'Give each section one idea of its own. No two sections may say the same.',
		'Put the sections in an order in which each builds on the ones before it.',
		'Write headings that say what the section tells, not "Introduction", "Overview", "Conclusion" or "Summary".',
		'Let the last section leave the reader with something to do, to decide or to watch, not with a repetition.',
	],
	writing: [
		'Begin each section with its main statement, then explain it, then give an example.',
		'Keep paragraphs to two to five sentences, one thought each.',
		'Explain a technical term when it first appears.',
		'Prefer what is concrete (who, how, how much) to general praise.',
		'Use a list only for things that are parallel, and a table only for values to compare.',
		'Do not sum up what was already said.',
	],
	openingRules: [
		"Name the reader's question and the heart of the answer within two paragraphs.",
		'Do not begin with a definition, with "In today\'s world" or with a rhetorical question.',
	],
	closingRules: ['Leave the reader with something to do, to decide or to watch.'],
	recallsLists: false,
	faq: false,
};
