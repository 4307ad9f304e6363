import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument, anySoup } from './corpus/arbitrary-markdown.ts';
import { offences } from './corpus/oracle.ts';
import { type PublishOptions, renderArticle, renderBlocks } from './index.ts';

/** What an author may allow, from nothing to everything. */
const anyOptions: fc.Arbitrary<PublishOptions> = fc.constantFrom<PublishOptions[]>(
	{},
	{ links: [] },
	{ links: ['https://e.x', 'https://example.com/a?b=1&c=2', 'mailto:me@example.com'] },
	{ embeds: ['https://youtu.be/a--b_c-d', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=1'] },
	{ links: ['https://e.x/a'], embeds: ['https://youtu.be/a--b_c-d'] },
);

const runs = Number(process.env.DRAFTSMITH_PROPERTY_RUNS ?? 400);

describe.each([
	['documents', anyDocument],
	['soups of syntax', anySoup],
])('any of the %s', (_name, arbitrary) => {
	it('gives markup that breaks no rule of the output policy', () => {
		fc.assert(
			fc.property(arbitrary, anyOptions, (markdown, options) => {
				expect(offences(renderBlocks(markdown, options))).toEqual([]);
			}),
			{ numRuns: runs },
		);
	});

	it('gives Markdown that renders as the same blocks, text and Markdown again', () => {
		fc.assert(
			fc.property(arbitrary, anyOptions, (markdown, options) => {
				const once = renderArticle(markdown, options);
				const again = renderArticle(once.markdown, options);
				expect(again).toEqual({ ...once, title: again.title });
				expect(renderBlocks(once.markdown, options)).toBe(once.blocks);
				expect(again.title).toBeUndefined();
			}),
			{ numRuns: runs },
		);
	});
});

/** Lines that nest, quote, list and decorate in any order, right or wrong; no addresses, tables,
 * fences and HTML but details: a table may drop cells past its last column, and a fence the words on its first line. */
const opens = [
	'> ',
	'- ',
	'* ',
	'1. ',
	'9) ',
	'  ',
	'    ',
	'# ',
	'### ',
	'\t',
	'<details>',
	'<summary>',
	'</summary>',
];
const structure = fc.array(
	fc.record({
		prefix: fc.array(fc.constantFrom(...opens), {
			maxLength: 20,
		}),
		around: fc.constantFrom('', '*', '**', '***', '_', '~~', '`', '``'),
		glue: fc.constantFrom(
			' ',
			'',
			' | ',
			'  \n',
			'\\\n',
			' * ',
			' `',
			' ~ ',
			'\n---\n',
			'\n===\n',
			'\n\n',
			'</summary>',
		),
		between: fc.constantFrom('\n', '\n\n', '\n\n\n', '</details>\n', '\n</details>\n\n'),
	}),
	{ maxLength: 12 },
);

it('loses no word, however lines are nested and decorated', () => {
	fc.assert(
		fc.property(structure, (lines) => {
			const words = lines.flatMap((_line, at) => [`left${at}word`, `right${at}word`]);
			const markdown = lines
				.map(({ prefix, around, glue, between }, at) => {
					const [left, right] = [words[at * 2], words[at * 2 + 1]];
					return `${prefix.join('')}${around}${left}${glue}${right}${around}${between}`;
				})
				.join('');
			const blocks = renderBlocks(markdown);
			expect(words.filter((word) => !blocks.includes(word))).toEqual([]);
		}),
		{ numRuns: runs },
	);
});
