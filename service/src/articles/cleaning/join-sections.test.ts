import { expect, test } from 'vitest';
import { renderArticle } from '../../blocks/index.ts';
import { joinSections } from './join-sections.ts';

const join = (...bodies: string[]) =>
	joinSections(bodies.map((markdown, at) => ({ heading: `Part ${at + 1}`, markdown })));
const body = (markdown: string) => joinSections([{ heading: '', markdown }]);
/** What the body becomes behind a section that defines the same labels otherwise. */
const behind = (markdown: string) =>
	joinSections([
		{
			heading: '',
			markdown: 'First.[^1]\n\n[1]: https://other.example\n[more]: https://other.example\n[^1]: Other note.',
		},
		{ heading: '', markdown },
	]).replace(/^First[\s\S]*?Other note\.\n\n/, '');

test('sections stand under their headings, which are plain text', () => {
	expect(
		joinSections([
			{ heading: '', markdown: '\n\nOpening.\n' },
			{ heading: '*Flour* & [salt]', markdown: 'Text.' },
			{ heading: 'Empty', markdown: ' ' },
		]),
	).toBe('Opening.\n\n## \\*Flour\\* \\& \\[salt\\]\n\nText.\n\n## Empty');
	expect(joinSections([])).toBe('');
});

test('footnotes of sections keep apart', () => {
	const joined = join('One.[^1]\n\n[^1]: Note of one.', 'Two.[^1] And.[^a]\n\n[^1]: Note of two.\n[^a]: Another.');
	expect(joined).toBe(
		'## Part 1\n\nOne.[^1-1]\n\n[^1-1]: Note of one.\n\n## Part 2\n\nTwo.[^2-1] And.[^2-2]\n\n[^2-1]: Note of two.\n[^2-2]: Another.',
	);
	const { text } = renderArticle(joined, {});
	for (const note of ['Note of one.', 'Note of two.', 'Another.']) expect(text).toContain(note);
});

test('a note without its text never takes that of another section', () => {
	expect(join('One.[^1] [^x]', 'Two.[^1]\n\n[^1]: Note of two.')).toBe(
		'## Part 1\n\nOne. \\[^x]\n\n## Part 2\n\nTwo.[^2-1]\n\n[^2-1]: Note of two.',
	);
	expect(join('One.[^2-1]', 'Two.[^1]\n\n[^1]: Note of two.')).toContain('One.\\[^2-1]');
});

test('links keep to the definitions of their section', () => {
	const joined = join(
		'Read [the source][1], [more][] and [more].\n\n[1]: https://example.com/1\n[More]: <https://example.com/more> "More"',
		'Read [the source][1].\n\n[1]: https://example.com/2',
	);
	expect(joined).toBe(
		'## Part 1\n\nRead [the source](https://example.com/1), [more](https://example.com/more "More") and [more](https://example.com/more "More").\n\n## Part 2\n\nRead [the source](https://example.com/2).',
	);
});

test.each([
	[
		'a reference that only another section defines',
		'Read [the source][1] and [more].',
		'Read the source and \\[more].',
	],
	['an image', '![A loaf][1]', 'A loaf'],
	['a link in one line', '[a](https://example.com)', '[a](https://example.com)'],
	['brackets of text', 'See [here] and row[2][1].', 'See [here] and row[2]\\[1].'],
	['code', '`[a][1]` and `` ` [more] ``', '`[a][1]` and `` ` [more] ``'],
	[
		'a code block',
		'```\n[a][1]\n[1]: https://x.example\n[^1]: x\n```',
		'```\n[a][1]\n[1]: https://x.example\n[^1]: x\n```',
	],
	['escapes', '\\[more] and \\`[more]', '\\[more] and \\`\\[more]'],
	['an image in a link', '[![a][i]][l]\n\n[i]: /i.png\n[l]: /l', '[![a](/i.png)](/l)'],
	['a reference over lines', 'Read [the\nsource][l\n l].\n\n[L L]: /l', 'Read [the\nsource](/l).'],
	['a definition over lines', '[a][l]\n\n[l]:\n  https://example.com\n  "Title"', '[a](https://example.com "Title")'],
	['a definition close below', 'Read [a][l].\n[l]: https://example.com/(x)', 'Read [a](<https://example.com/(x)>).'],
	[
		'definitions in a list and a quote',
		'[a][l] [b][m]\n\n- [l]: https://a.example\n\n> [m]: https://b.example',
		'[a](https://a.example) [b](https://b.example)\n\n-\n\n>',
	],
	[
		'a table',
		'| [a][l] | b |\n|---|---|\n| c | [l] |\n\n[l]: https://a.example/x|y',
		'| [a](https://a.example/x%7Cy) | b |\n|---|---|\n| c | [l](https://a.example/x%7Cy) |',
	],
	['the first of two definitions', '[a][l]\n\n[l]: /1\n[l]: /2', '[a](/1)'],
	['a line of a conversation', '[Anna]: Hello\n\n[Anna] smiles.', '\\[Anna]: Hello\n\n[Anna] smiles.'],
	['an unused definition', 'Text.\n\n[l]: https://example.com', 'Text.'],
	['an unused note', 'Text.\n\n[^9]: Nobody reads\nthis.\n\n    Nor this.\n\nBut this.', 'Text.\n\n\nBut this.'],
	[
		'a note of several blocks',
		'Text.[^9]\n\n[^9]: It reads\n\n    on here.',
		'Text.[^2-1]\n\n[^2-1]: It reads\n\n    on here.',
	],
	['a note with a link', 'Text.[^9]\n\n[^9]: See [a][l].\n\n[l]: /l', 'Text.[^2-1]\n\n[^2-1]: See [a](/l).'],
	['a task', '- [x] done\n- [ ] not', '- [x] done\n- [ ] not'],
])('%s: %j', (_what, markdown, expected) => {
	expect(behind(markdown)).toBe(expected);
});

test.each([
	['code', 'Text.\n\n```js\nconst bread = 1;', '\n```'],
	['code with longer fences', '~~~~~\na\n~~~', '\n~~~~~'],
	['details', '<details><summary>More</summary>\n\nText.', '\n\n</details>'],
])('%s that is left open is closed', (_what, markdown, end) => {
	expect(body(markdown)).toBe(markdown + end);
});

test.each([
	['```js\nconst bread = 1;'],
	['~~~~\na'],
	['- item one\n  ~~~\n  code here'],
	['> ```\n> code'],
	['1. one\n\n   ```\n   code'],
	['<!-- editor note'],
	['<script>alert(1)\n\n<style>'],
	['<pre>\nlook\n\n<div>\n\n<textarea>'],
	['<details><summary>More</summary>\n\nText.'],
	['<![CDATA[ x'],
	['<? x'],
	['| a | b |\n|---|---|\n| 1 |'],
	['[unclosed'],
	['`unclosed'],
	['Text\\'],
	['[a]:'],
	['[^1]:'],
])('nothing that one section leaves open takes in the next: %j', (open) => {
	const close = '--> ]]> ?> </script> </style> </textarea> </details>\n\n```\n\nThe last one.';
	const { blocks, text } = renderArticle(join(`Start.\n\n${open}`, 'The middle one.', close), {});
	expect(blocks).toContain('<h2 class="wp-block-heading">Part 2</h2>');
	expect(blocks).toContain('<h2 class="wp-block-heading">Part 3</h2>');
	expect(blocks).toContain('<p>The middle one.</p>');
	expect(text).toContain('Start.');
});
