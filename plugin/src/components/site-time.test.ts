import { expect, test } from 'vitest';
import { dayAt, fixedOffset, knownZone, nextDay, toInstant, weekdayOf } from './site-time.ts';

const at = (day: string, time: string, zone: string) => {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return new Date(toInstant({ day, minutes: hours * 60 + minutes }, zone)).toISOString();
};

test.each([
	['in winter', '2027-01-15', '09:00', 'Europe/Vilnius', '2027-01-15T07:00:00.000Z'],
	['in summer', '2027-07-15', '09:00', 'Europe/Vilnius', '2027-07-15T06:00:00.000Z'],
	['south of the equator', '2027-01-15', '09:00', 'Australia/Sydney', '2027-01-14T22:00:00.000Z'],
	['at half an hour', '2027-01-15', '09:00', 'Asia/Kolkata', '2027-01-15T03:30:00.000Z'],
	['at a fixed offset', '2027-01-15', '09:00', '-03:30', '2027-01-15T12:30:00.000Z'],
	['an hour before the clock jumps', '2027-03-28', '02:30', 'Europe/Vilnius', '2027-03-28T00:30:00.000Z'],
	['in the hour that it skips', '2027-03-28', '03:30', 'Europe/Vilnius', '2027-03-28T01:30:00.000Z'],
	['in the hour that comes twice', '2027-10-31', '03:30', 'Europe/Vilnius', '2027-10-31T00:30:00.000Z'],
	['west of Greenwich, skipped', '2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:30:00.000Z'],
	['a day beyond the date line', '2027-01-15', '00:00', 'Pacific/Auckland', '2027-01-14T11:00:00.000Z'],
])('the site’s clock %s', (_, day, time, zone, expected) => {
	expect(at(day, time, zone)).toBe(expected);
});

test('a day that is none is no moment', () => {
	expect(toInstant({ day: '2027-02-30', minutes: 0 }, 'UTC')).toBeNaN();
	expect(toInstant({ day: 'soon', minutes: 0 }, 'UTC')).toBeNaN();
});

test('days follow each other', () => {
	expect(nextDay('2027-12-31')).toBe('2028-01-01');
	expect(weekdayOf('2027-03-28')).toBe(0);
	expect(dayAt(Date.parse('2027-01-14T23:30:00Z'), 'Europe/Vilnius')).toBe('2027-01-15');
});

test('a zone that the browser does not know is the site’s present offset', () => {
	expect(knownZone('Europe/Vilnius', 2)).toBe('Europe/Vilnius');
	expect(knownZone('-03:30', 2)).toBe('-03:30');
	expect(knownZone('Mars/Olympus_Mons', 2)).toBe('+02:00');
	expect(knownZone('', -9.5)).toBe('-09:30');
	expect(knownZone('', 0)).toBe('+00:00');
	const zone = knownZone('Mars/Olympus_Mons', 5.75);
	expect(fixedOffset(zone)).toBe(345);
	expect(dayAt(Date.parse('2027-01-15T18:20:00Z'), zone)).toBe('2027-01-16');
});
