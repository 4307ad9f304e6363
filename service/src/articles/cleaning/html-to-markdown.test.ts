import { expect, test } from 'vitest';
import { renderArticle } from '../../blocks/index.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';

test.each([
	[
		'<h2>Bread</h2>\n<p>It is <strong>good</strong> &amp; <em> old </em>.</p>',
		'## Bread\n\nIt is **good** &amp; *old* .',
	],
	['<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
	['<p>One.\n\nTwo.</p>', 'One.\n\nTwo.'],
	[
		'<ul>\n  <li>one</li>\n  <li>two\n    <ul>\n      <li>deep</li>\n    </ul>\n  </li>\n</ul>',
		'- one\n- two\n    - deep',
	],
	['<ol><li><p>one</p></li><li>two</li></ol><p>End.</p>', '1. one\n\n2. two\n\nEnd.'],
	[
		'<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><b>2</b></td></tr></table>',
		'| A | B |\n| --- | --- |\n| 1\\|2 | **2** |',
	],
	['<table><tr><td>A</td></tr><tr><td>1</td><td>2</td></tr></table>', '| A |  |\n| --- | --- |\n| 1 | 2 |'],
	['<blockquote><p>One.</p><p>Two.</p></blockquote><p>Three.</p>', '> One.\n>\n> Two.\n\nThree.'],
	[
		'<p><a href="https://example.com/a b">a loaf</a> and <a>no link</a></p>',
		'[a loaf](https://example.com/a%20b) and no link',
	],
	['<p><a href="https://example.com/(a)">a loaf</a></p>', '[a loaf](<https://example.com/(a)>)'],
	[
		'<pre><code>if (a &lt; b) {\n\tbake();\n}</code></pre><p>Done.</p>',
		'```\nif (a < b) {\n\tbake();\n}\n```\n\nDone.',
	],
	['<p>Write <code>a `b` c</code>.</p>', 'Write `` a `b` c ``.'],
	['<p>Line<br>break<br/><br />paragraph</p>', 'Line\\\nbreak\n\nparagraph'],
	['One.<br><br>Two.<br><br>Three.', 'One.\n\nTwo.\n\nThree.'],
	[
		'<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2>Two</h2>\n<!-- /wp:heading -->',
		'One.\n\n## Two',
	],
	['<!DOCTYPE html>\n<html><head><title>x</title></head><body><p>One.</p></body></html>', 'One.'],
	['<p>One <b>two</p><p>three</b> <i></i>four</p>', 'One **two**\n\nthree four'],
	['<p>One.</p><ul>two<li>three</ul>', 'One.\n\ntwo\n- three'],
	['<p>H<sub>2</sub>O</p>', 'H<sub>2</sub>O'],
	['<p>One.</p><script>alert(1)</script>', 'One.\n\n<script>alert(1)</script>'],
])('%j is %j', (html, markdown) => {
	expect(htmlToMarkdown(html)).toBe(markdown);
});

test.each([
	['One paragraph.\n\nAnother with <sub>2</sub> and a<br>break.\n\nAnd a third.'],
	['| A | B |\n|---|---|\n| a<br><br>b | c |\n\nText.'],
	['A text.\n\nOn tags.\n\n```html\n<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n```'],
	['Prose.\n\nMore prose.\n\n<table><tr><td>1</td></tr></table>'],
	['1 < 2 and p > q.'],
])('Markdown with tags stays: %j', (markdown) => {
	expect(htmlToMarkdown(markdown)).toBe(markdown);
});

test('HTML brings nothing that the renderer does not publish', () => {
	const html =
		'<p onclick="x()">One <a href="javascript:alert(1)">link</a></p><iframe src="https://evil.example"></iframe><p>&lt;script&gt;</p><pre><script>alert(2)</script></pre>';
	const { blocks } = renderArticle(htmlToMarkdown(html), {});
	expect(blocks).not.toMatch(/<(?:script|iframe|a)\b|onclick|javascript:/);
	expect(blocks).toContain('One link');
});
