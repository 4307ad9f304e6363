import type { ContentTypeRules } from './content-type-rules.ts';

/** A recipe. */
export const recipeV1: ContentTypeRules = {
	id: 'recipe',
	version: 1,
	kind: 'a recipe: introduction, ingredients as a list, numbered steps, storage',
	opening: true,
	numbered: false,
	sections: { fewest: 3, most: 10, wordsEach: 160 },
	outline: [
		'Plan in this order: ingredients, method, storage. Tips, variations or what to serve it with come between method and storage if there is room.',
		'Give the opening few words: what the dish is, how it tastes, portions and time.',
		'Name the ingredients as points of the ingredients section, and the stages of cooking as points of the method.',
		'Every ingredient is used in the method, and the method uses no other.',
		'Use plain headings, such as the words for ingredients, method and storage in the language of the text.',
	],
	writing: [
		'Ingredients: a bulleted list, each with a metric quantity (g, ml, tablespoon, piece), in the order of use. If the dish has parts, a list for each under a "### " heading. Below the list, name the common allergens among them.',
		'Method: a numbered list, one action a step, with temperature in degrees Celsius, time, and how to see that it is done. No list of ingredients there.',
		'Quantities, temperatures and times are yours to choose, so that the recipe works. The method uses exactly the ingredients and quantities of the list.',
		'Storage: how long and how it keeps in the refrigerator and the freezer, and how to warm it up. Be careful with meat, fish, eggs and rice.',
		'No family anecdotes and no claims about health.',
	],
	openingRules: [
		'Say what the dish is and how it tastes. End with one line of portions, preparation time and cooking time.',
	],
	closingRules: [],
	recallsLists: true,
	faq: true,
};
