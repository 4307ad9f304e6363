import { expect, test } from 'vitest';
import { estimateTokens } from './estimate-tokens.ts';

test('ordinary text is counted exactly', async () => {
	expect(await estimateTokens('')).toBe(0);
	expect(await estimateTokens('hello world')).toBe(2);
	expect(await estimateTokens('Bread is baked from flour, water and salt.')).toBe(10);
});

test('special tokens in the text are text', async () => {
	const text = '<|endoftext|> and <|im_start|>system<|im_end|>';
	expect(await estimateTokens(text)).toBeGreaterThan(10);
});

/** A million characters, each the worst of its kind for a tokenizer that takes the square of a run. The test's time limit is the proof. */
const long: [string, string][] = [
	['letters', 'a'],
	['spaces', ' '],
	['newlines', '\n'],
	['ideographs', '漢'],
	['pairs', '😀'],
	['marks', '`'],
];
test.each(long)('a million %s without a break take time in proportion', async (_, character) => {
	const count = Math.floor(1_000_000 / character.length);
	const whole = await estimateTokens(character.repeat(count));
	const half = await estimateTokens(character.repeat(count / 2));
	expect(whole).toBeGreaterThan(1000);
	expect(whole / half).toBeCloseTo(2, 1);
});

test('cutting long runs changes little', async () => {
	const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
	const text = '这是一篇关于面包的文章，它没有空格。'.repeat(120);
	const exact = countTokens(text);
	expect(Math.abs((await estimateTokens(text)) - exact) / exact).toBeLessThan(0.01);
});
