import { expect, test } from 'vitest';
import type { ProblemCode } from './checks/index.ts';
import { isWorseRepair } from './is-worse-repair.ts';

const TEXT =
	'The baker rises before the sun and lights the old oven. The dough has rested through the night and is soft. ' +
	'Neighbours come early because the first loaves are the best. Good flour costs a little more than the rest.';

const section = (markdown: string, truncated = false) => ({ heading: 'Bread', markdown, truncated });
const judge = (repaired: string, codes: ProblemCode[], { before = TEXT, words = 40, truncated = false } = {}) =>
	isWorseRepair(section(repaired, truncated), {
		section: section(before),
		problems: codes.map((code) => ({ section: 0, code, advice: '' })),
		words,
		language: 'en',
	});

test('a sentence changed and the rest kept is a repair', () => {
	expect(judge(TEXT.replace('Good flour', 'The right flour'), ['self_reference'])).toBe(false);
});

test.each([
	['the mended sentence alone', 'Good flour costs a little more.'],
	['an apology', 'I apologize for the mistake. It will not happen again, and thank you for telling me about it.'],
	[
		'a list of what was changed',
		'1. I removed the sentence about me.\n2. I kept everything else exactly as it was before.',
	],
])('%s is none', (_, repaired) => {
	expect(judge(repaired, ['self_reference'])).toBe(true);
});

test('what broke off is worse than what did not', () => {
	expect(judge(TEXT, ['placeholder'], { truncated: true })).toBe(true);
});

test('a repair of the length must come nearer to it, and be a text', () => {
	const long = `${TEXT} ${TEXT} ${TEXT}`;
	expect(judge(TEXT, ['too_long'], { before: long })).toBe(false);
	expect(judge('The bread is good.', ['too_long'], { before: long })).toBe(true);
	expect(judge(`${long} ${TEXT}`, ['too_long'], { before: long })).toBe(true);
	expect(judge(long, ['too_short'], { words: 110 })).toBe(false);
});

test('in the right language no word is the same, but there are as many', () => {
	const german = 'Der Bäcker steht vor der Sonne auf und heizt den alten Ofen. '.repeat(4);
	expect(judge(german, ['wrong_language'])).toBe(false);
	expect(judge('Das Brot ist gut.', ['wrong_language'])).toBe(true);
});

test('the right language counts more than the length, and than an end that was cut', () => {
	const german = 'Der Bäcker steht vor der Sonne auf und heizt den alten Ofen. '.repeat(4);
	expect(judge(german, ['wrong_language', 'too_long'], { words: 20 })).toBe(false);
	expect(judge(german, ['wrong_language', 'too_short'], { words: 500 })).toBe(false);
	expect(judge(german, ['wrong_language'], { truncated: true })).toBe(false);
	expect(judge('Das Brot ist gut.', ['wrong_language', 'too_long'], { words: 5 })).toBe(true);
});

test('what was said before already may become another text, of about its length', () => {
	const other =
		'Rye keeps for a week. Millers grind it slowly, since heat takes the smell away. Ask for the coarse one.';
	expect(judge(other, ['repetition'])).toBe(false);
	expect(judge('Rye keeps.', ['repetition'])).toBe(true);
});

test('anything is better than a refusal', () => {
	expect(judge(TEXT, ['refusal'], { before: 'I can’t help with that.' })).toBe(false);
});
