import { expect, test } from 'vitest';
import { LANGUAGES } from './languages.ts';
import { toSlug } from './slug.ts';
import { countWords, shorten } from './words.ts';

test.each([
	['Crème brûlée: how to?', 'fr', 'creme-brulee-how-to'],
	['Straße & Größe', 'de', 'strasse-grosse'],
	['Ąžuolas ir ėglė', 'lt', 'azuolas-ir-egle'],
	['Łódź i żółw', 'pl', 'lodz-i-zolw'],
	['Что такое йод?', 'ru', 'что-такое-йод'],
	['Їжак і ґава', 'uk', 'їжак-і-ґава'],
	['日本の お茶', 'ja', '日本の-お茶'],
	['हिन्दी में', 'hi', 'हिन्दी-में'],
	['ISTANBUL', 'tr', 'ıstanbul'],
	['???', 'en', ''],
])('the slug of %j (%s) is %j', (title, language, expected) => {
	expect(toSlug(title, language)).toBe(expected);
});

test('a slug is cut between words', () => {
	const slug = toSlug('word '.repeat(100), 'en');
	expect(slug.length).toBeLessThanOrEqual(80);
	expect(slug).toMatch(/^word(-word)*$/);
	expect(toSlug('w'.repeat(500), 'en')).toHaveLength(80);
});

test.each([
	['One two, three.', 'en', 3],
	['Привет, мир', 'ru', 2],
	['我喜欢喝茶', 'zh-Hans', 3],
	['สวัสดีชาวโลก', 'th', 3],
	['', 'en', 0],
	['nothing known of this language', 'xx', 5],
])('%j (%s) has %i words', (text, language, expected) => {
	expect(countWords(text, language)).toBe(expected);
});

test('a text is shortened between words', () => {
	expect(shorten('One two three', 100, 'en')).toBe('One two three');
	expect(shorten('One two, three four', 10, 'en')).toBe('One two…');
	expect(shorten('One\n\n two', 100, 'en')).toBe('One two');
});

test('there are at least 40 languages, each with a name of its own', () => {
	expect(LANGUAGES.length).toBeGreaterThanOrEqual(40);
	for (const { tag, name, native_name } of LANGUAGES) {
		expect(name).not.toBe(tag);
		expect(native_name).not.toBe(tag);
	}
});
