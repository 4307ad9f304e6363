import { expect, test } from 'vitest';
import { checkLength, measure } from './check-length.ts';
import { contextOf } from './corpus/context.ts';
import type { SectionText } from './section-text.ts';

/** Sections of so many words each, without headings. */
const sectionsOf = (...words: number[]): SectionText[] =>
	words.map((count) => ({ heading: '', markdown: Array.from({ length: count }, () => 'bean').join(' ') }));

function rewrites(words: number[], targets: number[], goal: number): [number, string, string][] {
	const problems = checkLength(sectionsOf(...words), targets, contextOf({ target_words: goal }));
	return problems.map(({ section, code, advice }) => [section, code, advice]);
}

test.each([
	['en', '**One** [two](https://a.example/b), `three`.\n\n- four\n- five\n\n| six | seven |\n|---|---|\n| 8 | 9 |', 9],
	['en', '# One\n\n```js\ntwo()\n```\n\n> three ![](https://a.example/b.png)', 3],
	['ru', '**Привет**, мир! Это — кофе.', 4],
	['zh-Hans', '我喜欢喝茶。', 3],
	['ja', 'コーヒーを飲みます。', 5],
	['th', 'สวัสดีชาวโลก', 3],
	['km', 'កាហ្វេធ្វើពីគ្រាប់', 4],
	['lo', 'ສະບາຍດີຊາວໂລກ', 2],
	['my', 'မြန်မာစကား', 2],
	['ko', '커피를 마십니다.', 2],
])('%s: the words of %j that readers see are %i', (language, markdown, expected) => {
	expect(measure([{ heading: '', markdown }], language).total).toBe(expected);
});

test('headings count', () => {
	const sections = [
		{ heading: 'Two words', markdown: 'And three more.' },
		{ heading: '', markdown: 'One.' },
	];
	expect(measure(sections, 'en')).toEqual({ total: 6, bySection: [5, 1] });
	expect(measure([], 'en')).toEqual({ total: 0, bySection: [] });
});

test('within 15 % nothing is to be written anew, however the sections are', () => {
	expect(rewrites([40, 45], [50, 50], 100)).toEqual([]);
	expect(rewrites([15, 100], [50, 50], 100)).toEqual([]);
	expect(rewrites([30, 170], [100, 100], 200)).toEqual([]);
	expect(rewrites([], [], 100)).toEqual([]);
	expect(rewrites([10], [10], 0)).toEqual([]);
});

test('the largest deviations are made up first, and no more than is needed', () => {
	// 60 are missing; the second section lacks 60, the first 10, the third has 10 too many.
	expect(rewrites([90, 40, 110], [100, 100, 100], 300)).toEqual([
		[1, 'too_short', 'Write about 100 words; it has 40 now.'],
	]);
	// One is enough where the rest is within 15 %; of two each is cut in proportion.
	expect(rewrites([30, 40, 130], [100, 100, 100], 300)).toEqual([
		[0, 'too_short', 'Write about 100 words; it has 30 now.'],
	]);
	expect(rewrites([40, 40, 110], [100, 100, 100], 300)).toEqual([
		[0, 'too_short', 'Write about 95 words; it has 40 now.'],
		[1, 'too_short', 'Write about 95 words; it has 40 now.'],
	]);
	// 26 missing of 400 are within 15 %.
	expect(rewrites([90, 84, 100, 10], [100, 100, 100, 100], 400)).toEqual([
		[3, 'too_short', 'Write about 100 words; it has 10 now.'],
	]);
	expect(rewrites([90, 84, 100, 30], [100, 100, 100, 100], 400)).toEqual([
		[3, 'too_short', 'Write about 100 words; it has 30 now.'],
	]);
	expect(rewrites([200, 100, 100], [100, 100, 100], 300)).toEqual([
		[0, 'too_long', 'Write about 100 words; it has 200 now.'],
	]);
});

test('targets that do not add up are scaled, and none are shared out evenly', () => {
	expect(rewrites([10, 30], [1, 3], 400)).toEqual([
		[0, 'too_short', 'Write about 100 words; it has 10 now.'],
		[1, 'too_short', 'Write about 300 words; it has 30 now.'],
	]);
	expect(rewrites([50, 100], [], 200)).toEqual([[0, 'too_short', 'Write about 100 words; it has 50 now.']]);
});

test('the whole always lands on its target', () => {
	for (const words of [
		[3, 77, 41, 14],
		[500, 1, 1, 333],
		[0, 0, 0, 0],
		[33, 33, 34, 33],
	]) {
		const targets = [40, 80, 21, 60];
		const goal = 207;
		const changed = [...words];
		for (const [section, , advice] of rewrites(words, targets, goal))
			changed[section] = Number(/about (\d+) words/.exec(advice)?.[1]);
		const total = changed.reduce((all, count) => all + count, 0);
		expect(Math.abs(total - goal)).toBeLessThanOrEqual(0.15 * goal);
	}
});

test('a section that is hardly there is to be written anew, though the whole is long enough', () => {
	expect(rewrites([20, 110, 110, 110], [100, 100, 100, 100], 400)).toEqual([
		[0, 'too_short', 'Write about 100 words; it has 20 now.'],
	]);
	const both = checkLength(sectionsOf(20, 180), [100, 100], contextOf({ target_words: 200 }));
	expect(both.map(({ code, words }) => [code, words])).toEqual([
		['too_short', 100],
		['too_long', 100],
	]);
	const list = [{ heading: '', markdown: '- one\n- two' }, ...sectionsOf(198)];
	expect(checkLength(list, [100, 100], contextOf({ target_words: 200 }))).toEqual([]);
	const table = [{ heading: '', markdown: '| A | B |\n|---|---|\n| 1 | 2 |' }, ...sectionsOf(198)];
	expect(checkLength(table, [100, 100], contextOf({ target_words: 200 }))).toEqual([]);
	const refusal = [{ heading: '', markdown: '🍞🥖✨' }, ...sectionsOf(198)];
	expect(checkLength(refusal, [100, 100], contextOf({ target_words: 200 }))[0]?.code).toBe('too_short');
});
