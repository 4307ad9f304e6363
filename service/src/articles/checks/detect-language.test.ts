import { expect, test } from 'vitest';
import { EAST } from './corpus/paragraphs-east.ts';
import { LATIN } from './corpus/paragraphs-latin.ts';
import { SCRIPTS } from './corpus/paragraphs-scripts.ts';
import { WEST } from './corpus/paragraphs-west.ts';
import { verifyLanguage } from './detect-language.ts';

const texts: Record<string, string> = { ...WEST, ...EAST, ...LATIN, ...SCRIPTS };
const textOf = (tag: string): string => texts[tag] ?? '';

/** Languages that the detector doesn't know and that share their script: only others can be ruled out. */
const UNTOLD = ['af', 'cy', 'ga', 'sw'];

/** Those that are told by their small words alone. */
const BY_WORDS = ['gl', 'uz'];

/** Whose texts may pass, beyond those of the language itself. */
const ALIKE: Record<string, readonly string[]> = {
	nb: ['nn'],
	nn: ['nb'],
	nl: ['af'],
	pt: ['pt-BR', 'gl'],
	'pt-BR': ['pt', 'gl'],
	es: ['gl'],
	af: ['nl', 'de'],
	hr: ['bs', 'sr-Latn'],
	bs: ['hr', 'sr', 'sr-Latn'],
	sr: ['hr', 'bs', 'sr-Latn'],
	'sr-Latn': ['hr', 'bs'],
	id: ['ms'],
	ms: ['id'],
};

const told = Object.keys(texts).filter((tag) => !UNTOLD.includes(tag));

test('at least 45 languages are told', () => {
	expect(told.length).toBeGreaterThanOrEqual(45);
});

test.each(told)('%s is itself', async (tag) => {
	expect(await verifyLanguage(textOf(tag), tag)).toBe('match');
});

test.each(UNTOLD)('%s is nothing else for sure', async (tag) => {
	expect(await verifyLanguage(textOf(tag), tag)).toBe('unknown');
});

test.each(Object.keys(texts))('what is not %s is not taken for it', async (expected) => {
	const alike = new Set([expected, ...(ALIKE[expected] ?? [])]);
	for (const [tag, text] of Object.entries(texts)) {
		if (alike.has(tag)) continue;
		const verdict = await verifyLanguage(text, expected);
		expect([tag, verdict], `${tag} as ${expected}`).not.toEqual([tag, 'match']);
		// A text in a language that the detector knows is ruled out.
		const isKnown = told.includes(tag) && !BY_WORDS.includes(tag) && !['az', 'pa'].includes(expected);
		if (isKnown) expect([tag, verdict], `${tag} as ${expected}`).toEqual([tag, 'mismatch']);
	}
});

test.each([
	['en', 'de'],
	['ru', 'uk'],
	['uk', 'ru'],
	['be', 'uk'],
	['uk', 'be'],
	['bg', 'mk'],
	['mk', 'sr'],
	['mk', 'bs'],
	['da', 'nb'],
	['nb', 'da'],
	['es', 'gl'],
	['pt', 'gl'],
	['tr', 'uz'],
	['az', 'uz'],
	['mk', 'bg'],
	['ru', 'kk'],
	['hr', 'sr-Cyrl'],
	['sr', 'sr-Latn'],
	['sr-Latn', 'sr-Cyrl'],
	['zh-Hans', 'zh-Hant'],
	['zh-Hant', 'zh-Hans'],
	['zh-Hans', 'zh-TW'],
	['zh-Hant', 'zh-CN'],
	['zh-Hans', 'ja'],
	['ja', 'zh-Hans'],
	['hi', 'mr'],
	['fa', 'ar'],
	['cs', 'sk'],
	['es', 'it'],
	['en', 'ka'],
	['en', 'sw'],
	['en', 'lb'],
	['ru', 'ka'],
])('a text in %s is not in %s', async (tag, expected) => {
	expect(await verifyLanguage(textOf(tag), expected)).toBe('mismatch');
});

test.each([
	['en', 'en-GB'],
	['es', 'es-419'],
	['fr', 'fr-CA'],
	['nb', 'no'],
	['fil', 'tl'],
	['zh-Hans', 'zh'],
	['zh-Hant', 'zh'],
	['zh-Hant', 'zh-HK'],
	['sr-Latn', 'sr'],
	['sr', 'sr-RS'],
	['he', 'iw'],
])('a text in %s will do for %s', async (tag, expected) => {
	expect(await verifyLanguage(textOf(tag), expected)).toBe('match');
});

test('letters that Serbian lacks tell Macedonian, where hardly a word does; a name or two do not', async () => {
	const telling = /(?<!\p{L})(?:во|со|дека|ќе|ги|го|кои|кој|тоа|сè|еден|каде)(?!\p{L})/giu;
	const macedonian = textOf('mk').replace(telling, '');
	expect(await verifyLanguage(macedonian, 'sr')).toBe('mismatch');
	expect(await verifyLanguage(macedonian, 'bs-Cyrl')).toBe('mismatch');
	expect(await verifyLanguage(`${textOf('sr')} ${textOf('sr')} Ѓорѓи`, 'sr')).toBe('match');
});

test('too little text says nothing, nor does a tag that is none', async () => {
	expect(await verifyLanguage('', 'de')).toBe('unknown');
	expect(await verifyLanguage('Coffee is good and old, and people like it.', 'de')).toBe('unknown');
	expect(await verifyLanguage('12345 '.repeat(100), 'de')).toBe('unknown');
	expect(await verifyLanguage(textOf('en'), '!!')).toBe('unknown');
	expect(await verifyLanguage(textOf('en'), '')).toBe('unknown');
});

test('code, links and addresses are no language', async () => {
	const code = `\`\`\`js\n${textOf('en')}\n\`\`\`\n`;
	expect(await verifyLanguage(`${code.repeat(10)}\n\n${textOf('de')}`, 'de')).toBe('match');
	expect(await verifyLanguage(`${textOf('de')} [${textOf('en')}](https://a.example)`, 'de')).toBe('match');
	expect(await verifyLanguage(code.repeat(10), 'de')).toBe('unknown');
});

test('an English article with many names and quotations of elsewhere is English', async () => {
	const article = [
		'The bakery in Marszałkowska Street belongs to Katarzyna Wiśniewska, who learned the trade from Jean-Baptiste Lefèvre in Aix-en-Provence and from Günther Schröder in Nürnberg.',
		'Her neighbour Świętosław Brzęczyszczykiewicz likes to say “Bez pracy nie ma kołaczy”, and the Ukrainian baker Олександр Коваленко answers “Хліб усьому голова”.',
		'On the wall hangs a sign in Japanese, 焼きたてのパン, that a friend from Kyoto painted. The most popular loaves are called Schwarzbrot, pain de campagne, pane di Altamura and żytni razowy.',
		'People come from far away to buy them, and most leave with two.',
	].join(' ');
	expect(await verifyLanguage(article, 'en')).toBe('match');
	expect(await verifyLanguage(article, 'pl')).toBe('mismatch');
});

test('Japanese with many Latin names is Japanese', async () => {
	const text =
		'Next.jsのApp Routerを使うと、Server ComponentsとClient Componentsを組み合わせてWebアプリケーションを作ることができます。TypeScriptとESLintの設定も自動で行われるため、開発者はすぐにコードを書き始められます。';
	expect(await verifyLanguage(text, 'ja')).toBe('match');
});
