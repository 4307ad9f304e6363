import { ContentType } from '@draftsmith/shared';
import { expect, test } from 'vitest';
import { rulesOf } from '../content-types/index.ts';
import { briefOf } from './brief.testing.ts';
import { describeTokens, maxOutputTokens, outlineTokens } from './max-output-tokens.ts';

/** What the prompts take, wishes of some sentences and an excerpt of 6,000 characters included. Tokens. */
const OUTLINE_PROMPT = 1000;
const DESCRIBE_PROMPT = 2200;

test.each(ContentType.options)(
	'the outline and the description of a %s of 1,000 words fit a window of 4,096',
	(type) => {
		const brief = briefOf({ content_type: type });
		expect(outlineTokens(brief, rulesOf(type)) + OUTLINE_PROMPT).toBeLessThan(4096);
		expect(describeTokens(brief, rulesOf(type)) + DESCRIBE_PROMPT).toBeLessThan(4096);
	},
);

test('longer texts, questions and finer tokenizers get more room', () => {
	const rules = rulesOf('article');
	expect(outlineTokens(briefOf({ words: 60 }), rules)).toBe(689);
	expect(outlineTokens(briefOf({ words: 2000 }), rules)).toBeGreaterThan(outlineTokens(briefOf(), rules));
	expect(outlineTokens(briefOf({ language: 'hi' }), rules)).toBeGreaterThan(outlineTokens(briefOf(), rules));
	expect(describeTokens(briefOf(), rulesOf('faq'))).toBeGreaterThan(describeTokens(briefOf(), rules));
	expect(describeTokens(briefOf({ words: 100 }), rules)).toBeLessThan(describeTokens(briefOf(), rules));
	expect(maxOutputTokens(0, 'en')).toBe(1000);
});
