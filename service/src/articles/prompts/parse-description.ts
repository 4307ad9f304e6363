import { MAX_SEO_DESCRIPTION, MAX_SEO_TITLE, MOST_TAGS, type Seo } from '@draftsmith/shared';
import { faultsOfLine, verifyLanguage } from '../checks/index.ts';
import { sameness } from '../same-words.ts';
import { cutSentences, cutText } from './cut-text.ts';
import { isEcho, isNoClaim } from './description-echoes.ts';
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

/** What is known of a text without a model. `language` is a BCP 47 tag. */
export type DescriptionFallback = {
	title: string;
	firstParagraph: string;
	language: string;
	/** The editor's wishes: what they hold themselves is no placeholder. */
	prompt?: string;
	/** Whether its type has questions with answers; it has when left out. */
	hasFaq?: boolean;
	/** The model reached its limit, so the last line may be cut. */
	isTruncated?: boolean;
};

/** What lists and search engines show of a text, and the statements in it that an editor should verify. */
export type Description = { seo: Seo; claims: string[] };

/** `isEmpty`: nothing usable was in the answer, all is from the fallback. */
export type ParsedDescription = Description & { isEmpty: boolean };

type ReadValue = (value: string) => string;

/**
 * Reads the answer to `describePrompt`, whatever it is: lines or JSON, labels in any case, decorated or translated. What is
 * missing, was left to fill in, speaks of the model or repeats the instructions comes from `fallback`; everything is plain text
 * within the bounds of the contract. Never throws.
 */
export function parseDescription(answer: string, fallback: DescriptionFallback): ParsedDescription {
	const { language } = fallback;
	const read = valueReader(fallback);
	const values = withoutCutEnd(readDescription(answer), fallback);
	const title = firstOf(values, 'title', read);
	const description = firstOf(values, 'description', read);
	const rest = {
		tags: tagsOf(values, read),
		category: categoryOf(values, read),
		faq: (fallback.hasFaq ?? true) ? questionsOf(values, language, read) : [],
	};
	const claims = claimsOf(values, language, read);
	const found = [title, description, rest.category ?? '', ...rest.tags, ...claims, ...rest.faq];
	return {
		seo: { ...titleAndDescription({ title, description }, fallback), ...rest },
		claims,
		isEmpty: found.every((value) => value === ''),
	};
}

/**
 * The description with its title and description from the fallback, and without tags, category and questions, where these together
 * are in another language: each alone is too short to tell. Claims are quoted from the text and stay.
 */
export async function checkDescription(
	description: ParsedDescription,
	fallback: DescriptionFallback,
): Promise<ParsedDescription> {
	const { seo, claims } = description;
	const main = `${seo.title}.\n\n${seo.description}`;
	const rest = [
		seo.tags.join(', '),
		seo.category ?? '',
		...seo.faq.flatMap(({ question, answer }) => [question, answer]),
	];
	const verdict = await verifyLanguage(main, fallback.language);
	const isForeign =
		verdict === 'mismatch' ||
		(verdict === 'unknown' && (await verifyLanguage([main, ...rest].join('\n\n'), fallback.language)) === 'mismatch');
	if (!isForeign) return description;
	const own = titleAndDescription({ title: '', description: '' }, fallback);
	return { seo: { ...own, tags: [], category: null, faq: [] }, claims, isEmpty: claims.length === 0 };
}

function titleAndDescription(
	{ title, description }: { title: string; description: string },
	{ title: ownTitle, firstParagraph, language }: DescriptionFallback,
): { title: string; description: string } {
	return {
		title: cutText(title || plainLine(ownTitle), MAX_SEO_TITLE, language),
		description: cutSentences(description || plainLine(firstParagraph), MAX_SEO_DESCRIPTION, language),
	};
}

/** Of a truncated answer, without a last sentence that does not end; the other fields end with a word, whole or not. */
function withoutCutEnd(values: LabelledValue[], { isTruncated = false }: DescriptionFallback): LabelledValue[] {
	const last = values.at(-1);
	if (!isTruncated || last === undefined) return values;
	const isSentence = last.field === 'description' || last.field === 'claim' || last.field === 'answer';
	return isSentence && !/[.!?…\p{Sentence_Terminal}][\p{Pe}\p{Pf}"'*_]*$/u.test(last.value)
		? values.slice(0, -1)
		: values;
}

/** Plain text of a value; empty where it says nothing or is nothing to publish. */
function valueReader({ title, prompt = '', language }: DescriptionFallback): ReadValue {
	const context = { language, title, prompt, links: [], avoid: [], target_words: 0 };
	return (value) => {
		const plain = plainValue(value);
		return plain === '' || isEcho(plain) || faultsOfLine(plain, context).length > 0 ? '' : plain;
	};
}

function claimsOf(values: readonly LabelledValue[], language: string, read: ReadValue): string[] {
	const claims = values.filter(({ field }) => field === 'claim').map(({ value }) => read(value));
	return distinct(claims.filter((claim) => !isNoClaim(claim)))
		.slice(0, MOST_CLAIMS)
		.map((claim) => cutText(claim, MOST_CLAIM, language, '…'));
}

function firstOf(values: readonly LabelledValue[], field: DescriptionField, read: ReadValue): string {
	for (const value of values) {
		const plain = value.field === field ? read(value.value) : '';
		if (plain !== '') return plain;
	}
	return '';
}

function tagsOf(values: readonly LabelledValue[], read: ReadValue): string[] {
	const tags = values
		.filter(({ field }) => field === 'tags')
		.flatMap(({ value }) => value.replace(/^\[|\]$/g, '').split(/[,;|#、，；،؛]/))
		.slice(0, 100)
		.map(read)
		.filter((tag) => tag.length <= MOST_TAG);
	return distinct(tags).slice(0, MOST_TAGS);
}

function categoryOf(values: readonly LabelledValue[], read: ReadValue): string | null {
	const [category = ''] = firstOf(values, 'category', read).split(/\s*[,;|>、，；،؛]\s*/);
	return category !== '' && category.length <= MOST_TAG ? category : null;
}

/** Each question with the answer that follows it; a question without one is dropped. */
function questionsOf(values: readonly LabelledValue[], language: string, read: ReadValue): Seo['faq'] {
	const faq: Seo['faq'] = [];
	const asked = new Set<string>();
	for (const [index, { field, value }] of values.entries()) {
		const next = values[index + 1];
		if (field !== 'question' || next?.field !== 'answer' || faq.length === MOST_QUESTIONS) continue;
		const question = cutText(read(value), MOST_QUESTION, language, '…');
		const answer = cutSentences(read(next.value), MOST_ANSWER, language);
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
