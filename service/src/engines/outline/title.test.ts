import { ContentType } from '@draftsmith/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineLanguages } from './index.ts';
import { textsFor } from './language/index.ts';
import { toOneLine } from './markdown.ts';
import { headingTexts, listItems, nodeTypes, outlineOf, parse } from './parsed.testing.ts';
import { itemsInTitle, optionsInTitle, stepsInTitle } from './title.ts';

const HOSTILE = [
	'# Heading\n## Another\n\n- item',
	'<script>alert(1)</script><!-- wp:html -->',
	'[gallery ids="1"] and [link](javascript:alert)',
	'``` fence\n~~~ `code` ```',
	'Setext\n===\n---',
	'| a | b |\n| --- | --- |',
	'*bold _italic ~~struck~~ \\',
	'![image](x) [^1]: note',
	'&lt;h2&gt; &#35; trailing ##',
	'1. one\r\n2) two\u2028> quoted',
	'\u0000\u0007',
	'Tab\there \u{1f600}',
];

/** Titles made of what means something in Markdown, HTML and WordPress, and of anything else. */
const anyTitle = fc
	.oneof(
		fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
		fc
			.array(
				fc.constantFrom(
					...['#', '##', '\n', '\r\n', '\n\n', '---', '===', '```', '~~~', '`', '*', '_', '> ', '- ', '+ ', '1. '],
					...['|', '[', ']', '(', ')', '<', '>', '<b>', '<!--', '-->', '&amp;', '\\', '[gallery]', '[^1]', '[ ]'],
					...['word', ' ', '\t', '\u2028', '\u00a0', '://', 'https://a.b/c_d', 'a_b@c.de', 'www.a_b.de', '!', ':'],
				),
				{ minLength: 1, maxLength: 20 },
			)
			.map((parts) => parts.join('')),
		fc.constantFrom(...HOSTILE),
	)
	.filter((title) => title.trim() !== '');

/** Titles that don't say themselves how many parts the text has. */
const uncountedTitle = anyTitle.filter((raw) => {
	const title = toOneLine(raw);
	const english = textsFor('en');
	return !(itemsInTitle(title) ?? stepsInTitle(title, 'step') ?? (english && optionsInTitle(title, english)));
});

const anyType = fc.constantFrom(...ContentType.options);

const numberOfHeadings = new Map(
	ContentType.options.map((type) => [type, headingTexts(outlineOf({ content_type: type })).length]),
);

describe('any title', () => {
	it('leaves the number of headings as it is', () => {
		fc.assert(
			fc.property(uncountedTitle, anyType, (title, content_type) => {
				const found = headingTexts(outlineOf({ content_type, title }));
				expect(found).toHaveLength(numberOfHeadings.get(content_type) ?? 0);
				expect(new Set(found).size).toBe(found.length);
			}),
		);
	});

	it.each(HOSTILE)('leaves the number of headings as it is, in every type: %j', (title) => {
		for (const [content_type, number] of numberOfHeadings)
			expect(headingTexts(outlineOf({ content_type, title }))).toHaveLength(number);
	});

	it('adds no HTML, code, image, footnote, rule or table', () => {
		const plain = nodeTypes(parse(outlineOf({})));
		fc.assert(
			fc.property(anyTitle, (title) => {
				const added = [...nodeTypes(parse(outlineOf({ title })))].filter((type) => !plain.has(type));
				// GFM makes links of bare addresses; the article's own rules on links are applied later.
				expect(added.filter((type) => type !== 'link')).toEqual([]);
			}),
			{ examples: HOSTILE.map((title): [string] => [title]) },
		);
	});

	it('is shown as it was typed, on one line', () => {
		fc.assert(
			fc.property(anyTitle, (title) => {
				const line = toOneLine(title);
				fc.pre(line !== '');
				expect(listItems(outlineOf({ title }))[0]).toBe(`Working title: “${line}”`);
			}),
			{ examples: HOSTILE.map((title): [string] => [title]) },
		);
	});

	it('of nothing but control characters is not shown', () => {
		expect(outlineOf({ title: '\u0000' })).not.toContain('Working title');
	});

	it('cannot break a comparison’s table with the names in it', () => {
		const english = textsFor('en');
		const plain = headingTexts(outlineOf({ content_type: 'comparison', title: 'Ghost vs WordPress' }));
		fc.assert(
			fc.property(anyTitle, anyTitle, (left, right) => {
				const title = `${left} vs ${right}`;
				fc.pre(english !== null && optionsInTitle(toOneLine(title), english)?.length === 2);
				const markdown = outlineOf({ content_type: 'comparison', title });
				expect(headingTexts(markdown)).toHaveLength(plain.length);
				const table = parse(markdown).children.find((node) => node.type === 'table');
				expect(table?.children.map((row) => row.children.length)).toEqual(Array(8).fill(3));
			}),
		);
	});
});

