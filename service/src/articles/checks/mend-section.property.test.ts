import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSections } from './check-sections.ts';
import { contextOf } from './corpus/context.ts';
import { mendSection } from './mend-section.ts';
import type { ProblemCode } from './section-text.ts';

const runs = Number(process.env.DRAFTSMITH_PROPERTY_RUNS ?? 300);
const context = contextOf({ links: ['https://shop.example/beans'], avoid: ['cheap'] });

/** What sections are made of, good and bad, whole and cut, in any order. */
const piece = fc.constantFrom(
	'Beans are old. ',
	'They **are good.** ',
	'It is al',
	'[Company]',
	'Ask [Your Name] now. ',
	'TODO: write. ',
	'As an AI language model, I cannot taste. ',
	'Sure! Here is the section.',
	'I hope this helps!',
	'[beans](https://shop.example/beans)',
	'[evil](https://evil.example/x)',
	'![x](https://evil.example/y)',
	'https://evil.example/z',
	'[ref][1]',
	'[1]: https://evil.example/r',
	'`code` ',
	'```',
	'~~~',
	'# ',
	'## ',
	'### Taste',
	'#### Smell',
	'##### ',
	'### Beans',
	'Taste\n---\n',
	'- ',
	'1. ',
	'> ',
	'| a | b |\n|---|---|\n| [Price] | 2 |\n',
	'**',
	'*',
	'  ',
	'\\',
	'<b>',
	'咖啡很好。',
	'咖啡很',
	':',
	'\n',
	'\n\n',
	'\n\n',
);
const markdown = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
const anyMarkdown = fc.oneof(
	{ weight: 5, arbitrary: markdown },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const MENDED: readonly ProblemCode[] = [
	'placeholder',
	'self_reference',
	'unfinished',
	'heading_level',
	'duplicate_heading',
	'foreign_link',
];

test('mending twice is mending once, and never makes nothing of something', () => {
	fc.assert(
		fc.property(anyMarkdown, (text) => {
			const section = { heading: 'Beans', markdown: text };
			const problems = checkSections([section], context);
			const once = mendSection(section, problems, context);
			expect(mendSection(once, problems, context)).toEqual(once);
			expect(once.heading).toBe('Beans');
			if (text.trim() !== '') expect(once.markdown.trim()).not.toBe('');
			if (problems.length === 0) expect(once).toBe(section);
		}),
		{ numRuns: runs },
	);
});

test('of each kind of problem it mends all or changes nothing, and it makes no new ones', () => {
	fc.assert(
		fc.property(markdown, fc.constantFrom(...MENDED), (text, code) => {
			const section = { heading: 'Beans', markdown: text };
			const before = checkSections([section], context);
			const one = before.filter((problem) => problem.code === code);
			const mended = mendSection(section, one, context);
			const left = checkSections([mended], context).map((problem) => problem.code);
			if (mended.markdown !== text) expect(left).not.toContain(code);
			// What is newly unfinished is so because nothing else is there.
			if (left.includes('unfinished') && !before.some((problem) => problem.code === 'unfinished'))
				expect(mendSection(mended, [{ section: 0, code: 'unfinished', advice: '' }], context)).toBe(mended);
		}),
		{ numRuns: runs },
	);
});
