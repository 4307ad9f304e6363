import type { ContentTypeRules } from './content-type-rules.ts';

/** A page that asks its reader to do one thing. */
export const landingPageV1: ContentTypeRules = {
	id: 'landing-page',
	version: 1,
	kind: 'a landing page that leads its reader to one action',
	opening: true,
	numbered: false,
	sections: { fewest: 4, most: 14, wordsEach: 110 },
	outline: [
		'Find the one action that the page is for; everything leads to it.',
		'Plan the opening as the promise: what the reader gets, for whom, and the call to action.',
		"Then plan the reader's problem, the benefits, how it works in three or four steps, objections answered, and the call to action.",
		'Write headings as statements of a benefit, at most eight words each.',
		'Plan no section for testimonials, customers, awards, prices or guarantees unless the editor gives them.',
	],
	writing: [
		'Speak to one reader. Short sentences, active verbs, paragraphs of one to three sentences.',
		'Write benefits as a bulleted list: the benefit in bold, then one sentence on how it comes about.',
		'How it works: a numbered list of three or four steps.',
		'The call to action is one sentence with a verb that says what happens next. It stands in the opening, below how it works and at the end. Make it a link only if a link was given to you.',
		'Invent no testimonials, customers, numbers of users, awards, prices, discounts, deadlines, guarantees or scarcity.',
		'Answer objections honestly, and say for whom the offer is not.',
	],
	openingRules: ['First the promise: what the reader gets. Then for whom and how, then the call to action.'],
	closingRules: ['End with the call to action.'],
	recallsLists: false,
	faq: true,
};
