import { expect, it } from 'vitest';
import { checkStyle, emptyStyle, styleName, toStyle, toStyleDraft } from './house-style-draft.ts';

const content = {
	content_type: 'news',
	audience: 'Bakers',
	house_style: 'Short sentences.\nNo jargon.',
	glossary: [{ term: 'app', use: 'never "application" = long' }],
	avoid: ['utilize', 'leverage'],
	outline_rules: ['Begin with the news.'],
	writing_rules: [],
} as const;

it('a house style comes back from its form as it was', () => {
	const stored = {
		...content,
		glossary: [...content.glossary],
		avoid: [...content.avoid],
		outline_rules: [...content.outline_rules],
		writing_rules: [],
	};
	expect(toStyle(toStyleDraft('news', stored))).toEqual(stored);
});

it.each([
	['House Style', 'house-style'],
	['  Café — Über uns! ', 'cafe-uber-uns'],
	['Стиль', ''],
	[`${'a'.repeat(49)} b`, 'a'.repeat(49)],
])('the name %j becomes %j', (typed, name) => {
	expect(styleName(typed)).toBe(name);
});

it.each([
	[{ name: '***' }, ['name']],
	[{ name: ' News ' }, ['name']],
	[{ audience: 'x'.repeat(501) }, ['audience']],
	[{ house_style: 'x'.repeat(4001) }, ['house_style']],
	[{ glossary: 'app' }, ['glossary']],
	[{ glossary: '= use' }, ['glossary']],
	[{ avoid: 'x'.repeat(101) }, ['avoid']],
	[{ outline_rules: Array.from({ length: 21 }, () => 'rule').join('\n') }, ['outline_rules']],
	[{ writing_rules: 'x'.repeat(501) }, ['writing_rules']],
	[{}, []],
])('says which field of %j is wrong', (changes, fields) => {
	expect(Object.keys(checkStyle({ ...emptyStyle, name: 'house-style', ...changes }, ['news']))).toEqual(fields);
});
