import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PAGE_HEADERS, renderPage } from './page.ts';
import { PAGE_TEXTS, type PageLanguage, pageLanguage } from './texts/index.ts';

test('a page loads nothing and runs nothing, and its style is the one that its policy allows', () => {
	const html = renderPage({
		language: 'en',
		title: 'Confirm',
		text: 'Press',
		form: { action: '/confirm', token: 't', button: 'B' },
	});
	expect(html).not.toMatch(/<script|https?:|src=|@import|url\(| on\w+=/);
	const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
	const hash = createHash('sha256').update(style).digest('base64');
	expect(PAGE_HEADERS['content-security-policy']).toContain(`style-src 'sha256-${hash}';`);
	expect(PAGE_HEADERS['content-security-policy']).toContain("default-src 'none'");
});

test('a token is shown as it is, never as markup', () => {
	const token = '"><script>alert(1)</script>';
	const html = renderPage({
		language: 'en',
		title: '<b>',
		text: '&',
		form: { action: '/confirm', token, button: 'B' },
	});
	expect(html).not.toContain('<script>');
	expect(html).not.toContain('<b>');
	expect(html).toContain('value="&quot;&gt;&lt;script&gt;');
});

test.each([
	[['de-AT'], 'de'],
	[['pt-BR', 'uk,ru;q=0.5'], 'uk'],
	[[null, 'lt;q=0.9'], 'lt'],
	[[null, undefined], 'en'],
	[['constructor'], 'en'],
	[['RU'], 'ru'],
])('the language of %j is %s', (tags, expected) => {
	expect(pageLanguage(...tags)).toBe(expected);
});

const SCRIPTS: Record<PageLanguage, RegExp> = {
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
