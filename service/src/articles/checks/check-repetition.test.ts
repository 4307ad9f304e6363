import { expect, test } from 'vitest';
import { checkSections } from './check-sections.ts';
import { contextOf } from './corpus/context.ts';
import { mendSection } from './mend-section.ts';

const LONG = 'This is why bread matters so much to all of us in the village every single day.';
const OTHER = 'The oven is warm since midnight, and the smell of fresh bread reaches the end of the street.';
const context = contextOf();

/** The sections as the checks leave them, and what is still wrong. */
function mended(...texts: string[]): { texts: string[]; found: string[]; left: string[] } {
	const sections = texts.map((markdown, index) => ({ heading: `Part ${index}`, markdown }));
	const problems = checkSections(sections, context);
	const after = sections.map((section, index) =>
		mendSection(
			section,
			problems.filter((problem) => problem.section === index),
			context,
		),
	);
	return {
		texts: after.map(({ markdown }) => markdown),
		found: problems.map(({ section, code }) => `${section} ${code}`),
		left: checkSections(after, context).map(({ code }) => code),
	};
}

test('a paragraph that stood in an earlier section goes, and the first stays', () => {
	const { texts, found, left } = mended(
		`${OTHER}\n\n${LONG}`,
		`Water is clean.\n\n${LONG.replace('This', '**This**')}`,
	);
	expect(found).toEqual(['1 repetition']);
	expect(texts).toEqual([`${OTHER}\n\n${LONG}`, 'Water is clean.']);
	expect(left).toEqual([]);
});

test('a paragraph said again and again in one section is said once', () => {
	const { texts, found, left } = mended(`${LONG}\n\n`.repeat(4).trim());
	expect([found, texts, left]).toEqual([['0 repetition'], [LONG], []]);
});

test('a sentence that loops is said once, with its cut end', () => {
	const { texts, found, left } = mended(`${LONG} ${'The bread is good. '.repeat(300)}The bread is go`);
	expect(found).toContain('0 repetition');
	expect([texts, left]).toEqual([[`${LONG} The bread is good.`], []]);
});

test('sentences that go round in circles are said once', () => {
	const { texts, left } = mended(`${LONG} ${OTHER} `.repeat(5).trim());
	expect([texts, left]).toEqual([[`${LONG} ${OTHER}`], []]);
});

test('a section that is all repetition is reported and left', () => {
	const { texts, found, left } = mended(LONG, LONG);
	expect([texts, found, left]).toEqual([[LONG, LONG], ['1 repetition'], ['repetition']]);
});

test.each([
	['a short line', ['Serves 4 people.\n\nBeans are old.', 'Serves 4 people.\n\nWater is clean.']],
	['a list', [`- ${LONG}\n- ${LONG}\n- ${LONG}`, `- ${LONG}`]],
	['a table', [`| a |\n|---|\n| ${LONG} |\n| ${LONG} |\n| ${LONG} |`]],
	['a quotation', [`> ${LONG}`, `> ${LONG}`]],
	[
		'code',
		['```\nbrew and brew and brew and brew and brew\n```', '```\nbrew and brew and brew and brew and brew\n```'],
	],
	['a figure of speech', ['Location. Location. Location. That is all. Knead it well. Knead it well. Then wait.']],
])('%s may be repeated', (_name, texts) => {
	expect(mended(...texts).found).toEqual([]);
});
