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
		'End with a section on what goes wrong most often and how to mend it.',
		'Name dangers before the step that they belong to, not at the end.',
	],
	writing: [
		'Opening: say what the reader will have at the end, how long it takes and how difficult it is, if that can be known.',
		'Write what is needed as a bulleted list, with amounts and sizes.',
		'Write steps as a numbered list. One action a step, in the imperative, with the reason where it is not obvious.',
		'Say after an important step what the reader should see now.',
		'Put a warning before the step that it belongs to, as a sentence in bold.',
		'Write problems as symptom, cause, remedy.',
		'Where a mistake could hurt somebody or break the law, say when to call a professional.',
	],
	faq: true,
};
