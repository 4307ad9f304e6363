import { expect, test } from 'vitest';
import { tableLines } from './print-table.ts';

test('columns are as wide as their widest cell', () => {
	expect(
		tableLines({
			columns: ['ID', 'NAME'],
			rows: [
				['1', 'a longer one'],
				['22', null],
			],
		}),
	).toEqual(['ID  NAME', '1   a longer one', '22  -']);
});

test('nothing is said to be nothing', () => {
	expect(tableLines({ columns: ['ID'], rows: [] })).toEqual(['(none)']);
});

test('fields stand below each other', () => {
	expect(
		tableLines({
			fields: [
				['id', 7],
				['proven', true],
				['ended', null],
			],
		}),
	).toEqual(['id      7', 'proven  yes', 'ended   -']);
});

test('what is written into a name moves no cursor and sets no title', () => {
	const [, line] = tableLines({ columns: ['NAME'], rows: [['\u001b]0;owned\u0007\u009b2J\u202ea\nb']] });
	expect(line).toBe(']0;owned2Jab');
});
