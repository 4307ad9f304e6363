import type { ContentTypeRules } from './content-type-rules.ts';

/** A step-by-step guide. */
export const howToV1: ContentTypeRules = {
	id: 'how-to',
	version: 1,
	kind: 'a step-by-step guide',
	opening: true,
	numbered: false,
	sections: { fewest: 3, most: 30, wordsEach: 180 },
	outline: [
		'Begin with a section that lists what the reader needs: tools, materials, knowledge, time.',
		'Then give the steps in the order in which they are done. A short task has all its steps in one section; a long one has a section for each stage.',
		'Begin the heading of a stage with what the reader does in it, as a command or an infinitive.',
		'Plan how the reader sees that it worked.',
		'End with a section on what goes wrong most often and how to fix it.',
		'Name dangers before the step that they belong to, not at the end.',
	],
	writing: [
		'What is needed: a bulleted list, with amounts and sizes. Choose amounts and times that work.',
		'Steps: a numbered list. One action a step, in the imperative, with the reason where it is not obvious. Use what the list of needed things names.',
		'Say after an important step what the reader should see now.',
		'Put a warning before the step that it belongs to, as a sentence in bold.',
		'Write each problem as what the reader sees, why, and how to fix it.',
		'Where a mistake could hurt somebody or break the law, say when to call a professional.',
	],
	openingRules: ['Say what the reader will have at the end, how long it takes and how difficult it is.'],
	closingRules: [],
	recallsLists: true,
	faq: true,
};
