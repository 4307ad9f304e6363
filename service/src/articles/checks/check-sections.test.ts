import { expect, test } from 'vitest';
import { checkSections } from './check-sections.ts';
import { contextOf } from './corpus/context.ts';
import { EAST } from './corpus/paragraphs-east.ts';
import { LATIN } from './corpus/paragraphs-latin.ts';
import { SCRIPTS } from './corpus/paragraphs-scripts.ts';
import { WEST } from './corpus/paragraphs-west.ts';
import { sentencesOf } from './sentences.ts';

test.each(Object.entries({ ...WEST, ...EAST, ...LATIN, ...SCRIPTS }))(
	'nothing is wrong with good %s',
	(language, text) => {
		const [first = '', ...others] = sentencesOf(text, language);
		const rest = others.join('').trim();
		const sections = [
			{ heading: '', markdown: first.trim() },
			{ heading: 'A 1', markdown: `### B 2\n\n- ${text}\n- ${text}\n\n#### C 3\n\n${rest || 'D 4.'}` },
		];
		expect(checkSections(sections, contextOf({ language, avoid: ['amazing', '惊人'] }))).toEqual([]);
	},
);

test('each kind of problem is named once for each section that has it, with what is wrong', () => {
	const problems = checkSections(
		[
			{ heading: 'Beans', markdown: 'Sure! Here is the section.\n\nBeans from [Company] and [City], [Company].' },
			{ heading: 'Water', markdown: 'Clean.' },
			{ heading: 'beans', markdown: '## Cheap\n\nSee https://evil.example/x for the' },
		],
		contextOf({ avoid: ['cheap'] }),
	);
	expect(problems.map(({ section, code }) => [section, code])).toEqual([
		[0, 'placeholder'],
		[0, 'self_reference'],
		[2, 'unfinished'],
		[2, 'heading_level'],
		[2, 'avoided_word'],
		[2, 'duplicate_heading'],
		[2, 'foreign_link'],
	]);
	expect(problems.map(({ advice }) => advice)).toEqual([
		expect.stringContaining('“[Company]”, “[City]”.'),
		expect.stringContaining('“Sure! Here is'),
		expect.stringContaining('the last sentence breaks off'),
		expect.stringContaining('“Cheap”'),
		expect.stringContaining('“cheap”'),
		expect.stringContaining('“beans”'),
		expect.stringContaining('“https://evil.example/x”'),
	]);
});

test('an advice stays short, whatever the text', () => {
	const markdown = Array.from({ length: 5000 }, (_, at) => `[Insert ${'x'.repeat(60)} ${at}]`).join(' ');
	const [problem] = checkSections([{ heading: '', markdown: `${markdown}.` }], contextOf());
	expect(problem?.code).toBe('placeholder');
	expect(problem?.advice.length).toBeLessThan(3000);
});
