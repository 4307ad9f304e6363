import type { ContentTypeRules } from './content-type-rules.ts';

/** Two or more things side by side. */
export const comparisonV1: ContentTypeRules = {
	id: 'comparison',
	version: 1,
	kind: 'a comparison with a table and a recommendation for each kind of reader',
	opening: true,
	numbered: false,
	sections: { fewest: 3, most: 20, wordsEach: 200 },
	outline: [
		'Compare exactly the things that the title or the editor names; add none.',
		'Make the first section the comparison at a glance: one table with the things as columns and the criteria as rows.',
		'Then give a section to each criterion that decides, or to each thing compared. Choose one way and keep to it.',
		'Treat all things alike: the same criteria, in the same order, at the same length.',
		'End with a section that says which one for whom.',
	],
	writing: [
		'Comparison at a glance: one Markdown table with a header row, four to eight rows, and a few words in each cell, after one sentence.',
		'Say for each criterion which one is ahead, by what, and whether a reader will notice.',
		'Write "not known" where you do not know a value. Invent no measurements, prices or ratings.',
		'Be fair: name a strength and a weakness of each.',
	],
	openingRules: ['Give the short answer: which one for which reader.'],
	closingRules: [
		'Say which one for whom: one bullet for each kind of reader ("If you …, take …"), with the reason.',
		'Name no winner for all unless one is better in everything.',
	],
	recallsLists: true,
	faq: true,
};
