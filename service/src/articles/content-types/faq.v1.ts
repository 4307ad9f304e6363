import type { ContentTypeRules } from './content-type-rules.ts';

/** A page of questions and answers. */
export const faqV1: ContentTypeRules = {
	id: 'faq',
	version: 1,
	kind: 'a page of questions and answers',
	opening: true,
	numbered: false,
	sections: { fewest: 4, most: 40, wordsEach: 90 },
	outline: [
		'Make every heading a question, in the words in which a reader would type it, ending with a question mark as the language has it.',
		'Ask one thing in each question. No two questions may have the same answer.',
		'Put what everybody asks first, special cases later.',
		'Include the questions that are awkward: price, risks, limits, what it is not good for.',
		'Give the opening at most 40 words.',
	],
	writing: [
		'Answer in the first sentence: yes, no, a number, a name, a step. Then explain.',
		'Do not repeat the question and do not praise it.',
		'Make each answer understandable by itself, without the answers before it.',
		'Use a list in an answer only for steps or for three or more parallel things.',
		'Where the answer depends on something, say on what, and give the answer for each case.',
		'Say what cannot be answered in general and whom to ask. Invent no prices, deadlines or terms of business.',
	],
	openingRules: ['Say what the page answers and for whom, in a sentence or two.'],
	closingRules: [],
	recallsLists: false,
	faq: true,
};
