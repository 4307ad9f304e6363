import type { ContentTypeRules } from './content-type-rules.ts';

/** An article that is a list of items. */
export const listicleV1: ContentTypeRules = {
	id: 'listicle',
	version: 1,
	kind: 'a list article whose numbered items each have a heading and a short text',
	opening: true,
	numbered: true,
	sections: { fewest: 3, most: 50, wordsEach: 110 },
	outline: [
		'Give each item of the list a section of its own.',
		'If the title names a number of items, give exactly that many.',
		'Begin the heading of each item with its number: "1. ", "2. ", "3. ". No other heading has a number.',
		'Make the items parallel: the same kind of thing, the same kind of heading, about the same length.',
		'No item may be a part or another name of another item.',
		'Put the strongest item first and another strong one last.',
		'Give each item the points: what it is, why it is on the list, how to use it or for whom it is.',
	],
	writing: [
		'Begin each item with the reason for which it is on the list.',
		'End each item with something that the reader can use: an example, a tip or a limit.',
		'Build all items alike, but do not begin them with the same words.',
		'Do not compare items by numbers or ratings that nobody gave you.',
	],
	openingRules: [
		'Say by what the items were chosen and for whom they are, in one or two short paragraphs.',
		'Do not list the items there.',
	],
	closingRules: [],
	recallsLists: false,
	faq: false,
};
