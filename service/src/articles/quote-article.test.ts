import { expect, test } from 'vitest';
import { rulesOf } from './content-types/index.ts';
import { briefOf } from './prompts/brief.testing.ts';
import { describeTokens, sectionBounds, tokensPerWord } from './prompts/index.ts';
import { quoteArticle } from './quote-article.ts';

const request = briefOf({ title: 'Bread from the village' });
const engine = { kind: 'openai-compatible', price: undefined } as const;
const MUCH = 1_000_000;

/** The high end of what is read when all prompts but those of one step take next to nothing. */
const highOf = async (step: RegExp) => {
	const quote = await quoteArticle(engine, request, async (text) => (step.test(text) ? MUCH : 1));
	return quote.input.high;
};

test('at the high end the outline is asked for twice, and every section is written and repaired', async () => {
	const rules = rulesOf(request.content_type);
	const sections = sectionBounds(request, rules).most + 1;
	expect(await highOf(/^Task: outline/)).toBeGreaterThanOrEqual(2 * MUCH);
	expect(await highOf(/^Task: section/)).toBeGreaterThanOrEqual(sections * MUCH);
	expect(await highOf(/^Task: repair section/)).toBeGreaterThanOrEqual(sections * MUCH);
	expect(await highOf(/^Task: describe/)).toBeGreaterThanOrEqual(MUCH);
	const { output } = await quoteArticle(engine, request, async () => 0);
	const longest = 1.15 * request.words * tokensPerWord(request.language).high;
	expect(output.high).toBeGreaterThanOrEqual(2 * longest + describeTokens(request, rules));
});
