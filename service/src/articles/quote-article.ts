import type { Engine, Messages, Price } from '../engines/index.ts';
import type { ArticleBrief } from './brief.ts';
import { type ContentTypeRules, rulesOf } from './content-types/index.ts';
import {
	describePrompt,
	describeTokens,
	divideTargets,
	outlinePrompt,
	type PlannedOutline,
	repairPrompt,
	sectionBounds,
	sectionPrompt,
	tokensPerWord,
} from './prompts/index.ts';
import { type ArticleRequest, toBrief } from './write-article.ts';

type Range = { low: number; high: number };
type Tokens = { input: number; output: number };
type Estimate = (text: string) => Promise<number>;

/** What an article would take. Prices in micro-USD; null where the operator has named none. */
export type ArticleQuote = { input: Range; output: Range; price: Range | null };

/** Vocabularies differ: the largest of today's take this much less, small ones this much more than ours for the same prompt. */
const READ: Range = { low: 0.9, high: 1.4 };
/** The shortest and the longest text that count as of the right length. */
const LENGTH: Range = { low: 0.85, high: 1.15 };
/** Tokens that the shortest description has: a title and a line. */
const LEAST_DESCRIPTION = 30;
/** Characters of the text so far that a section is shown, at most: lists, a summary and the end. */
const TEXT_SO_FAR = 4000;
/** What stands in for headings and points that nobody knows yet. */
const SHORT = { heading: 'Words', points: [] };
const LONG = {
	heading: 'A heading of about ten words that says it all',
	points: Array.from({ length: 5 }, () => 'A point of about ten words that is to be made here'),
};

/**
 * About how many tokens an article takes over all steps: at the low end everything goes well, in as few and short sections as
 * are allowed; at the high end the outline is asked for twice and every section is repaired. It is computed from the prompts
 * themselves. Tokens that a model thinks with are in neither: no provider tells them beforehand.
 */
export async function quoteArticle(
	engine: Pick<Engine, 'kind' | 'price'>,
	request: ArticleRequest,
	estimateTokens: Estimate,
): Promise<ArticleQuote> {
	const nothing = { low: 0, high: 0 };
	if (engine.kind === 'outline') return { input: nothing, output: nothing, price: nothing };
	const brief = toBrief(request);
	const rules = rulesOf(brief.content_type, brief.rules_version);
	const low = await leastTokens(brief, rules, estimateTokens);
	const high = await mostTokens(brief, rules, estimateTokens);
	return {
		input: { low: low.input, high: high.input },
		output: { low: low.output, high: high.output },
		price: engine.price ? { low: priceOf(low, engine.price), high: priceOf(high, engine.price) } : null,
	};
}

async function leastTokens(brief: ArticleBrief, rules: ContentTypeRules, estimateTokens: Estimate): Promise<Tokens> {
	const { fewest } = sectionBounds(brief, rules);
	const outline = dummyOutline(brief, rules, fewest, SHORT);
	const count = outline.sections.length;
	const read = async (messages: Messages) => (await estimateTokens(textOf(messages))) * READ.low;
	const section = await read(sectionPrompt({ brief, rules, outline, index: 0, written: [] }));
	const input =
		(await read(outlinePrompt(brief, rules))) +
		section * count +
		(await read(describePrompt(brief, rules, brief.title)));
	const text = brief.words * tokensPerWord(brief.language).low * LENGTH.low * READ.low;
	return { input: Math.floor(input), output: Math.floor(text + count * 3 + LEAST_DESCRIPTION) };
}

async function mostTokens(brief: ArticleBrief, rules: ContentTypeRules, estimateTokens: Estimate): Promise<Tokens> {
	const { most } = sectionBounds(brief, rules);
	const outline = dummyOutline(brief, rules, most, LONG);
	const count = outline.sections.length;
	const index = count - 1;
	const read = async (messages: Messages) => (await estimateTokens(textOf(messages))) * READ.high;
	const perWord = tokensPerWord(brief.language).high;
	const text = brief.words * perWord * LENGTH.high;
	const soFar = Math.min(text, TEXT_SO_FAR / 2) * READ.high;
	const advice = ['x '.repeat(100)];
	const section = (await read(sectionPrompt({ brief, rules, outline, index, written: [] }))) + soFar;
	const repair = await read(repairPrompt({ brief, rules, outline, index, markdown: '', advice, words: brief.words }));
	const described = (await read(describePrompt(brief, rules, ''))) + Math.min(text, TEXT_SO_FAR);
	const planned = count * (await estimateTokens(`${LONG.heading}\n${LONG.points.join('\n')}`)) * perWord;
	return {
		input: Math.ceil((await read(outlinePrompt(brief, rules))) * 2 + (section + repair) * count + text + described),
		output: Math.ceil(planned * 2 + text * 2 + describeTokens(brief, rules)),
	};
}

function dummyOutline(
	brief: ArticleBrief,
	rules: ContentTypeRules,
	headings: number,
	section: { heading: string; points: string[] },
): PlannedOutline {
	const opening = rules.opening || headings === 0 ? [{ heading: '', points: section.points }] : [];
	return divideTargets({ sections: [...opening, ...Array.from({ length: headings }, () => section)] }, brief.words);
}

function textOf({ instructions, prompt }: Messages): string {
	return `${instructions}\n${prompt}`;
}

function priceOf(tokens: Tokens, price: Price): number {
	return Math.ceil((tokens.input * price.input + tokens.output * price.output) / 1_000_000);
}
