import { expect, test } from 'vitest';
import { findDuplicateHeadings, findMisplacedHeadings, headingKey } from './check-headings.ts';
import { contextOf } from './corpus/context.ts';
import { readContext, readSection } from './read-section.ts';

function duplicates(...sections: [string, string][]): string[][] {
	const read = sections.map(([heading, markdown]) => readSection({ heading, markdown }));
	return findDuplicateHeadings(read, readContext(contextOf({ title: 'All about coffee' })));
}

test('a heading that stood before is named at its later place', () => {
	expect(duplicates(['Beans', 'a'], ['Water', 'b'], ['beans?', 'c'])).toEqual([[], [], ['beans?']]);
	expect(duplicates(['Beans', '### Origin\n\na'], ['Water', '### **ORIGIN**\n\nb'])).toEqual([[], ['ORIGIN']]);
	expect(duplicates(['Beans', '### Beans\n\na'])).toEqual([['Beans']]);
	expect(duplicates(['Ｃａｆé', 'a'], ['Café', 'b'])).toEqual([[], ['Café']]);
	expect(duplicates(['Вода и кофе', 'a'], ['Вода  и «кофе»', 'b'])).toEqual([
		[],
		['Вода и «кофе»'.replace(' и', '  и')],
	]);
});

test('a heading that repeats the title is one', () => {
	expect(duplicates(['', 'a'], ['All About Coffee!', 'b'])).toEqual([[], ['All About Coffee!']]);
});

test.each([
	['C', 'C++'],
	['C', 'C#'],
	['Step 1', 'Step 2'],
	['Version 1.5', 'Version 15'],
	['`map`', '`filter`'],
	['???', '!!!'],
	['Pro', 'Pros'],
	['猫', '犬'],
])('%j and %j are two headings', (one, other) => {
	expect(duplicates(['Beans', `### ${one}\n\na\n\n### ${other}\n\nb`])).toEqual([[]]);
});

test('empty headings are no duplicates', () => {
	expect(duplicates(['', 'a'], ['', 'b'])).toEqual([[], []]);
	expect(headingKey('— … —')).toBe('');
});

test.each([
	['# One\n\na', ['One']],
	['## Two\n\na', ['Two']],
	['Setext\n---\n\na', ['Setext']],
	['#### Four\n\na', ['Four']],
	['### Three\n\na\n\n##### Five\n\nb', ['Five']],
	['### Three\n\na\n\n#### Four\n\nb\n\n### Three again\n\nc', []],
	['> # In a quote\n\na', []],
	['```\n# a comment\n```', []],
	['No heading.', []],
])('in %j %j are at a wrong level', (markdown, expected) => {
	expect(findMisplacedHeadings(readSection({ heading: 'Beans', markdown }))).toEqual(expected);
});
