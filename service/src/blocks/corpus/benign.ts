import { languages } from './benign-languages.ts';

/** A harmless document and what its reader must see of it; white space does not count. */
export type BenignSample = { name: string; markdown: string; visible: string };

const structures: BenignSample[] = [
	{
		name: 'how-to with commands',
		markdown:
			'## Install\n\n1. Update:\n\n   ```bash\n   sudo apt update && sudo apt install -y nginx\n   ```\n\n   Wait a minute.\n2. Check `systemctl status nginx`.\n3. Open <http://localhost/>.',
		visible:
			'Install Update: sudo apt update && sudo apt install -y nginx Wait a minute. Check systemctl status nginx. Open http://localhost/.',
	},
	{
		name: 'table of prices',
		markdown:
			'| Plan | Price | Seats |\n|:-----|------:|:-----:|\n| Free | $0 | 1 |\n| Pro | $12.50 | 5–10 |\n| Team \\| Max | €99 | ∞ |',
		visible: 'Plan Price Seats Free $0 1 Pro $12.50 5–10 Team | Max €99 ∞',
	},
	{
		name: 'table with breaks and code',
		markdown: '| Key | Meaning |\n|---|---|\n| `a|b` | first<br>second |\n| **x** | [link](https://example.com) |',
		visible: 'Key Meaning `a b` x link',
	},
	{
		name: 'comparisons',
		markdown: 'If 5 < 6 and 7 > 3, then a <= b && c >= d. R&D, AT&T, x<y.',
		visible: 'If 5 < 6 and 7 > 3, then a <= b && c >= d. R&D, AT&T, x<y.',
	},
	{
		name: 'brackets',
		markdown: 'He said “[sic]” and cited [1], [2, 3] and array[0]. [Applause] [...]',
		visible: 'He said “[sic]” and cited [1], [2, 3] and array[0]. [Applause] [...]',
	},
	{
		name: 'names with underscores and stars',
		markdown: 'Use snake_case_names, __init__ is bold, 2 * 3 * 4 = 24 and 5*6.',
		visible: 'Use snake_case_names, init is bold, 2 * 3 * 4 = 24 and 5*6.',
	},
	{
		name: 'emoji',
		markdown: 'Family 👨‍👩‍👧‍👦, flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿, coder 👩🏽‍💻, heart ❤️, keycap 1️⃣, 🇱🇹.',
		visible: 'Family 👨‍👩‍👧‍👦, flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿, coder 👩🏽‍💻, heart ❤️, keycap 1️⃣, 🇱🇹.',
	},
	{
		name: 'footnotes',
		markdown: 'Coffee[^a] is old[^2].\n\n[^a]: A *drink*.\n[^2]: From [Ethiopia](https://example.com).',
		visible: 'Coffee1 is old2. A drink. From Ethiopia.',
	},
	{
		name: 'questions in details',
		markdown:
			'## FAQ\n\n<details>\n<summary><strong>How long does it keep?</strong></summary>\n\nA week:\n\n- in linen\n- in a box\n\n</details>\n\n<details>\n<summary>Is it sour?</summary>\nYes, a *little*.\n</details>\n\nAsk us.',
		visible: 'FAQ How long does it keep? A week: in linen in a box Is it sour? Yes, a little. Ask us.',
	},
	{
		name: 'answers in details that nobody closed',
		markdown:
			'<details><summary>Why?</summary>\n\nBecause.\n\n<details><summary>How?</summary>\n\n1. First\n2. Then\n\n| a | b |\n|---|---|\n| c | d |',
		visible: 'Why? Because. How? First Then a b c d',
	},
	{
		name: 'details as people write HTML',
		markdown:
			'<details open>\n    <summary>Code <code>x</code> &amp; more</summary>\n    <p>First.</p>\n    <ul>\n        <li>one</li>\n        <li>two</li>\n    </ul>\n    <details>\n        <summary>Inner</summary>\n        <p>Last.</p>\n    </details>\n</details>\nAfter.',
		visible: 'Code x & more First. one two Inner Last. After.',
	},
	{
		name: 'footnotes with paragraphs, lists and code',
		markdown: 'a[^1]\n\n[^1]: Note.\n\n    - one\n    - two\n      - three\n\n    ```\n    code\n    ```',
		visible: 'a1 Note. one two three code',
	},
	{
		name: 'lists deeper than an outline',
		markdown: Array.from({ length: 10 }, (_, level) => `${'  '.repeat(level)}- level ${level}`).join('\n'),
		visible: Array.from({ length: 10 }, (_, level) => `level ${level}`).join(' '),
	},
	{ name: 'tasks', markdown: '- [x] Write\n- [ ] Publish\n  - [ ] Share', visible: '☑ Write ☐ Publish ☐ Share' },
	{
		name: 'nested lists',
		markdown: '1. One\n   - a\n     - deep\n   - b\n2. Two\n   1. x\n   2. y\n\n3. Three',
		visible: 'One a deep b Two x y Three',
	},
	{
		name: 'list with paragraphs',
		markdown: '- First line\n\n  Second paragraph.\n\n- Other\n  continued',
		visible: 'First line Second paragraph. Other continued',
	},
	{
		name: 'quote with structure',
		markdown: '> ## Said\n>\n> - a\n> - b\n>\n> ```\n> code\n> ```\n>\n> > deeper\n\nAfter.',
		visible: 'Said a b code deeper After.',
	},
	{
		name: 'hard breaks',
		markdown: 'Roses are red  \nViolets are blue\\\nSugar is sweet',
		visible: 'Roses are red Violets are blue Sugar is sweet',
	},
	{
		name: 'addresses in text',
		markdown: 'See https://example.com/a_(b)?c=d&e=f#g, www.example.org. Write to me@example.com!',
		visible: 'See https://example.com/a_(b)?c=d&e=f#g, www.example.org. Write to me@example.com!',
	},
	{
		name: 'reference links',
		markdown: 'The [first][1] and the [second].\n\n[1]: https://example.com/1 "One"\n[second]: <https://example.com/2>',
		visible: 'The first and the second.',
	},
	{
		name: 'images',
		markdown: 'Before ![A cat](https://example.com/cat.jpg "A cat sleeps") after.',
		visible: 'Before A cat sleeps after.',
	},
	{
		name: 'HTML as models write it',
		markdown: 'H<sub>2</sub>O and E=mc<sup>2</sup>, <u>under</u>, <kbd>Ctrl</kbd>+<kbd>C</kbd><br>next',
		visible: 'H2O and E=mc2, under, Ctrl+C next',
	},
	{
		name: 'HTML blocks',
		markdown: '<div align="center">\n\n**Centred**\n\n</div>\n\n<p>One &amp; two</p>\n<p>Three</p>',
		visible: 'Centred One & two Three',
	},
	{
		name: 'details',
		markdown: '<details>\n<summary>More</summary>\n\nThe *rest*.\n\n</details>',
		visible: 'More The rest.',
	},
	{ name: 'HTML list', markdown: '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>', visible: 'One Two' },
	{ name: 'HTML table', markdown: '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', visible: 'a b c' },
	{
		name: 'entities',
		markdown: '&copy; 2026 &mdash; Tom &amp; Jerry&nbsp;Ltd. &#8364;5 &lt;tag&gt;',
		visible: '© 2026 — Tom & Jerry Ltd. €5 <tag>',
	},
	{
		name: 'literal entities in code',
		markdown: 'Write `&amp;` for &, and `&lt;br&gt;`.',
		visible: 'Write &amp; for &, and &lt;br&gt;.',
	},
	{
		name: 'code in many languages',
		markdown:
			'```php\n<?php echo "[shortcode]"; ?>\n```\n\n```html\n<!-- wp:paragraph -->\n<p>x</p>\n```\n\n    indented()\n',
		visible: '<?php echo "[shortcode]"; ?> <!-- wp:paragraph --> <p>x</p> indented()',
	},
	{
		name: 'code with addresses',
		markdown: '```\nhttps://example.com/a\nhttps://example.com/b\n```',
		visible: 'https://example.com/a https://example.com/b',
	},
	{
		name: 'decorations inside each other',
		markdown: '***Both*** and **bold *italic* bold** and ~~gone~~ and *a **b** c*.',
		visible: 'Both and bold italic bold and gone and a b c.',
	},
	{
		name: 'headings of all levels',
		markdown: '# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\nSetext\n---',
		visible: 'One Two Three Four Five Six Setext',
	},
	{
		name: 'recipe',
		markdown:
			'## Ingredients\n\n* 1½ cups flour\n* 2–3 eggs\n* 180 °C / 350 °F\n\n## Method\n\n1) Mix.\n2) Bake ~20 min.',
		visible: 'Ingredients 1½ cups flour 2–3 eggs 180 °C / 350 °F Method Mix. Bake ~20 min.',
	},
	{
		name: 'mathematics',
		markdown: 'Let $x_1 + x_2 = 10$ and \\(a^2\\). 10^-3, ≠ ≤ ∑ √2. |x| < 1.',
		visible: 'Let $x_1 + x_2 = 10$ and (a^2). 10^-3, ≠ ≤ ∑ √2. |x| < 1.',
	},
	{
		name: 'dialogue',
		markdown: '— Who is it?\n— It’s me…\n\n"Straight" \'quotes\' -- and dashes --- here.',
		visible: '— Who is it? — It’s me… "Straight" \'quotes\' -- and dashes --- here.',
	},
	{
		name: 'numbers that start lines',
		markdown: '1986\\. A great year.\n\n\\- not a list\n\n\\# not a heading\n\n+1 for this',
		visible: '1986. A great year. - not a list # not a heading +1 for this',
	},
	{ name: 'rules between parts', markdown: 'a\n\n---\n\nb\n\n***\n\nc', visible: 'a b c' },
	{ name: 'Windows line ends', markdown: 'One\r\nline.\r\n\r\n- a\r\n- b\r\n', visible: 'One line. a b' },
	{ name: 'no text at all', markdown: '', visible: '' },
	{
		name: 'long paragraph',
		markdown: 'The quick brown fox jumps over the lazy dog. '.repeat(400),
		visible: 'The quick brown fox jumps over the lazy dog. '.repeat(400),
	},
];

const inLanguages: BenignSample[] = Object.entries(languages).map(
	([tag, [title, one, two, first, second, saying]]) => ({
		name: `article in ${tag}`,
		markdown: [
			`## ${title}`,
			`**${title}** ${one} *${two}*\n${one}`,
			`- ${first}\n- **${second}**\n  1. ${one}`,
			`> ${saying}`,
			`| ${first} | ${second} |\n|---|--:|\n| ${one} | ${saying} |`,
			`### ${second}\n\n[${one}](https://example.com/${encodeURIComponent(tag)}) ~~${two}~~ \`${first}\``,
		].join('\n\n'),
		visible: [
			title,
			title,
			one,
			two,
			one,
			first,
			second,
			one,
			saying,
			first,
			second,
			one,
			saying,
			second,
			one,
			two,
			first,
		].join(' '),
	}),
);

/** Documents that must come through with all their text. */
export const benign: BenignSample[] = [...structures, ...inLanguages];
