import { Tone } from '@draftsmith/shared';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../parsed.testing.ts';
import { outlineLanguages, textsFor } from './index.ts';

/** Every string in a language's texts, whatever its depth; labels as they read for the first part. */
function strings(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'function') return strings(value(1));
	return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

describe.each(outlineLanguages)('texts in %s', (language) => {
	const texts = textsFor(language);
	const all = strings(texts);

	it('hold no Markdown and no HTML', () => {
		expect(all.filter((text) => /[\\`*_[\]<>~|#{}]|&\w+;|\n/.test(text))).toEqual([]);
	});

	it('are set with typographic quotation marks and apostrophes', () => {
		expect(all.filter((text) => /["']/.test(text))).toEqual([]);
	});

	it('are trimmed, but for the colon and the quotation marks', () => {
		const spaced = new Set([texts?.colon, ...(texts?.quotes ?? [])]);
		expect(all.filter((text) => text !== text.trim() && !spaced.has(text))).toEqual([]);
		expect(all).not.toContain('');
	});

	it('have a form of “words” for every number that can be asked for', () => {
		const plural = new Intl.PluralRules(language);
		for (let words = 1; words <= 10_000; words++) expect(texts?.words).toHaveProperty(plural.select(words));
	});

	it('show the tone, the length and the title in the language’s own quotation marks', () => {
		for (const tone of Tone.options) expect(outlineOf({ language, tone })).toContain(texts?.tones[tone]);
		expect(outlineOf({ language })).toContain(`${texts?.quotes[0]}Bread${texts?.quotes[1]}`);
		expect(outlineOf({ language, words: 1234 }).replace(/\D/g, '')).toContain('1234');
	});
});

it('keeps French punctuation together with its word', () => {
	expect(strings(textsFor('fr')).filter((text) => /\s[:;?!»]|«\s/.test(text.replaceAll('\u00a0', '')))).toEqual([]);
	expect(strings(textsFor('fr')).filter((text) => /[\p{L}\d)][:;?!»]|«[\p{L}\d]/u.test(text))).toEqual([]);
});

it('opens Spanish questions', () => {
	expect(strings(textsFor('es')).filter((text) => text.includes('?') && !text.includes('¿'))).toEqual([]);
});
