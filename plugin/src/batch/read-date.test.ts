import { expect, test } from 'vitest';
import { readDate } from './read-date.ts';

const read = (text: string) => {
	const moment = readDate(text, 'Europe/Vilnius');
	return moment === null || Number.isNaN(moment) ? moment : new Date(moment).toISOString();
};

test.each([
	['2027-01-15 09:30', '2027-01-15T07:30:00.000Z'],
	['2027-01-15T09:30:00', '2027-01-15T07:30:00.000Z'],
	['2027-01-15T09:30:00Z', '2027-01-15T09:30:00.000Z'],
	['2027-01-15 09:30+05:30', '2027-01-15T04:00:00.000Z'],
	['2027/1/5', '2027-01-05T07:00:00.000Z'],
	['15.1.2027, 18:00', '2027-01-15T16:00:00.000Z'],
	['15/01/2027 6:00 pm', '2027-01-15T16:00:00.000Z'],
	['01/15/2027 12:00 AM', '2027-01-14T22:00:00.000Z'],
	['03/03/2027', '2027-03-03T07:00:00.000Z'],
])('%s is a moment by the site’s clock', (text, expected) => {
	expect(read(text)).toBe(expected);
});

test.each([
	'01/02/2027',
	'2027-13-01',
	'2027-01-15 24:00',
	'2027-01-15 09:75',
	'2027-01-15 13:00 pm',
	'soon',
	'44927',
	'2027-01-15 Z',
])('%s is none without doubt', (text) => {
	expect(read(text)).toBeNaN();
});

test('an empty cell is no date', () => {
	expect(read('')).toBeNull();
});
