import { expect, test } from 'vitest';
import { refusedRows } from './refused-rows.ts';

test('the rows that were refused are read from the error, and nothing else', () => {
	const row = { row: 2, field: 'title', message: 'Enter a title.' };
	expect(refusedRows({ code: 'draftsmith_bad_rows', data: { rows: [row, { row: 'x' }, null] } })).toEqual([row]);
	for (const other of [null, 'gone', new Error('gone'), { data: { rows: 'x' } }, { data: null }])
		expect(refusedRows(other)).toEqual([]);
});
