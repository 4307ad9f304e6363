import * as cl100k from 'gpt-tokenizer/encoding/cl100k_base';
import * as o200k from 'gpt-tokenizer/encoding/o200k_base';
import * as r50k from 'gpt-tokenizer/encoding/r50k_base';
import { expect, test } from 'vitest';
import { EAST } from '../checks/corpus/paragraphs-east.ts';
import { LATIN } from '../checks/corpus/paragraphs-latin.ts';
import { SCRIPTS } from '../checks/corpus/paragraphs-scripts.ts';
import { WEST } from '../checks/corpus/paragraphs-west.ts';
import { LANGUAGES } from '../languages.ts';
import { countWords } from '../words.ts';
import { maxOutputTokens } from './max-output-tokens.ts';
import { RATE_OF_LANGUAGE, tokensPerWord } from './token-rates.ts';

const samples = Object.entries({ ...EAST, ...LATIN, ...SCRIPTS, ...WEST }).map(([language, text]) => ({
	language,
	text,
	words: countWords(text, language),
}));

test('the table is what is measured', () => {
	expect(samples.map(({ language }) => language).sort()).toEqual(Object.keys(RATE_OF_LANGUAGE).sort());
	for (const { language, text, words } of samples) {
		const { low = 0, high = 0 } = RATE_OF_LANGUAGE[language] ?? {};
		expect(o200k.countTokens(text) / words / low, language).toBeCloseTo(1, 1);
		expect(cl100k.countTokens(text) / words / high, language).toBeCloseTo(1, 1);
	}
});

test('the headroom holds the text twice over, and once for a tokenizer that knows English only', () => {
	for (const { language, text, words } of samples) {
		const headroom = maxOutputTokens(words, language) - 1000;
		expect(headroom).toBeGreaterThan(2 * cl100k.countTokens(text));
		expect(headroom).toBeGreaterThan(r50k.countTokens(text));
	}
});

test('every language that is offered was measured', () => {
	for (const { tag } of LANGUAGES) {
		const base = new Intl.Locale(tag).language;
		expect(RATE_OF_LANGUAGE[tag] ?? RATE_OF_LANGUAGE[base], tag).toBeDefined();
		const { low, high } = tokensPerWord(tag);
		expect(high).toBeGreaterThan(low);
	}
});

test('a language is found by its tag, its usual script, or those that share its script', () => {
	expect(tokensPerWord('en')).toEqual({ low: 1.11, high: 1.13 * 1.3 });
	expect(tokensPerWord('de-AT')).toEqual(tokensPerWord('de'));
	expect(tokensPerWord('zh-TW')).toEqual(tokensPerWord('zh-Hant'));
	expect(tokensPerWord('zh')).toEqual(tokensPerWord('zh-Hans'));
	expect(tokensPerWord('sr-Cyrl-RS')).toEqual(tokensPerWord('sr'));
	expect(tokensPerWord('sr-Latn-RS')).toEqual({ low: 1.79, high: 2.19 * 1.3 });
	expect(tokensPerWord('ne')).toEqual({ low: 1.51, high: 7.18 * 1.3 });
	expect(tokensPerWord('uz-Cyrl')).toEqual({ low: 1.89, high: 5.23 * 1.3 });
	expect(tokensPerWord('bo')).toEqual({ low: 2, high: 16 * 1.3 });
});
