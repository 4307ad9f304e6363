import type { ContentTypeRules } from './content-type-rules.ts';

/** A news item. */
export const newsV1: ContentTypeRules = {
	id: 'news',
	version: 1,
	kind: 'a news item that begins with who, what, when and where',
	opening: true,
	numbered: false,
	sections: { fewest: 2, most: 10, wordsEach: 180 },
	outline: [
		'Build an inverted pyramid: the most important first, so that an editor can cut from the end.',
		'The opening tells the whole news. The sections give details, then reactions, then background, then what comes next.',
		'Use only facts that the title or the editor gives, and background that is generally known.',
		'Keep headings factual and short, without opinion, question or play on words.',
		'Plan no section for which there are no facts.',
	],
	writing: [
		'Write that a fact is not known yet where the reader would ask for it and you were not told it. Never guess a date, place, number or name.',
		'No opinion, no judging adjectives, no forecast of your own, no address to the reader.',
		'Say for each disputed statement who made it. Invent no quotes and no sources; quote only words that the editor gives.',
		'Short paragraphs of one to three sentences. Past tense for what happened.',
		'Give full names and functions at the first mention.',
	],
	openingRules: [
		'Say who, what, when and where in the first paragraph of at most two sentences; why and how in the second.',
	],
	closingRules: ['Do not end with a conclusion or an appeal; end with the least important fact or the next date.'],
	recallsLists: false,
	faq: false,
};
