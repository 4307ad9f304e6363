import { expect, test } from 'vitest';
import { PAGE_TEXTS } from './texts/index.ts';

const SCRIPTS: Record<keyof typeof PAGE_TEXTS, RegExp> = {
	en: /^[\p{Script=Latin}\p{Script=Common}]+$/u,
	ru: /^[\p{Script=Cyrillic}\p{Script=Common}]+$/u,
	uk: /^[\p{Script=Cyrillic}\p{Script=Common}]+$/u,
	lt: /[ąčęėįšųūž]/i,
	de: /[äöüß]/i,
	fr: /[éèêàç]/i,
	es: /[áéíóúñ]/i,
	pl: /[ąćęłńóśźż]/i,
};

test.each(Object.entries(PAGE_TEXTS))('the pages are whole in %s, and no two say the same', (language, texts) => {
	const all = Object.values(texts).flatMap((each) => (typeof each === 'string' ? [each] : [each.title, each.text]));
	expect(new Set(all).size).toBe(all.length);
	for (const text of all) expect(text).toMatch(/^\S.*\S$/);
	const joined = all.join(' ').replaceAll('WordPress', '');
	const script = Object.entries(SCRIPTS).find(([name]) => name === language)?.[1];
	expect(joined).toMatch(script ?? /^$/);
});
