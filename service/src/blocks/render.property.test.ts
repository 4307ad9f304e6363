import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument, anySoup } from './corpus/arbitrary-markdown.ts';
import { offences } from './corpus/oracle.ts';
import { renderArticle, renderBlocks } from './index.ts';

const runs = Number(process.env.DRAFTSMITH_PROPERTY_RUNS ?? 400);

describe.each([
	['documents', anyDocument],
	['soups of syntax', anySoup],
])('any of the %s', (_name, arbitrary) => {
	it('gives markup that breaks no rule of the output policy', () => {
		fc.assert(
			fc.property(arbitrary, (markdown) => {
				expect(offences(renderBlocks(markdown))).toEqual([]);
			}),
			{ numRuns: runs },
		);
	});

	it('gives Markdown that renders as the same blocks, text and Markdown again', () => {
		fc.assert(
			fc.property(arbitrary, (markdown) => {
				const once = renderArticle(markdown, {});
				const again = renderArticle(once.markdown, {});
				expect(again).toEqual({ ...once, title: again.title });
				expect(renderBlocks(once.markdown)).toBe(once.blocks);
				expect(again.title).toBeUndefined();
			}),
			{ numRuns: runs },
		);
	});
});

/** Lines that nest, quote, list and decorate in any order, right or wrong; no addresses, HTML, tables and
 * fences: a table may drop cells past its last column, and a fence the words on its first line. */
const structure = fc.array(
	fc.record({
		prefix: fc.array(fc.constantFrom('> ', '- ', '* ', '1. ', '9) ', '  ', '    ', '# ', '### ', '\t'), {
			maxLength: 20,
		}),
		around: fc.constantFrom('', '*', '**', '***', '_', '~~', '`', '``'),
		glue: fc.constantFrom(' ', '', ' | ', '  \n', '\\\n', ' * ', ' `', ' ~ ', '\n---\n', '\n===\n', '\n\n'),
		between: fc.constantFrom('\n', '\n\n', '\n\n\n'),
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
