import { expect, test } from 'vitest';
import { checkLanguage } from './check-language.ts';
import { contextOf } from './corpus/context.ts';
import { EAST } from './corpus/paragraphs-east.ts';
import { LATIN } from './corpus/paragraphs-latin.ts';
import { SCRIPTS } from './corpus/paragraphs-scripts.ts';
import { WEST } from './corpus/paragraphs-west.ts';
import { sentencesOf } from './sentences.ts';

const de = WEST.de ?? '';
const en = WEST.en ?? '';
const german = contextOf({ language: 'de' });

async function wrong(...texts: string[]): Promise<number[]> {
	const problems = await checkLanguage(
		texts.map((markdown) => ({ heading: 'A', markdown })),
		german,
	);
	for (const { code, advice } of problems)
		expect([code, advice]).toEqual(['wrong_language', 'Write it in German (de).']);
	return problems.map(({ section }) => section);
}

test('a German article has no problem', async () => {
	expect(await wrong(de, de)).toEqual([]);
	expect(await wrong()).toEqual([]);
	expect(await wrong('Kurz.')).toEqual([]);
});

test('one English section of a German article is caught', async () => {
	expect(await wrong(de, en, de)).toEqual([1]);
});

test('a short list of foreign names is not', async () => {
	expect(await wrong(de, '- Flat white with milk\n- Long black without any\n- The house blend of the day', de)).toEqual(
		[],
	);
});

test('of an English article every English section is a problem, and all when none alone says enough', async () => {
	expect(await wrong(en, de, en, en)).toEqual([0, 2, 3]);
	const parts = en.match(/(?:\S+\s+){1,12}/g) ?? [];
	expect(await wrong(...parts)).toEqual([...parts.keys()]);
});

test('a part of a section in another language is caught, a quotation and a short line are not', async () => {
	expect(await wrong(de, `${de}\n\n${en}`, de)).toEqual([1]);
	const [first = '', ...others] = en.split(/(?<=\.) /);
	expect(await wrong(`${de}\n\n${first}\n\nOh!\n\n${others.join(' ')}\n\n${de}`)).toEqual([0]);
	expect(await wrong(`${de}\n\n> ${en}\n\n${de}`)).toEqual([]);
	expect(await wrong(`${de}\n\n${first}\n\n${de}`)).toEqual([]);
});

test('a section with a long quotation is judged by its own words', async () => {
	const short = sentencesOf(de, 'de').slice(0, 2).join('');
	expect(await wrong(`${short}\n\n> ${en}\n>\n> ${en}`, de)).toEqual([]);
	expect(await wrong(`${short}\n\n> ${en}\n>\n> > ${en}\n\n- ${short}`)).toEqual([]);
	expect(await wrong(`> ${en}`, de)).toEqual([]);
	expect(await wrong(`> ${en}`)).toEqual([0]);
	expect(await wrong(`${en}\n\n> ${de}\n>\n> ${de}`, de)).toEqual([0]);
});

test('no good paragraph in any language is taken for a part in another', async () => {
	for (const [language, text] of Object.entries({ ...WEST, ...EAST, ...LATIN, ...SCRIPTS })) {
		const markdown = `${sentencesOf(text, language).join('\n\n')}\n\n${text}`;
		expect(await checkLanguage([{ heading: '', markdown }], contextOf({ language })), language).toEqual([]);
	}
});
