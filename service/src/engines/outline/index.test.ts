import { describe, expect, it } from 'vitest';
import { outlineLanguages } from './index.ts';
import { textsFor } from './language/index.ts';
import type { LanguageTexts } from './language/texts.ts';
import { languagesAndTypes, outlineOf } from './parsed.testing.ts';

/** In words: the least and the most that the contract allows, both sides of every threshold, and odd numbers. */
const LENGTHS = [50, 137, 299, 300, 500, 1000, 1999, 10_000];
const TITLE = 'Дім 東京';
const LONG_TITLE = 'x '.repeat(100).trim();

function textsOf(language: string): LanguageTexts {
	const texts = textsFor(language);
	if (!texts) throw new Error(`No texts in ${language}.`);
	return texts;
}

/** The outline cut at its blank lines. Its titles here are harmless, so this needs no parser (title.test.ts has one). */
function blocksOf(markdown: string): string[] {
	return markdown.trimEnd().split('\n\n');
}

function headingsOf(markdown: string): string[] {
	return blocksOf(markdown).flatMap((block) => /^#{2,3} (.+)$/.exec(block)?.[1] ?? []);
}

function itemsOf(markdown: string): string[] {
	return [...markdown.matchAll(/^- (?:\[ \] )?(.+)$/gm)].flatMap(([, item]) => item ?? []);
}

/** The target under each heading of level 2, in words; the checklist has none. */
function sectionTargets(markdown: string): number[] {
	const blocks = blocksOf(markdown);
	return blocks.flatMap((block, index) => {
		const next = blocks[index + 1] ?? '';
		if (!block.startsWith('## ') || !next.startsWith('*≈')) return [];
		const [total = ''] = next.split('(');
		return [Number(total.replace(/\D/g, ''))];
	});
}

it('speaks the eight languages that were promised', () => {
	expect([...outlineLanguages].sort()).toEqual(['de', 'en', 'es', 'fr', 'lt', 'pl', 'ru', 'uk']);
});

describe.each(languagesAndTypes)('$content_type in $language', ({ language, content_type }) => {
	it.each([TITLE, LONG_TITLE])('has distinct headings that nest, and leaves none empty (%s)', (title) => {
		for (const words of LENGTHS) {
			const blocks = blocksOf(outlineOf({ language, content_type, title, words }));
			const found = blocks.filter((block) => block.startsWith('#'));
			expect(new Set(found.map((heading) => heading.replace(/^#+ /, ''))).size).toBe(found.length);
			expect(found.length).toBeGreaterThanOrEqual(5);
			expect(found[0]).toMatch(/^## /);
			for (const heading of found) expect(heading).toMatch(/^#{2,3} \S.+$/);
			for (const [index, block] of blocks.entries()) {
				const next = blocks[index + 1] ?? '';
				if (block.startsWith('## ')) expect(next).toMatch(/^(\*≈.+\*|- \[ \] .+)/);
				if (block.startsWith('### ')) expect(next).toMatch(/^- ./);
				if (/^\*≈/.test(block)) expect(next).toMatch(/^(- |### )./);
			}
		}
	});

	it('gives every section a target, and together they are the length asked for', () => {
		for (const words of LENGTHS) {
			const markdown = outlineOf({ language, content_type, words });
			const targets = sectionTargets(markdown);
			const sections = blocksOf(markdown).filter((block) => block.startsWith('## '));
			expect(targets).toHaveLength(sections.length - 1);
			expect(targets.every((target) => target > 0)).toBe(true);
			expect(targets.reduce((sum, target) => sum + target, 0)).toBe(words);
		}
	});

	it('leaves no trace of templates or of missing texts', () => {
		const markdown = outlineOf({ language, content_type, words: 10_000 });
		expect(markdown).not.toMatch(/[{}]|\b(?:undefined|null|NaN)\b|\[object/);
		expect(markdown).not.toMatch(/[^|] {2}|\n{3}| \n/);
	});

	it('ends with the common checks and those of the type', () => {
		const { checklist, types } = textsOf(language);
		const expected = [...checklist.prompts, ...types[content_type].checklist];
		const markdown = outlineOf({ language, content_type });
		expect(headingsOf(markdown).at(-1)).toBe(checklist.heading);
		expect(itemsOf(markdown).slice(-expected.length)).toEqual(expected);
		expect(new Set(expected).size).toBe(expected.length);
	});

	it('asks for one thing to do before the checks', () => {
		const { callToAction } = textsOf(language).types[content_type];
		const { prompts } = callToAction;
		expect(headingsOf(outlineOf({ language, content_type }))).toContain(callToAction.heading);
		expect(itemsOf(outlineOf({ language, content_type }))).toEqual(expect.arrayContaining([...prompts]));
	});

	it('is the same each time', () => {
		expect(outlineOf({ language, content_type })).toBe(outlineOf({ language, content_type }));
	});
});

describe.each(languagesAndTypes.filter(({ language }) => language !== 'en'))(
	'$content_type in $language, beside English',
	({ language, content_type }) => {
		it('shares no prompt with it', () => {
			const english = new Set(itemsOf(outlineOf({ content_type, words: 10_000 })));
			const own = itemsOf(outlineOf({ language, content_type, words: 10_000 }));
			expect(own.filter((item) => english.has(item))).toEqual([]);
		});
	},
);

describe.each(languagesAndTypes.filter(({ language }) => language === 'ru' || language === 'uk'))(
	'$content_type in $language',
	({ language, content_type }) => {
		it('is in Cyrillic', () => {
			const markdown = outlineOf({ language, content_type, title: 'Хліб', words: 10_000 });
			const letters = markdown.match(/\p{L}/gu) ?? [];
			const cyrillic = markdown.match(/\p{Script=Cyrillic}/gu) ?? [];
			expect(cyrillic.length / letters.length).toBeGreaterThan(0.9);
		});
	},
);

describe('frequently asked questions', () => {
	const types = [
		'article',
		'how-to',
		'product-description',
		'product-review',
		'comparison',
		'landing-page',
		'recipe',
	] as const;

	it.each(outlineLanguages)('come with the types that have them, two at least (%s)', (language) => {
		const texts = textsOf(language);
		for (const content_type of types) {
			const found = headingsOf(outlineOf({ language, content_type, words: 500 }));
			const at = found.indexOf(texts.questionsHeading);
			const [first, second] = texts.types[content_type].questions;
			expect(found.slice(at, at + 3)).toEqual([texts.questionsHeading, first.question, second.question]);
		}
	});

	it.each(outlineLanguages)('are real questions, also on a FAQ page and in an interview (%s)', (language) => {
		const { types: all } = textsOf(language);
		const { basics, costs, problems } = all.faq;
		const { start, core, difficulties, outlook } = all['interview-questions'];
		const groups = [basics, costs, problems, start, core, difficulties, outlook].map(({ questions }) => questions);
		for (const questions of [...types.map((type) => all[type].questions), ...groups])
			for (const { question } of questions) expect(question).toMatch(/\?$/);
	});

	it('are left out of very short texts', () => {
		expect(headingsOf(outlineOf({ words: 299 }))).not.toContain('Frequently asked questions');
	});
});

describe('language', () => {
	it.each(['de-AT', 'de_AT', 'DE', 'de-CH-1996'])('falls from %s to German', (language) => {
		expect(outlineOf({ language })).toBe(outlineOf({ language: 'de' }));
	});

	it('writes in English, and says so in the first line, where there are no texts', () => {
		const [first, ...rest] = outlineOf({ language: 'sw' }).split('\n\n');
		expect(first).toBe('*This outline is in English because there is none in Swahili yet.*');
		expect(rest.join('\n\n')).toBe(outlineOf({ language: 'en' }));
	});

	it('says no such thing in English', () => {
		expect(outlineOf({ language: 'en-GB' })).toBe(outlineOf({ language: 'en' }));
		expect(outlineOf({ language: 'en' })).not.toContain('because there is none');
	});

	it('bears a tag that Intl refuses', () => {
		expect(outlineOf({ language: 'sw-aa-bb' })).toMatch(/^\*This outline is in English .+ none in sw-aa-bb yet/);
	});
});
