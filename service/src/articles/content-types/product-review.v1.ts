import type { ContentTypeRules } from './content-type-rules.ts';

/** A balanced assessment of one product. */
export const productReviewV1: ContentTypeRules = {
	id: 'product-review',
	version: 1,
	kind: 'a balanced product review with strengths, weaknesses and a verdict',
	opening: true,
	numbered: false,
	sections: { fewest: 4, most: 16, wordsEach: 170 },
	outline: [
		'Give the verdict in short in the opening; the sections give the reasons.',
		'Give a section to each criterion that matters for this kind of product, the most important first.',
		'Plan one section with strengths and weaknesses side by side.',
		'Plan for whom it is, for whom it is not, and what else such a reader could choose.',
		'End with the verdict.',
	],
	writing: [
		"You have not held or tested the product. Never write that you, we or the editors tested, measured, used or liked it, unless the editor's wishes tell of such a test.",
		"Say on what an assessment rests: the maker's statements, published properties, or what is usual for this kind of product.",
		'Do not invent test results, ratings, stars, prices, opinions of users or quotes.',
		'Name at least one real weakness or limit for every two strengths.',
		'Write strengths and weaknesses as two bulleted lists, each point in one sentence with its reason.',
		'Write no advertising.',
	],
	openingRules: ['Give the verdict in one or two sentences, then what this review rests on.'],
	closingRules: [
		'Give the verdict: for whom it is worth it, for whom it is not, and under which condition that would change.',
	],
	recallsLists: false,
	faq: true,
};
