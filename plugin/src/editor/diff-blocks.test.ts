import { expect, test } from 'vitest';
import { diffBlocks, type TextBlock } from './diff-blocks.ts';

const paragraph = (text: string): TextBlock => ({ kind: 'core/paragraph', text });
const heading = (text: string): TextBlock => ({ kind: 'core/heading', text });
const types = (before: TextBlock[], after: TextBlock[]) => diffBlocks(before, after, 'en').map(({ type }) => type);

test('the same text has no changes', () => {
	expect(types([heading('Bread'), paragraph('Rye.')], [heading('Bread'), paragraph('Rye.')])).toEqual(['same', 'same']);
	expect(types([], [])).toEqual([]);
});

test('words that changed are told within their paragraph', () => {
	const [change] = diffBlocks([paragraph('Bake it for one hour.')], [paragraph('Bake it for two hours.')], 'en');
	expect(change).toMatchObject({ type: 'changed' });
	const words = change?.type === 'changed' ? change.pieces : [];
	const of = (type: string) =>
		words
			.filter((piece) => piece.type === type)
			.map(({ text }) => text.trim())
			.join(' ');
	expect([of('removed'), of('added')]).toEqual(['one hour', 'two hours']);
	expect(
		words
			.filter(({ type }) => type !== 'removed')
			.map(({ text }) => text)
			.join(''),
	).toBe('Bake it for two hours.');
});

test('blocks that came, went, or have nothing in common', () => {
	expect(types([paragraph('Old.')], [paragraph('Old.'), heading('New')])).toEqual(['same', 'added']);
	expect(types([paragraph('Old.'), heading('Gone')], [paragraph('Old.')])).toEqual(['same', 'removed']);
	expect(types([paragraph('Something about cats')], [paragraph('Wholly different words here')])).toEqual([
		'removed',
		'added',
	]);
	expect(types([heading('Bread')], [paragraph('Bread')])).toEqual(['removed', 'added']);
});

test('words of a language without spaces are told apart', () => {
	const [change] = diffBlocks([paragraph('面包很好吃')], [paragraph('面包非常好吃')], 'zh');
	expect(change).toMatchObject({ type: 'changed' });
});

test('two long articles that differ everywhere do not keep the page waiting: what takes too long is removed and added', () => {
	const text = (word: string) => Array.from({ length: 2000 }, (_, at) => paragraph(`${word} ${at} `.repeat(30)));
	const began = performance.now();
	const changes = diffBlocks(text('one'), text('two'), 'en');
	expect(performance.now() - began).toBeLessThan(3000);
	expect(changes.at(-1)).toMatchObject({ type: 'added', block: { text: expect.stringContaining('two 1999') } });
});
