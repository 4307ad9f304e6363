import type { ContentTypeRules } from './content-type-rules.ts';

/** One issue of a newsletter. */
export const newsletterV1: ContentTypeRules = {
	id: 'newsletter',
	version: 1,
	kind: 'a newsletter issue: greeting, main story, short items, sign-off',
	opening: true,
	numbered: false,
	sections: { fewest: 3, most: 14, wordsEach: 140 },
	outline: [
		'Plan the opening as greeting and reason to read on.',
		'Then plan one main story, about half of the words, then two to five short items, then the sign-off.',
		'Give each item one thing that the reader learns or can do.',
		'Write headings that say the news of the item.',
		'Plan only events, offers and dates that the editor gives.',
	],
	writing: [
		'Write as one person to one reader; short paragraphs.',
		'End each item with what to do next. Make it a link only if a link was given to you.',
		'Short items: two to four sentences each.',
		'Invent no events, dates, numbers, people or offers. No unsubscribe notice; the mail program adds it.',
	],
	openingRules: ['Greet the readers in one line without a name, then say what this issue brings.'],
	closingRules: [
		'Thank the readers in one sentence and say good-bye. Sign in the name of the publication only if it was given.',
	],
	recallsLists: false,
	faq: false,
};
