import { type GoldenSample, structures } from './golden-structures.ts';

/** Markdown and the exact markup that both WordPress versions keep byte for byte: one for each form that is emitted. */
export const golden: GoldenSample[] = [
	{
		name: 'paragraph',
		markdown: 'Hello **w** & [l](https://example.com)',
		blocks:
			'<!-- wp:paragraph -->\n<p>Hello <strong>w</strong> &amp; <a href="https://example.com">l</a></p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'decorations',
		markdown: '*e* **s** ~~d~~ `c<d` ***b***',
		blocks:
			'<!-- wp:paragraph -->\n<p><em>e</em> <strong>s</strong> <s>d</s> <code>c&lt;d</code> <em><strong>b</strong></em></p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'hard break',
		markdown: 'a  \nb\\\nc',
		blocks: '<!-- wp:paragraph -->\n<p>a<br>b<br>c</p>\n<!-- /wp:paragraph -->',
	},
	{ name: 'soft break', markdown: 'a\nb', blocks: '<!-- wp:paragraph -->\n<p>a b</p>\n<!-- /wp:paragraph -->' },
	{
		name: 'soft break between Chinese characters',
		markdown: '中文\n字',
		blocks: '<!-- wp:paragraph -->\n<p>中文字</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'no-break space',
		markdown: 'a&nbsp;b',
		blocks: '<!-- wp:paragraph -->\n<p>a&nbsp;b</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'bare address',
		markdown: 'https://example.com/watch?v=1&w=2',
		blocks:
			'<!-- wp:paragraph -->\n<p><a href="https://example.com/watch?v=1&amp;w=2">https://example.com/watch?v=1&amp;w=2</a></p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'e-mail address',
		markdown: '<me@example.com>',
		blocks: '<!-- wp:paragraph -->\n<p><a href="mailto:me@example.com">me@example.com</a></p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'link that may not be',
		markdown: '[x](javascript:alert(1)) [y](/z)',
		blocks: '<!-- wp:paragraph -->\n<p>x y</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'shortcode',
		markdown: '[gallery] and [[x]] and `[y]`',
		blocks:
			'<!-- wp:paragraph -->\n<p><span>[</span>gallery] and [<span>[</span>x]] and <code><span>[</span>y]</code></p>\n<!-- /wp:paragraph -->',
	},
	{ name: 'tag', markdown: 'a <b>c</b> <i', blocks: '<!-- wp:paragraph -->\n<p>a c &lt;i</p>\n<!-- /wp:paragraph -->' },
	{
		name: 'heading',
		markdown: '## T',
		blocks: '<!-- wp:heading -->\n<h2 class="wp-block-heading">T</h2>\n<!-- /wp:heading -->',
	},
	{
		name: 'heading of level 1',
		markdown: 'text\n\n# T',
		blocks:
			'<!-- wp:paragraph -->\n<p>text</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading -->\n<h2 class="wp-block-heading">T</h2>\n<!-- /wp:heading -->',
	},
	{
		name: 'headings that skip',
		markdown: '## A\n\n#### B\n\n#### C\n\n## D',
		blocks:
			'<!-- wp:heading -->\n<h2 class="wp-block-heading">A</h2>\n<!-- /wp:heading -->\n\n<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">B</h3>\n<!-- /wp:heading -->\n\n<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading">C</h3>\n<!-- /wp:heading -->\n\n<!-- wp:heading -->\n<h2 class="wp-block-heading">D</h2>\n<!-- /wp:heading -->',
	},
	{
		name: 'list',
		markdown: '- a\n- b',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>b</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'ordered list',
		markdown: '1. a',
		blocks:
			'<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
	},
	{
		name: 'ordered list from 3',
		markdown: '3. a',
		blocks:
			'<!-- wp:list {"ordered":true,"start":3} -->\n<ol start="3" class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
	},
	{
		name: 'nested list',
		markdown: '- a\n  - b',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>b</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'mixed list',
		markdown: '- a\n  1. b\n     - c',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li>b<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>c</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'list item with paragraphs',
		markdown: '- a\n\n  b\n- c',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a<br><br>b</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>c</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'text behind an inner list',
		markdown: '- a\n  - b\n\n  c',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>b<br><br>c</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'two inner lists',
		markdown: '- a\n  - b\n  1. c',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>b</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>c</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'task list',
		markdown: '- [ ] a\n- [x] b',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>☐ a</li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>☑ b</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'code in a list',
		markdown: '1. a\n\n   ```\n   x\n   ```\n\n   b\n2. c',
		blocks:
			'<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->\n\n<!-- wp:code -->\n<pre class="wp-block-code"><code>x</code></pre>\n<!-- /wp:code -->\n\n<!-- wp:paragraph -->\n<p>b</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list {"ordered":true,"start":2} -->\n<ol start="2" class="wp-block-list"><!-- wp:list-item -->\n<li>c</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
	},
	{
		name: 'code in an inner list',
		markdown: '- a\n  - b\n\n    ```\n    x\n    y\n    ```',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>b<br><br><code>x</code><br><code>y</code></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'quote',
		markdown: '> q',
		blocks:
			'<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>q</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->',
	},
	{
		name: 'quote with structure',
		markdown: '> # T\n>\n> - a\n>\n> > b\n>\n> ```\n> c\n> ```\n>\n> ---',
		blocks:
			'<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:heading -->\n<h2 class="wp-block-heading">T</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->\n\n<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>b</p>\n<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->\n\n<!-- wp:code -->\n<pre class="wp-block-code"><code>c</code></pre>\n<!-- /wp:code -->\n\n<!-- wp:separator -->\n<hr class="wp-block-separator has-alpha-channel-opacity"/>\n<!-- /wp:separator --></blockquote>\n<!-- /wp:quote -->',
	},
	{
		name: 'code',
		markdown: '```\nif (a < b && c) {\n  x[0] = 1;\n}\n```',
		blocks:
			'<!-- wp:code -->\n<pre class="wp-block-code"><code>if (a &lt; b &amp;&amp; c) {\n  x&#91;0] = 1;\n}</code></pre>\n<!-- /wp:code -->',
	},
	{
		name: 'code with a language',
		markdown: '```js\na\n```',
		blocks:
			'<!-- wp:code {"className":"language-js"} -->\n<pre class="wp-block-code language-js"><code>a</code></pre>\n<!-- /wp:code -->',
	},
	{
		name: 'code with an odd language',
		markdown: '```c++ {1,2} onload="x"\na\n```',
		blocks:
			'<!-- wp:code {"className":"language-c++"} -->\n<pre class="wp-block-code language-c++"><code>a</code></pre>\n<!-- /wp:code -->',
	},
	{
		name: 'code that is an address',
		markdown: '```\nhttps://example.com/x\n```',
		blocks:
			'<!-- wp:code -->\n<pre class="wp-block-code"><code>https:&#47;&#47;example.com/x</code></pre>\n<!-- /wp:code -->',
	},
	{
		name: 'code with two addresses',
		markdown: '```\nhttps://example.com/x\nhttps://example.com/y\n```',
		blocks:
			'<!-- wp:code -->\n<pre class="wp-block-code"><code>https:&#47;&#47;example.com/x\n<span>h</span>ttps://example.com/y</code></pre>\n<!-- /wp:code -->',
	},
	{
		name: 'indented code',
		markdown: '    a\n\n    b',
		blocks: '<!-- wp:code -->\n<pre class="wp-block-code"><code>a\n\nb</code></pre>\n<!-- /wp:code -->',
	},
	{
		name: 'table',
		markdown: '| a |\n|---|\n| b |',
		blocks:
			'<!-- wp:table -->\n<figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></figure>\n<!-- /wp:table -->',
	},
	{
		name: 'table with alignment',
		markdown: '| a | b | c |\n|:--|:-:|--:|\n| **x** | y<br>z | |',
		blocks:
			'<!-- wp:table -->\n<figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th class="has-text-align-left" data-align="left">a</th><th class="has-text-align-center" data-align="center">b</th><th class="has-text-align-right" data-align="right">c</th></tr></thead><tbody><tr><td class="has-text-align-left" data-align="left"><strong>x</strong></td><td class="has-text-align-center" data-align="center">y<br>z</td><td class="has-text-align-right" data-align="right"></td></tr></tbody></table></figure>\n<!-- /wp:table -->',
	},
	{
		name: 'table without rows',
		markdown: '| a |\n|---|',
		blocks:
			'<!-- wp:table -->\n<figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th>a</th></tr></thead></table></figure>\n<!-- /wp:table -->',
	},
	{
		name: 'separator',
		markdown: 'a\n\n---\n\nb',
		blocks:
			'<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:separator -->\n<hr class="wp-block-separator has-alpha-channel-opacity"/>\n<!-- /wp:separator -->\n\n<!-- wp:paragraph -->\n<p>b</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'image',
		markdown: '![A](https://e.x/a.jpg)',
		blocks:
			'<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://e.x/a.jpg" alt="A"/></figure>\n<!-- /wp:image -->',
	},
	{
		name: 'image with odd words',
		markdown: '![a "b" < c & &amp;copy; [d]](https://e.x/a.jpg?x=1&amp;copy;=2)',
		blocks:
			'<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://e.x/a.jpg?x=1&amp;copy%3B=2" alt="a &quot;b&quot; ‹ c &amp; &amp; copy; (d)"/></figure>\n<!-- /wp:image -->',
	},
	{
		name: 'image with a caption',
		markdown: '![](https://e.x/a.jpg "c & d")',
		blocks:
			'<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://e.x/a.jpg" alt=""/><figcaption class="wp-element-caption">c &amp; d</figcaption></figure>\n<!-- /wp:image -->',
	},
	{
		name: 'image with a link',
		markdown: '[![A](https://e.x/a.jpg)](https://e.x)',
		blocks:
			'<!-- wp:image {"linkDestination":"custom"} -->\n<figure class="wp-block-image"><a href="https://e.x"><img src="https://e.x/a.jpg" alt="A"/></a></figure>\n<!-- /wp:image -->',
	},
	{
		name: 'image between words',
		markdown: 'a ![b](https://e.x/a.jpg) c',
		blocks:
			'<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:image -->\n<figure class="wp-block-image"><img src="https://e.x/a.jpg" alt="b"/></figure>\n<!-- /wp:image -->\n\n<!-- wp:paragraph -->\n<p>c</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'image that may not be',
		markdown: 'a ![b](data:image/png;base64,x) c',
		blocks: '<!-- wp:paragraph -->\n<p>a b c</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'image in a heading',
		markdown: '## a ![b](https://e.x/a.jpg)',
		blocks: '<!-- wp:heading -->\n<h2 class="wp-block-heading">a b</h2>\n<!-- /wp:heading -->',
	},
	{
		name: 'footnotes',
		markdown: 'a[^x] b[^y] c[^x]\n\n[^y]: Two\n[^x]: One **1**',
		blocks:
			'<!-- wp:paragraph -->\n<p>a<sup>1</sup> b<sup>2</sup> c<sup>1</sup></p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li>One <strong>1</strong></li>\n<!-- /wp:list-item -->\n\n<!-- wp:list-item -->\n<li>Two</li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
	},
	{
		name: 'footnote without words',
		markdown: 'a[^1]\n\n[^1]:\n\nb',
		blocks:
			'<!-- wp:paragraph -->\n<p>a<sup>1</sup></p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>b</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li></li>\n<!-- /wp:list-item --></ol>\n<!-- /wp:list -->',
	},
	{
		name: 'task in an inner list out of a quote',
		markdown: '- - > [x] a',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li><!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>☑ a</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list --></li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'two lists',
		markdown: '- a\n\n* b',
		blocks:
			'<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>a</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->\n\n<!-- wp:list -->\n<ul class="wp-block-list"><!-- wp:list-item -->\n<li>b</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->',
	},
	{
		name: 'HTML block',
		markdown: '<div>\n<p>a</p><p>b</p>\n</div>\n\n<script>\n\nx\n\n</script>\n\nc',
		blocks:
			'<!-- wp:paragraph -->\n<p>a<br><br>b</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>c</p>\n<!-- /wp:paragraph -->',
	},
	{
		name: 'comments',
		markdown: '<!--more-->\n\na <!-- wp:html --> b\n\n<!--nextpage-->',
		blocks: '<!-- wp:paragraph -->\n<p>a b</p>\n<!-- /wp:paragraph -->',
	},
	...structures,
];
