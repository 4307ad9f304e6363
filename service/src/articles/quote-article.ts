import type { Engine, Price } from '../engines/index.ts';
import { rulesOf } from './content-types/index.ts';
import { sectionBounds, tokensPerWord } from './prompts/index.ts';
import type { ArticleRequest } from './write-article.ts';

type Range = { low: number; high: number };
type Tokens = { input: number; output: number };

/** What an article would take. Prices in micro-USD; null where the operator has named none. */
export type ArticleQuote = { input: Range; output: Range; price: Range | null };

/** Tokens of the rules that every prompt begins with: measured on the prompts of all content types. */
const RULES: Range = { low: 450, high: 1100 };
/** Tokens of one section in an outline: its heading and points. */
const OUTLINE_ENTRY: Range = { low: 30, high: 110 };
/** Tokens of the SEO fields, questions and claims. */
const DESCRIPTION: Range = { low: 120, high: 1200 };
/** Tokens of what a section is shown of the text so far: a summary and the end of it. */
const TEXT_SO_FAR: Range = { low: 150, high: 900 };
/** Tokens of the article that its description is made from. */
const DESCRIBED = 3000;
/** The longest text that still counts as of the right length. */
const LENGTHENED = 1.15;

/**
 * About how many tokens an article takes over all steps, from the case that all goes well to the one that every section is
 * repaired. Tokens that a model thinks with are in neither: no provider tells them beforehand.
 */
export async function quoteArticle(
	engine: Pick<Engine, 'kind' | 'price'>,
	request: ArticleRequest,
	estimateTokens: (text: string) => Promise<number>,
): Promise<ArticleQuote> {
	const nothing = { low: 0, high: 0 };
	if (engine.kind === 'outline') return { input: nothing, output: nothing, price: nothing };
	const own = await estimateTokens([request.title, request.prompt, JSON.stringify(request.template ?? '')].join('\n'));
	const low = tokensOf(request, own, 'low');
	const high = tokensOf(request, own, 'high');
	return {
		input: { low: low.input, high: high.input },
		output: { low: low.output, high: high.output },
		price: engine.price ? { low: priceOf(low, engine.price), high: priceOf(high, engine.price) } : null,
	};
}

/** @param own tokens of the editor's words, which are in every prompt */
function tokensOf(request: ArticleRequest, own: number, side: 'low' | 'high'): Tokens {
	const isHigh = side === 'high';
	const sections = sectionsOf(request);
	const text = request.words * tokensPerWord(request.language)[side] * (isHigh ? LENGTHENED : 1);
	const outline = sections * OUTLINE_ENTRY[side];
	const prompt = RULES[side] + own;
	// At the high end the outline is asked for twice and every section is repaired: read once more, and written once more.
	const times = isHigh ? 2 : 1;
	const input =
		prompt * times +
		sections * (prompt + outline + TEXT_SO_FAR[side]) * times +
		(isHigh ? text : 0) +
		(prompt + outline + Math.min(text, DESCRIBED));
	const output = (outline + text) * times + DESCRIPTION[side];
	return { input: Math.round(input), output: Math.round(output) };
}

function sectionsOf(request: ArticleRequest): number {
	const rules = rulesOf(request.content_type);
	const { about } = sectionBounds(request, rules);
	return about + (rules.opening || about === 0 ? 1 : 0);
}

function priceOf(tokens: Tokens, price: Price): number {
	return Math.ceil((tokens.input * price.input + tokens.output * price.output) / 1_000_000);
}
