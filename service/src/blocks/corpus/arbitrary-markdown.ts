import fc from 'fast-check';

/** Pieces that mean something to Markdown, HTML, WordPress or Unicode, for soups of them. */
const pieces = [
	...[
		'*',
		'**',
		'***',
		'_',
		'__',
		'~~',
		'`',
		'``',
		'[',
		']',
		'(',
		')',
		'![',
		'](',
		'<',
		'>',
		'|',
		'\\',
		'!',
		'&',
		'#',
		':',
	],
	...[
		'\n',
		'\n\n',
		'  \n',
		'\\\n',
		'    ',
		'\t',
		' ',
		'\r\n',
		'> ',
		'- ',
		'* ',
		'+ ',
		'1. ',
		'3) ',
		'---',
		'===',
		'```',
		'~~~',
	],
	...[
		'# ',
		'## ',
		'|a|b|\n|-|:-:|\n|c|d|\n',
		'[ ] ',
		'[x] ',
		'[^1]',
		'[^1]: ',
		'\n\n[^1]: ',
		'[a]: https://e.x',
		'[a]',
		'\n|-|\n',
	],
	...[
		'<b>',
		'</b>',
		'<br>',
		'<div>',
		'</div>',
		'<script>',
		'</script>',
		'<!--',
		'-->',
		'<a href="javascript:x">',
		'<td>',
	],
	...['<details>', '</details>', '<summary>', '</summary>', '<details><summary>S</summary>', '<details open>\n'],
	...['[gallery]', '[/gallery]', '<!-- wp:html -->', '<!--more-->', 'https://e.x/a', 'http://', 'www.e.x', 'a@b.cd'],
	...[
		'[l](https://e.x/a_(b))',
		'[l](javascript:x)',
		'![i](https://e.x/i.png "c")',
		'&amp;',
		'&#91;',
		'&lt;',
		'&copy;',
		'&nbsp;',
	],
	...[
		'\u200b',
		'\u202e',
		'\u200d',
		'\u200c',
		'\ufeff',
		'\u0000',
		'\ud800',
		'\u00a0',
		'\u3000',
		'😀',
		'👩\u200d💻',
		'\u00ad',
	],
	...[
		'word',
		'A',
		'é',
		'中文',
		'日本',
		'ไทย',
		'العربية',
		'می\u200cخواهم',
		'हिन्दी',
		'1',
		'.',
		',',
		'"',
		"'",
		'-',
		'=',
		'{',
		'}',
		'/',
	],
];

/** Any text: half made of the pieces above, half of any characters. */
export const anySoup: fc.Arbitrary<string> = fc.oneof(
	fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((list) => list.join('')),
	fc
		.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 30 })
		.map((list) => list.join('')),
);

const word = fc.oneof(
	fc.stringMatching(/^[A-Za-z0-9]{1,9}$/),
	fc.constantFrom(
		'naïve',
		'中文字',
		'かな',
		'한국어',
		'русский',
		'עברית',
		'snake_case',
		'a*b',
		'[sic]',
		'5 < 6',
		'R&D',
		'#1',
		'2.',
		'"q"',
		'😀',
		'x|y',
		'~5',
		'1) a',
	),
);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));

const inline: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: words },
			{ weight: 1, arbitrary: words.map((text) => `**${text}**`) },
			{ weight: 1, arbitrary: words.map((text) => `*${text}*`) },
			{ weight: 1, arbitrary: fc.tuple(words, words).map(([outer, inner]) => `***${outer}** ${inner}*`) },
			{ weight: 1, arbitrary: fc.tuple(words, words).map(([outer, inner]) => `**${outer} *${inner}***`) },
			{ weight: 1, arbitrary: words.map((text) => `~~${text}~~`) },
			{ weight: 1, arbitrary: words.map((text) => `\`${text}\``) },
			{ weight: 1, arbitrary: words.map((text) => `[${text}](https://example.com/a?b=1&c=2)`) },
			{ weight: 1, arbitrary: words.map((text) => `![${text}](https://example.com/a.jpg)`) },
			{
				weight: 1,
				arbitrary: fc.constantFrom(
					'https://example.com/x',
					'<https://example.com/y>',
					'me@example.com',
					'  \nnext',
					'<br>',
					'[^1]',
					'&copy;',
				),
			},
		),
		{ minLength: 1, maxLength: 5 },
	)
	.chain((parts) => fc.constantFrom(' ', '').map((glue) => parts.join(glue)));

const table = fc
	.tuple(
		fc.integer({ min: 1, max: 4 }),
		fc.array(
			inline.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')),
			{ minLength: 4, maxLength: 12 },
		),
		fc.constantFrom('---', ':--', '--:', ':-:'),
	)
	.map(([columns, cells, rule]) => {
		const rows: string[] = [];
		for (let at = 0; at < cells.length; at += columns) rows.push(`| ${cells.slice(at, at + columns).join(' | ')} |`);
		return [rows[0] ?? '| a |', `|${` ${rule} |`.repeat(columns)}`, ...rows.slice(1)].join('\n');
	});

const code = fc
	.tuple(
		fc.constantFrom('', 'js', 'c++', 'php {1}'),
		fc.array(
			fc.oneof(words, fc.constantFrom('', '\tindented', 'https://example.com/z', '[x]', '<b>&amp;', '  ', '``')),
			{ minLength: 1, maxLength: 5 },
		),
	)
	.map(([language, lines]) => `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``);

const { block } = fc.letrec<{ block: string; list: string; quote: string; details: string }>((tie) => ({
	details: fc
		.tuple(
			inline,
			fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
			fc.constantFrom('', '\n', '\n\n'),
			fc.constantFrom('</details>', '\n</details>', '\n\n</details>', ''),
		)
		.map(
			([summary, blocks, gap, end]) =>
				`<details>${gap}<summary>${summary.replaceAll('\n', ' ')}</summary>${gap}${blocks.join('\n\n')}${end}`,
		),
	list: fc
		.tuple(
			fc.constantFrom('- ', '* ', '1. ', '7) '),
			fc.array(fc.tuple(inline, fc.option(tie('block'), { nil: '' })), { minLength: 1, maxLength: 3 }),
			fc.boolean(),
		)
		.map(([marker, items, isLoose]) =>
			items
				.map(([line, inner]) => {
					const pad = ' '.repeat(marker.length);
					const body = inner === '' ? line : `${line}\n${isLoose ? '\n' : ''}${inner}`;
					return marker + body.replaceAll('\n', `\n${pad}`);
				})
				.join(isLoose ? '\n\n' : '\n'),
		),
	quote: fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((blocks) =>
		blocks
			.join('\n\n')
			.split('\n')
			.map((line) => `> ${line}`)
			.join('\n'),
	),
	block: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		inline,
		fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
		fc.constantFrom(
			'---',
			'<div>\n\ntext\n\n</div>',
			'<!-- note -->',
			'![Alt](https://example.com/a.jpg "Caption")',
			'[^1]: A *note*.',
			'[^1]: A note\n\n    - with\n    - a list',
			'https://youtu.be/a--b_c-d',
			'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1',
		),
		code,
		table,
		tie('list'),
		tie('quote'),
		tie('details'),
	),
}));

/** Whole documents as people and models write them, with every kind of block inside each other. */
export const anyDocument: fc.Arbitrary<string> = fc
	.array(block, { minLength: 1, maxLength: 6 })
	.map((blocks) => blocks.join('\n\n'));
