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
			form: [
				`Lines that begin with these labels in English, exactly so; what follows a label is in ${language}. Plain text without Markdown, nothing before and nothing after.`,
				'TITLE: a title for search results, at most 60 characters, with the words that a reader would search for first.',
				'DESCRIPTION: one or two sentences that say what the reader gets, at most 155 characters.',
				'TAGS: three to eight tags, separated by commas, without "#"; one to three words each.',
				'CATEGORY: one category of a blog that the text belongs to.',
				...(rules.faq
					? [
							'Then three to five questions that readers ask and the text answers: a line "Q: the question", and below it a line "A: the answer in one to three sentences".',
						]
					: []),
				'Then a line "CLAIM: …" for each statement of fact that an editor should verify before publishing: numbers, dates, names, quotes, and medical, legal or financial statements. Quote it word for word from the text; at most 15. No such line if there is none.',
			],
		}),
		prompt: [
			`The title, which stands above the text:\n${dataBlock('title', plainLine(brief.title))}`,
			`The text:\n${dataBlock('text', excerptForDescription(markdown, brief.language))}`,
			'Write the lines now: TITLE, DESCRIPTION, TAGS, CATEGORY and so on.',
		].join('\n\n'),
	};
}
