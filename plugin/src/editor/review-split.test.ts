import { expect, test } from 'vitest';
import { findStatement, type Heading, splitSections } from './review-split.ts';

/** Blocks of a test are strings: `## Text` is a heading. */
function headingOf(block: string): Heading | null {
	const [, marks, text] = /^(#+) (.*)$/.exec(block) ?? [];
	return marks && text !== undefined ? { level: marks.length, text } : null;
}

const named = (...headings: string[]) => headings.map((heading) => ({ heading, words: 10 }));
const shape = (blocks: string[], sections: { heading: string; words: number }[]) =>
	splitSections(blocks, headingOf, sections).map(({ index, heading, blocks }) => [index, heading, ...blocks]);

test('sections begin at their headings, however those are spaced', () => {
	expect(shape(['a', '## Flour', 'b', '### Rye', 'c', '## The  oven', 'd'], named('', 'Flour', 'The oven'))).toEqual([
		[0, '', 'a'],
		[1, 'Flour', '## Flour', 'b', '### Rye', 'c'],
		[2, 'The oven', '## The  oven', 'd'],
	]);
});

test('a section whose heading is gone stays with the one before it, and the others keep their places', () => {
	expect(shape(['## One', 'a', 'b', '## Three', 'c'], named('One', 'Two', 'Three'))).toEqual([
		[0, 'One', '## One', 'a', 'b'],
		[2, 'Three', '## Three', 'c'],
	]);
});

test('the same heading twice: each begins its own section', () => {
	expect(shape(['## Tips', 'a', '## Tips', 'b'], named('Tips', 'Tips'))).toEqual([
		[0, 'Tips', '## Tips', 'a'],
		[1, 'Tips', '## Tips', 'b'],
	]);
});

test('of a service that names no sections, the highest headings begin them', () => {
	expect(shape(['a', '## One', '### Deeper', '## Two'], [])).toEqual([
		[null, '', 'a'],
		[null, 'One', '## One', '### Deeper'],
		[null, 'Two', '## Two'],
	]);
	expect(shape(['a', 'b'], [])).toEqual([[null, '', 'a', 'b']]);
});

test('a statement is found whatever its case, spaces and full stop', () => {
	const texts = ['Bread is old.', 'Good flour  costs a little more, they say.'];
	expect(findStatement(texts, 'good flour costs a little more.')).toBe(1);
	expect(findStatement(texts, 'Good flour costs more.')).toBe(1);
	expect(findStatement(texts, 'Water is dry.')).toBe(-1);
	expect(findStatement(texts, ' . ')).toBe(-1);
});
