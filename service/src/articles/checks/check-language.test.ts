import { expect, test } from 'vitest';
import { checkLanguage } from './check-language.ts';
import { contextOf } from './corpus/context.ts';
import { WEST } from './corpus/paragraphs-west.ts';

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
