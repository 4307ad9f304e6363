import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutSentences, cutText, firstSentence } from './cut-text.ts';

test.each([
	['One two three', 13, 'en', 'One two three'],
	['One two three', 12, 'en', 'One two'],
	['One two three', 7, 'en', 'One two'],
	['One two – three', 10, 'en', 'One two'],
	['One (two three)', 6, 'en', 'One'],
	['Donaudampfschifffahrt', 5, 'de', 'Donau'],
	['我喜欢喝茶', 4, 'zh-Hans', '我喜欢'],
	['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 12, 'en', '👨‍👩‍👧‍👦'],
	['👍🏽👍🏽', 6, 'en', '👍🏽'],
	['🇩🇪🇫🇷🇱🇹', 9, 'en', '🇩🇪🇫🇷'],
	['👨‍👩‍👧‍👦', 5, 'en', ''],
])('%j cut to %i (%s) is %j', (line, most, language, expected) => {
	expect(cutText(line, most, language)).toBe(expected);
});

test('what is left out can be shown, within the length', () => {
	expect(cutText('One two three', 12, 'en', '…')).toBe('One two…');
	expect(cutText('One two', 7, 'en', '…')).toBe('One two');
	expect(cutText('One two three', 3, 'en', '…')).toBe('On…');
});

test('a description ends with a sentence if that fills half of it', () => {
	expect(cutSentences('This is first. This is second.', 20, 'en')).toBe('This is first.');
	expect(cutSentences('This is first. This is second.', 14, 'en')).toBe('This is first.');
	expect(cutSentences('One. This is the second sentence.', 20, 'en')).toBe('One. This is the…');
	expect(cutSentences('これは文です。次の文です。', 8, 'ja')).toBe('これは文です。');
});

test('the first sentence', () => {
	expect(firstSentence('It is 3.5 km. Then left.', 100, 'en')).toBe('It is 3.5 km.');
	expect(firstSentence('No end', 100, 'en')).toBe('No end');
	expect(firstSentence('', 100, 'en')).toBe('');
	expect(firstSentence('One two three. Four.', 8, 'en')).toBe('One two…');
});

test('never longer than asked, a beginning of the line, no grapheme cluster divided', () => {
	const graphemes = (text: string): string[] =>
		Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 1, max: 40 }), (line, most) => {
			const cut = cutText(line, most, 'en');
			expect(cut.length).toBeLessThanOrEqual(most);
			expect(line.startsWith(cut)).toBe(true);
			expect(graphemes(line).slice(0, graphemes(cut).length).join('')).toBe(cut);
		}),
		{ numRuns: 300 },
	);
});
