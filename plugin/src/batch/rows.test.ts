import { expect, test } from 'vitest';
import { countColumns, countUndated, daysFor, groupRows, plannedDates, toRows } from './rows.ts';
import { testEstimate } from './test-estimate.ts';

const record = (line: number, ...cells: string[]) => ({ line, cells });

test('records become rows by their columns; what a short record lacks is empty', () => {
	expect(
		toRows([record(1, 'Tags', 'Title'), record(2, 'a', 'Rye'), record(4, 'b')], { title: 1, tags: 0 }, true),
	).toEqual([
		{ line: 2, cells: { title: 'Rye', tags: 'a' }, surplus: '' },
		{ line: 4, cells: { title: '', tags: 'b' }, surplus: '' },
	]);
	expect(toRows([record(1, 'Rye')], { title: 0 }, false)).toHaveLength(1);
});

test('what stands beyond the last column of the first line is not lost', () => {
	const records = [
		record(1, 'Title', 'Notes', ' '),
		record(2, 'Bread', ' butter and jam', 'notes', '', 'x'),
		record(3, 'Rye', 'y', ' '),
	];
	expect(countColumns(records, true)).toBe(2);
	expect(toRows(records, { title: 0, prompt: 1 }, true).map(({ surplus }) => surplus)).toEqual(['notes · x', '']);
	expect(countColumns(records, false)).toBe(3);
	const list = [record(1, 'Milk'), record(2, 'Bread', ' butter')];
	expect(toRows(list, { title: 0 }, false).map(({ surplus }) => surplus)).toEqual(['', 'butter']);
});

test('planned dates go to rows without one, in order', () => {
	const rows = ['', '2031-01-01', ' '].map((post_date, index) => ({
		line: index,
		cells: { title: 'x', post_date },
		surplus: '',
	}));
	expect(countUndated(rows)).toBe(2);
	expect(plannedDates(rows, ['A', 'B'])).toEqual(['A', null, 'B']);
});

test('a row that says what else becomes of its post is not planned', () => {
	const rows = ['', 'draft', 'Published', 'Entwurf', 'geplant', 'private', 'pending', 'nonsense'].map(
		(post_status, index) => ({ line: index, cells: { title: 'x', post_status }, surplus: '' }),
	);
	expect(countUndated(rows)).toBe(3);
	expect(plannedDates(rows, ['A', 'B', 'C'])).toEqual(['A', null, 'B', null, 'C', null, null, null]);
});

test('rows that take the same are one group, as long as its longest', () => {
	const row = {
		title: 'Rye',
		prompt: '',
		language: 'en',
		model: 'baker',
		content_type: 'article',
		post_type: 'post',
		post_status: 'draft',
		tone: 'neutral',
		length: 'short',
	} as const;
	const { groups, groupOf } = groupRows([
		row,
		{ ...row, length: 'long' },
		{ ...row, title: 'Rye bread', tone: 'friendly', prompt: 'Hm' },
	]);
	expect(groupOf).toEqual([0, 1, 0]);
	expect(groups).toMatchObject([
		{ rows: 2, length: 'short', title_characters: 9, prompt_characters: 2 },
		{ rows: 1, length: 'long', title_characters: 3, prompt_characters: 0 },
	]);
});

test('a batch takes as many days as its tightest limit', () => {
	expect(daysFor(testEstimate({}), 300)).toBe(1);
	expect(daysFor(testEstimate({ requests: { per_day: 100, left_today: 300 } }), 300)).toBe(1);
	expect(daysFor(testEstimate({ requests: { per_day: 100, left_today: 50 } }), 300)).toBe(4);
	expect(daysFor(testEstimate({ tokens: { per_day: 100, left_today: 0 } }), 300)).toBe(11);
	expect(daysFor(testEstimate({ own_per_day: 20, own_left_today: 20 }), 300)).toBe(15);
	expect(daysFor(testEstimate({ own_per_day: 20, own_left_today: 0 }), 300)).toBe(16);
});
