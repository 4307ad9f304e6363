import { toInstant } from '../components/site-time.ts';

/** When a post comes whose date has no time: nine in the morning. */
const MORNING = 9 * 60;

/** A date with an offset of its own, to the second. */
const WITH_OFFSET =
	/^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::([0-5]\d)(?:\.\d+)?)?(?:Z|([+-](?:0\d|1[0-4])):?([0-5]\d))$/i;

/** A day, and perhaps a time by the site's clock; seconds may stand there, but posts come at the minute. */
const BY_SITE_CLOCK = /^(\S+?)(?:[T ,]+(\d{1,2}):(\d\d)(?::[0-5]\d)?\s*([ap]m)?)?$/i;

/**
 * The moment that a cell names, in milliseconds since 1970; null for an empty cell, NaN for what is no date, or two. Without an
 * offset of its own it is by the site's clock. Days may come first with dots, as in `28.3.2027`; with slashes only where there is no
 * doubt which number is the month. `wp draftsmith batch import` reads dates by the same rules: class-written-date.php.
 */
export function readDate(text: string, zone: string): number | null {
	if (text === '') return null;
	const exact = WITH_OFFSET.exec(text);
	if (exact) {
		const [, day = '', hours = '', minutes = '', seconds = '0', ahead = '+00', rest = '00'] = exact;
		return toInstant({ day, minutes: readTime(hours, minutes) }, `${ahead}:${rest}`) + Number(seconds) * 1000;
	}
	const match = BY_SITE_CLOCK.exec(text);
	const day = match?.[1] === undefined ? null : readDay(match[1]);
	if (!match || day === null) return Number.NaN;
	const [, , hours, minutes = '', half] = match;
	return toInstant({ day, minutes: hours === undefined ? MORNING : readTime(hours, minutes, half) }, zone);
}

/** A time in minutes since midnight; NaN for what is none. `half`: am or pm. */
function readTime(hours: string, minutes: string, half?: string): number {
	const [hour, minute] = [Number(hours), Number(minutes)];
	if (minute > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return Number.NaN;
	return (half ? (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : hour) * 60 + minute;
}

/** A day as `2027-03-28`; null for what is none, or could be two. */
function readDay(text: string): string | null {
	const build = (year = '', month = '', day = '') => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
	if (yearFirst) return build(yearFirst[1], yearFirst[2], yearFirst[3]);
	const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
	if (dotted) return build(dotted[3], dotted[2], dotted[1]);
	const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
	if (!slashed) return null;
	const [first, second] = [Number(slashed[1]), Number(slashed[2])];
	if (first === second || first > 12) return build(slashed[3], slashed[2], slashed[1]);
	return second > 12 ? build(slashed[3], slashed[1], slashed[2]) : null;
}