describe('any prompt', () => {
	it('is quoted and changes nothing else', () => {
		const plain = outlineOf({});
		fc.assert(
			fc.property(anyTitle, (prompt) => {
				const markdown = outlineOf({ prompt });
				expect(markdown.endsWith(plain)).toBe(true);
				const [first, ...rest] = parse(markdown).children;
				expect(rest).toHaveLength(parse(plain).children.length - (first?.type === 'blockquote' ? 0 : 1));
			}),
			{ examples: HOSTILE.map((title): [string] => [title]) },
		);
	});
});

describe('what a title says of its parts', () => {
	it.each([
		['en', 'Bake bread in 5 easy steps'],
		['de', 'Brot backen in 5 Schritten'],
		['fr', 'Faire du pain en 5 étapes'],
		['es', 'Hacer pan en 5 pasos'],
		['lt', 'Duona per 5 žingsnius'],
		['pl', 'Chleb w 5 krokach'],
		['ru', 'Хлеб за 5 шагов'],
		['uk', 'Хліб за 5 кроків'],
	])('sets the number of steps in %s', (language, title) => {
		const label = textsFor(language)?.types['how-to'].steps.label;
		const expected = [1, 2, 3, 4, 5].map((number) => label?.(number));
		for (const words of [50, 10_000]) {
			const found = headingTexts(outlineOf({ language, title, words, content_type: 'how-to' }));
			const at = found.indexOf(expected[0] ?? '');
			expect(found.slice(at, at + 5)).toEqual(expected);
			expect(found).not.toContain(label?.(6));
		}
	});

	it.each([
		['7 ways to save water', 7],
		['Top 10 beaches', 10],
		['The 12 best cafés', 12],
		['2 ways', null],
		['99 problems', null],
		['24/7 support', null],
		['Bread in 2026', null],
	])('%s: %s items', (title, items) => {
		expect(itemsInTitle(title)).toBe(items);
	});

	it.each(outlineLanguages)('names what is compared, else calls them by a letter (%s)', (language) => {
		const texts = textsFor(language);
		const named = headingTexts(outlineOf({ language, content_type: 'comparison', title: 'Ghost vs WordPress' }));
		const of = (name: string) => `${name}${texts?.colon}${texts?.types.comparison.option.heading}`;
		expect(named).toEqual(expect.arrayContaining([of('Ghost'), of('WordPress')]));
		const [first = '', second = ''] = texts?.types.comparison.optionNames ?? [];
		const unnamed = headingTexts(outlineOf({ language, content_type: 'comparison', title: 'Bread' }));
		expect(unnamed).toEqual(expect.arrayContaining([of(first), of(second)]));
	});

	it.each([
		['en', 'Rent or buy?', ['Rent', 'Buy']],
		['de', 'Was ist besser: Miete oder Kauf?', ['Miete', 'Kauf']],
		['fr', 'Louer ou acheter ?', ['Louer', 'Acheter']],
		['es', 'Alquilar o comprar', ['Alquilar', 'Comprar']],
		['en', 'Should you buy a house or rent one?', null],
		['en', 'iPhone vs Pixel vs Fairphone', ['iPhone', 'Pixel', 'Fairphone']],
		['en', 'Bread vs bread', null],
	])('finds the sides (%s: %s)', (language, title, sides) => {
		const texts = textsFor(language);
		expect(texts && optionsInTitle(title, texts)).toEqual(sides);
	});
});
