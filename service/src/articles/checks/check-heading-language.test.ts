import { expect, test } from 'vitest';
import { checkHeadingLanguage, verifyHeadings } from './check-heading-language.ts';
import { contextOf } from './corpus/context.ts';

const ENGLISH = [
	'How the day begins in the old bakery',
	'What the flour decides about the taste',
	'People who wait at the counter',
	'Learning the craft by watching',
];
const GERMAN = [
	'Wie der Tag in der Bäckerei beginnt',
	'Was das Mehl über den Geschmack entscheidet',
	'Menschen, die am Tresen warten',
	'Das Handwerk durch Zusehen lernen',
];
const german = contextOf({ language: 'de' });
const sectionOf = (headings: readonly string[]) => ({
	heading: 'Brot',
	markdown: headings.map((heading) => `### ${heading}\n\nDas Brot ist gut.`).join('\n\n'),
});

test('headings together say which language they are in', async () => {
	expect(await verifyHeadings(GERMAN, 'de')).toBe('match');
	expect(await verifyHeadings(ENGLISH, 'de')).toBe('mismatch');
	expect(await verifyHeadings(ENGLISH.slice(0, 1), 'de')).toBe('unknown');
	expect(await verifyHeadings([], 'de')).toBe('unknown');
});

test.each([
	[['Flat White', 'Long Black', 'Espresso Tonic', 'Latte Macchiato', 'Cold Brew', 'Iced Americano', 'Vanilla Latte']],
	[['Visual Studio Code', 'IntelliJ IDEA', 'JetBrains Fleet', 'Sublime Text', 'Android Studio', 'Apache NetBeans']],
	[['1. Pizza Margherita', '2. Pizza Quattro Stagioni', '3. Pizza Capricciosa', '4. Pizza Prosciutto']],
])('names are in no language: %j', async (names) => {
	expect(await verifyHeadings([...names, ...names], 'de')).toBe('unknown');
	expect(await verifyHeadings([...GERMAN, ...names], 'de')).toBe('match');
});

test('a section is named whose headings show it alone, or all with headings where only together they do', async () => {
	const wrong = async (...sections: (readonly string[])[]) =>
		(await checkHeadingLanguage(sections.map(sectionOf), german)).map(({ section }) => section);
	expect(await wrong(GERMAN, ENGLISH, [])).toEqual([1]);
	expect(await wrong(GERMAN, [])).toEqual([]);
	expect(await wrong(ENGLISH.slice(0, 2), [], ENGLISH.slice(2))).toEqual([0, 2]);
	const [problem] = await checkHeadingLanguage([sectionOf(ENGLISH)], german);
	expect(problem).toEqual({
		section: 0,
		code: 'wrong_language',
		advice: 'Write its headings in German (de) too, but for names.',
	});
});
