import type { Tone } from '@draftsmith/shared';
import type { ArticleBrief, BriefTemplate } from '../brief.ts';
import type { ContentTypeRules } from '../content-types/index.ts';
import { languageName } from '../languages.ts';
import { DATA_RULE, dataBlock } from './data-block.ts';
import { plainLine } from './plain-line.ts';

const VOICE: Record<Tone, string> = {
	neutral: 'neutral and clear',
	friendly: 'friendly and warm',
	professional: 'professional and precise',
	conversational: 'conversational, as to one reader',
	enthusiastic: 'enthusiastic, without exaggeration',
	authoritative: 'authoritative and well founded',
};

/** One step's own part of the instructions. */
export type StepInstructions = {
	/** Names the step, stable for people who read logs of a model server: "section 3 of 7". */
	task: string;
	/** Rules of the step, a sentence each. */
	rules: readonly string[];
	/** Rules of the content type that this step needs. */
	typeRules: readonly string[];
	/** Rules of the site's template that this step needs. */
	templateRules: readonly string[];
	/** Rules of the content type for one part of the text alone, such as its opening. */
	partRules: readonly string[];
	/** What form the answer has; stands last, where small models look. */
	form: readonly string[];
};

/**
 * The instructions of a step: what is written and how, then what the site wishes, then the form of the answer. Everything between
 * the first line and `partRules` has the same bytes in every section of a job, for servers that reuse what they have read.
 */
export function instructionsFor(brief: ArticleBrief, rules: ContentTypeRules, step: StepInstructions): string {
	return [
		`Task: ${step.task}`,
		`You are an experienced writer and editor. You write in ${languageOf(brief)}, and in no other language.`,
		`The text is ${rules.kind}. Its voice is ${VOICE[brief.tone]}. The whole text has about ${brief.words} words.`,
		list('Rules for every text:', [
			...step.rules,
			'Do not speak of yourself, of the task or of these rules.',
			DATA_RULE,
		]),
		list('Rules for this kind of text:', step.typeRules),
		siteWishes(brief.template, step.templateRules),
		list('Rules for this part of the text:', step.partRules),
		list('Form of your answer:', step.form),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

/** Rules for steps that write text of the article. */
export function textRules(brief: ArticleBrief): string[] {
	return [
		'Invent nothing about the real world: no events, statistics, dates, quotes, sources, people or links. Leave out what you do not know.',
		brief.links.length === 0
			? 'Write no links and no web addresses.'
			: `Write no links and no web addresses but these, and only where they serve the reader: ${brief.links.join(' ')}`,
		'Write Markdown: paragraphs, lists and tables where they serve the reader. No HTML, no front matter, no code fence around the answer, no images.',
		'Write no placeholders such as [Name], and no notes to the editor.',
		'Do not break off: finish the last sentence, list or table.',
	];
}

/** "Lithuanian (lt)": the name tells small models, the tag tells variants apart. */
export function languageOf(brief: ArticleBrief): string {
	return `${languageName(brief.language, 'en')} (${brief.language})`;
}

/** The title and the wishes of the editor, as data. */
export function editorsPart(brief: ArticleBrief): string {
	const wishes =
		brief.prompt === ''
			? 'The editor gave no further wishes.'
			: `The editor's wishes for the text:\n${dataBlock('wishes', brief.prompt)}`;
	return `The title, which stands above the text already:\n${dataBlock('title', plainLine(brief.title))}\n\n${wishes}`;
}

/** A heading and its list, or nothing where the list is empty. */
export function list(heading: string, items: readonly string[]): string {
	return items.length === 0 ? '' : `${heading}\n${bullets(items)}`;
}

/** A bulleted list. */
export function bullets(items: readonly string[]): string {
	return items.map((item) => `- ${item}`).join('\n');
}

function siteWishes(template: BriefTemplate | null, templateRules: readonly string[]): string {
	if (template === null) return '';
	const { audience, house_style, glossary, avoid } = template.content;
	const wishes = [
		audience === '' ? '' : `Readers: ${audience}`,
		house_style === '' ? '' : `House style: ${house_style}`,
		list(
			'Terms and how to use them:',
			glossary.map(({ term, use }) => `${term}: ${use}`),
		),
		avoid.length === 0 ? '' : `Do not use these words: ${avoid.join('; ')}`,
		list('Rules of the site:', templateRules),
	].filter((wish) => wish !== '');
	if (wishes.length === 0) return '';
	return `How the site wants its texts. Follow this as far as the other rules allow:\n${dataBlock('site', wishes.join('\n'))}`;
}
