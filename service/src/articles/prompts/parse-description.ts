import { MAX_SEO_DESCRIPTION, MAX_SEO_TITLE, MOST_TAGS, type Seo } from '@draftsmith/shared';
import { sameness } from '../same-words.ts';
import { cutSentences, cutText } from './cut-text.ts';
import type { DescriptionField } from './description-labels.ts';
import { plainLine, saysSomething } from './plain-line.ts';
import { type LabelledValue, readDescription } from './read-description.ts';

const MOST_QUESTIONS = 10;
const MOST_CLAIMS = 30;
/** UTF-16 units, as all lengths here. */
const MOST_TAG = 50;
const MOST_QUESTION = 300;
const MOST_ANSWER = 1000;
const MOST_CLAIM = 300;

/** Stands where a model has nothing to say. */
const NOTHING = new Set([
	'none',
	'na',
	'null',
	'nil',
	'unknown',
	'uncategorized',
	'keine',
	'нет',
	'немає',
	'nėra',
	'brak',
	'无',
	'なし',
]);

/** What is known of a text without a model. */
export type DescriptionFallback = { title: string; firstParagraph: string; language: string };

/** What lists and search engines show of a text, and the statements in it that an editor should verify. */
export type Description = { seo: Seo; claims: string[] };

/**
 * Reads the answer to `describePrompt`, whatever it is: lines or JSON, labels in any case, decorated or translated. What is
 * missing comes from `fallback`; everything is plain text within the bounds of the contract. Never throws.
 */
export function parseDescription(answer: string, fallback: DescriptionFallback): Description {
	const { language } = fallback;
	const values = readDescription(answer);
	return {
		seo: {
			title: cutText(firstOf(values, 'title') || plainLine(fallback.title), MAX_SEO_TITLE, language),
			description: cutSentences(
				firstOf(values, 'description') || plainLine(fallback.firstParagraph),
				MAX_SEO_DESCRIPTION,
				language,
			),
			tags: tagsOf(values),
			category: categoryOf(values),
			faq: questionsOf(values, language),
		},
		claims: distinct(values.filter(({ field }) => field === 'claim').map(({ value }) => plainValue(value)))
			.slice(0, MOST_CLAIMS)
			.map((claim) => cutText(claim, MOST_CLAIM, language, '…')),
	};
}

function firstOf(values: readonly LabelledValue[], field: DescriptionField): string {
	for (const value of values) {
		const plain = value.field === field ? plainValue(value.value) : '';
		if (plain !== '') return plain;
	}
	return '';
}

function tagsOf(values: readonly LabelledValue[]): string[] {
	const tags = values
		.filter(({ field }) => field === 'tags')
		.flatMap(({ value }) => value.replace(/^\[|\]$/g, '').split(/[,;|#、，；،؛]/))
		.slice(0, 100)
		.map((tag) => plainValue(tag))
		.filter((tag) => tag.length <= MOST_TAG);
	return distinct(tags).slice(0, MOST_TAGS);
}

function categoryOf(values: readonly LabelledValue[]): string | null {
	const [category = ''] = firstOf(values, 'category').split(/\s*[,;|>、，；،؛]\s*/);
	return category !== '' && category.length <= MOST_TAG ? category : null;
}

/** Each question with the answer that follows it; a question without one is dropped. */
function questionsOf(values: readonly LabelledValue[], language: string): Seo['faq'] {
	const faq: Seo['faq'] = [];
	const asked = new Set<string>();
	for (const [index, { field, value }] of values.entries()) {
		const next = values[index + 1];
		if (field !== 'question' || next?.field !== 'answer' || faq.length === MOST_QUESTIONS) continue;
		const question = cutText(plainValue(value), MOST_QUESTION, language, '…');
		const answer = cutSentences(plainValue(next.value), MOST_ANSWER, language);
		if (question === '' || answer === '' || asked.has(sameness(question))) continue;
		asked.add(sameness(question));
		faq.push({ question, answer });
	}
	return faq;
}

/** Plain text of a value without the quotation marks around it; empty where it says nothing. */
function plainValue(value: string): string {
	const plain = plainLine(value);
	const quoted = /^["'“„«「]([^"“”„«»「」]*)["'”“»」][.。]?$/u.exec(plain)?.[1]?.trim() ?? plain;
	return saysSomething(quoted) && !NOTHING.has(sameness(quoted)) ? quoted : '';
}

function distinct(texts: readonly string[]): string[] {
	const byMeaning = new Map<string, string>();
	for (const text of texts) if (text !== '' && !byMeaning.has(sameness(text))) byMeaning.set(sameness(text), text);
	return [...byMeaning.values()];
}
