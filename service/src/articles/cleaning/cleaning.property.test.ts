import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EAST } from '../checks/corpus/paragraphs-east.ts';
import { LATIN } from '../checks/corpus/paragraphs-latin.ts';
import { SCRIPTS } from '../checks/corpus/paragraphs-scripts.ts';
import { WEST } from '../checks/corpus/paragraphs-west.ts';
import { cleanSection } from './clean-section.ts';
import { joinSections } from './join-sections.ts';

const runs = Number(process.env.DRAFTSMITH_PROPERTY_RUNS ?? 300);
const about = { title: 'Bread', headings: ['', 'How it begins', 'What follows'], index: 1 };

/** Well-formed parts of a text; none is what cleaning takes off. */
const BENIGN = [
	...Object.values({ ...EAST, ...LATIN, ...SCRIPTS, ...WEST }),
	'- one\n- two\n    - deep\n- three',
	'1. First, mix it.\n2. Then, bake it.',
	'- [ ] to do\n- [x] done',
	'| Flour | Price |\n| --- | ---: |\n| rye | 2 |\n| wheat | 3 |',
	'```js\nconst bread = 1;\n\n// ## What follows\n```',
	'~~~\n<p>code</p>\n~~~',
	'> A quote of somebody.\n>\n> In two paragraphs.',
	'    indented code\n    of two lines',
	'### A heading below',
	'#### Step 1: Mix',
	'**How it ends**',
	'**Note:** this stays, as it is a part of the text.',
	'The text has a [link](https://example.com/a_(b)), `code` and H<sub>2</sub>O.',
	'Text with a note.[^1]\n\n[^1]: The note.',
	'Read [the source][s].\n\n[s]: https://example.com/s "Title"',
	'Here is what you need:\n\n- flour\n- salt',
	'Is it good? It is: 5 of 6 say so (83 %).',
	'A rule divides what is before\n\n---\n\nfrom what is behind it.',
	'![A loaf](loaf.jpg)',
	'$$x^2$$ and \\(a = b\\) and costs $5 to $10.',
	'Summe: 5\nZeit: 10 Minuten',
	'<details><summary>More</summary>\n\nIt is here.\n\n</details>',
];

/** What models put around and into a text, whole and cut. */
const PIECES = [
	'## How it begins\n\n',
	'How it begins\n---\n',
	'>> 2. How it begins\n\n',
	'**How it begins:** ',
	'## What follows\n\n',
	'# Bread\n',
	'Section 2 of 3\n\n',
	'**Answer:**\n\n',
	'Sure! Here is section 2:\n\n',
	'```markdown\n',
	'```\n',
	'~~~\n',
	'~~~~text\n',
	'<think>',
	'</think>\n',
	'<answer>',
	'</answer>',
	'<|im_end|>',
	'</s>',
	'<s>',
	'<<<section 0a1b2c3d\n',
	'0a1b2c3d section>>>',
	'---\n',
	'===\n',
	'---\ntitle: Bread\n---\n',
	'{"content": "',
	'"}',
	'> ',
	'    ',
	'<p>',
	'</p>',
	'<ul><li>',
	'</li></ul>',
	'<table><tr><td>',
	'</td></tr></table>',
	'<pre>',
	'</pre>',
	'<a href="https://example.com">',
	'</a>',
	'<b>',
	'</b>',
	'<br><br>',
	'<blockquote>',
	'<!-- ',
	' -->',
	'<details>',
	'</details>\n',
	'Changes made:\n',
	'- Improved the flow\n',
	'[End of section 2]\n',
	'[^1]',
	'[^1]: ',
	'[a][1]',
	'\n[1]: https://example.com/x\n',
	'[',
	']',
	'`',
	'``',
	'\\',
	'| a | b |\n|---|---|\n',
	'- ',
	'1. ',
	'Bread is good. ',
	'面包很好。',
	'🍞',
	'\n',
	'\n\n',
];
const piece = fc.constantFrom(...PIECES);
const anyAnswer = fc.oneof(
	{ weight: 5, arbitrary: fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
const anyIndex = fc.integer({ min: 0, max: 2 });

test('cleaning what is clean changes nothing', () => {
	fc.assert(
		fc.property(anyAnswer, anyIndex, (answer, index) => {
			const cleaned = cleanSection(answer, { ...about, index });
			expect(cleanSection(cleaned, { ...about, index })).toBe(cleaned);
		}),
		{ numRuns: runs * 3 },
	);
});

test('every good text stays as it is', () => {
	for (const part of BENIGN) {
		// Nothing but a quote or code is taken for a wrapping.
		const text = `The bread is on the table of the baker.\n\n${part}\n\nEverybody takes a slice of it.`;
		expect(cleanSection(text, about)).toBe(text);
	}
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...BENIGN), { minLength: 1, maxLength: 8 }), (parts) => {
			const text = ['The bread is on the table.', ...parts, 'Everybody takes a slice.'].join('\n\n');
			expect(cleanSection(text, about)).toBe(text);
		}),
		{ numRuns: runs },
	);
});

test('a heading before a good text goes, and nothing else', () => {
	for (const text of Object.values({ ...EAST, ...LATIN, ...SCRIPTS, ...WEST })) {
		expect(cleanSection(`## 2. How it begins (150 words)\n\n${text}`, about)).toBe(text);
		expect(cleanSection(`\`\`\`markdown\n${text}\n\`\`\``, about)).toBe(text);
		expect(cleanSection(`\`\`\`\n${text}\n\`\`\``, about)).toBe(text);
	}
});

test('joining never throws, and keeps every good text', () => {
	fc.assert(
		fc.property(fc.array(anyAnswer, { maxLength: 5 }), (bodies) => {
			expect(() => joinSections(bodies.map((markdown) => ({ heading: 'Part', markdown })))).not.toThrow();
		}),
		{ numRuns: runs },
	);
	const sentence = 'The last sentence is here.';
	fc.assert(
		fc.property(anyAnswer, fc.constantFrom(...Object.values({ ...EAST, ...WEST })), (open, text) => {
			const joined = joinSections([
				{ heading: '', markdown: open },
				{ heading: 'Part', markdown: `${text}\n\n${sentence}` },
			]);
			expect(joined.endsWith(`## Part\n\n${text}\n\n${sentence}`)).toBe(true);
		}),
		{ numRuns: runs },
	);
});
