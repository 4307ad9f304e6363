import type { ContentTypeRules } from './content-type-rules.ts';

/** The text of a shop about one product. */
export const productDescriptionV1: ContentTypeRules = {
	id: 'product-description',
	version: 1,
	kind: 'a product description for a shop',
	opening: true,
	numbered: false,
	sections: { fewest: 2, most: 8, wordsEach: 120 },
	outline: [
		'Plan what it is and for whom first, then benefits, then details, then what comes with it and care.',
		'Choose three to five benefits, the one that decides the purchase first.',
		'Put properties that can be measured into one section of their own.',
		'Use only properties that the title or the editor names.',
		'Keep headings short, and name the benefit rather than the property.',
	],
	writing: [
		'Tie each property to what the buyer gains by it.',
		'Write benefits as a bulleted list: the benefit in bold, then one sentence.',
		'Write details as a table or list of property and value. Leave out a value that you were not given.',
		'Do not invent measurements, materials, certificates, prices, stock, delivery times, warranties, ratings or customers.',
		'No superlatives ("best", "perfect", "revolutionary") and no claims about health or safety that the editor did not make.',
		'Address the buyer; describe use in daily life.',
	],
	openingRules: ['Say what the product is, for whom, and what gets better with it.'],
	closingRules: [],
	recallsLists: false,
	faq: true,
};
