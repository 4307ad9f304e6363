import type { Messages } from '../../engines/index.ts';
import type { ArticleBrief } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { dataBlock } from './data-block.ts';
import { excerptForDescription } from './excerpt-for-description.ts';
import { instructionsFor, languageOf } from './instructions.ts';
import { plainLine } from './plain-line.ts';

/** Asks for what search engines and lists show of a text, and for its claims; `parseDescription` reads the answer. */
export function describePrompt(brief: ArticleBrief, rules: ContentTypeRules, markdown: string): Messages {
	const language = languageOf(brief);
	return {
		instructions: instructionsFor(brief, rules, {
			task: 'describe',
			rules: [
				'Describe the finished text below; do not write it again and do not continue it.',
				'Say nothing that the text does not say.',
			],
			typeRules: [],
			templateRules: [],
			partRules: [],
			form: [
				`Every line is a label in English, exactly as written here, a colon, and a value in ${language}. Plain text without Markdown, nothing before and nothing after. No value repeats these instructions.`,
				'The value of TITLE is a title for search results in at most 60 characters; the words that a reader would search for come first.',
				'The value of DESCRIPTION says in one or two sentences what the reader gets, in at most 155 characters.',
				'The value of TAGS is three to eight tags of one to three words, with commas between them and without "#".',
				'The value of CATEGORY is one category of a blog that the text belongs to.',
				...(rules.faq
					? [
							'Then come three to five questions that readers ask and the text answers: each in a line with the label Q, and below it, in a line with the label A, its answer in one to three sentences.',
						]
					: []),
				'Then comes a line with the label CLAIM for each statement of fact that an editor should verify before publishing: numbers, dates, names, quotes, and medical, legal or financial statements. Its value is word for word from the text. At most 15 such lines, none if there is nothing to verify.',
			],
		}),
		prompt: [
			`The title, which stands above the text:\n${dataBlock('title', plainLine(brief.title))}`,
			`The text:\n${dataBlock('text', excerptForDescription(markdown, brief.language))}`,
			`Write the lines now. They begin with "TITLE:", "DESCRIPTION:", "TAGS:", "CATEGORY:"${rules.faq ? ', "Q:", "A:"' : ''} and "CLAIM:".`,
		].join('\n\n'),
	};
}
