import { ContentType } from '@draftsmith/shared';
import { describe, expect, test } from 'vitest';
import { estimateTokens } from '../engines/index.ts';
import { briefOf } from './prompts/brief.testing.ts';
import { quoteArticle } from './quote-article.ts';
import { tokensToRegenerate, tokensToReserve } from './reserve-tokens.ts';
import type { ArticleRequest } from './write-article.ts';

const model = { kind: 'openai-compatible', thinkingTokens: 0, price: undefined } as const;
const plain: ArticleRequest = briefOf({ title: 'Bread from the village' });
const template = {
	name: 'house',
	version: 1,
	content: {
		content_type: 'article' as const,
		audience: 'Bakers and those who want to be. '.repeat(10),
		house_style: 'Be brief, be clear, be kind to the reader. '.repeat(80),
		glossary: Array.from({ length: 60 }, (_, index) => ({ term: `dough ${index}`, use: 'dough, never batter' })),
		avoid: Array.from({ length: 100 }, (_, index) => `phrase ${index}`),
		outline_rules: Array.from({ length: 20 }, () => 'Plan one section on the oven.'),
		writing_rules: Array.from({ length: 20 }, () => 'Name the temperature in both scales.'),
	},
};
const ROOM = 40_000;

async function expectRoom(request: ArticleRequest, most: number): Promise<void> {
	const { input, output } = await quoteArticle(model, request, estimateTokens);
	const reserved = tokensToReserve([model], request) - ROOM;
	const high = input.high + output.high;
	const what = `${request.content_type}, ${request.language}, ${request.words} words: ${reserved} of ${high}`;
	expect(reserved, what).toBeGreaterThanOrEqual(high);
	expect(reserved, what).toBeLessThan(high * most);
}

describe('more than the high end of the quote is reserved, but not far more', () => {
	const lengths = [50, 150, 300, 500, 1000, 2000, 5000, 10_000];
	test.each(ContentType.options)('%s', async (content_type) => {
		for (const words of lengths) await expectRoom({ ...plain, content_type, words }, 2);
	});

	test.each(['de', 'ru', 'lt', 'zh', 'hi', 'ka', 'ja', 'ar', 'th', 'und-Adlm'])('in %s', async (language) => {
		for (const words of lengths) await expectRoom({ ...plain, language, words }, 2);
	});

	test.each([
		['English', 'The village bakery opens at six, and its oven is older than the church. '],
		['Russian', 'Деревенская пекарня открывается в шесть, и её печь старше церкви. '],
		['Chinese', '村里的面包店六点开门，它的烤炉比教堂还要古老。'],
	])('with a long prompt: %s', async (_, sentence) => {
		const prompt = sentence.repeat(200).slice(0, 10_000);
		for (const words of lengths) await expectRoom({ ...plain, prompt, words }, 3);
	});

	test('with a template and a title that asks for many items', async () => {
		for (const words of lengths) await expectRoom({ ...plain, template, words, title: '48 ways to bake bread' }, 3);
	});
});

test('the outline takes nothing; a model that thinks is given its thoughts for each step', () => {
	expect(tokensToReserve([{ kind: 'outline', thinkingTokens: 0 }], plain)).toBe(0);
	const without = tokensToReserve([model], plain);
	const thinking = tokensToReserve([model, { ...model, thinkingTokens: 4096 }], plain);
	expect((thinking - without) % 4096).toBe(0);
	expect((thinking - without) / 4096).toBeGreaterThan(8);
});

test('a change of one section is given more than its share of the article', () => {
	expect(tokensToRegenerate({ taken: 20_000, sections: 5 })).toBe(ROOM + 12_000);
	expect(tokensToRegenerate({ taken: 2000, sections: 0 })).toBe(ROOM + 6000);
});
