import { toInstant } from './site-time.ts';

/** When a post comes whose date has no time: nine in the morning. */
const MORNING = 9 * 60;

/**
 * The moment that a cell names, in milliseconds since 1970; null for an empty cell, NaN for what is no date, or two. Without an
 * offset of its own it is by the site's clock. Days may come first with dots, as in `28.3.2027`; with slashes only where there is no
 * doubt which number is the month.
 */
export function readDate(text: string, zone: string): number | null {
	if (text === '') return null;
	if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(text))
		return Date.parse(text.replace(' ', 'T'));
	const match = /^(\S+?)(?:[T ,]+(\d{1,2}):(\d\d)(?::\d\d)?\s*([ap]m)?)?$/i.exec(text);
	const day = match?.[1] === undefined ? null : readDay(match[1]);
	if (!match || day === null) return Number.NaN;
	if (match[2] === undefined) return toInstant({ day, minutes: MORNING }, zone);
	const half = match[4]?.toLowerCase();
	const hours = Number(match[2]);
	if (half ? hours < 1 || hours > 12 : hours > 23) return Number.NaN;
	const minutes = Number(match[3]);
	if (minutes > 59) return Number.NaN;
	return toInstant({ day, minutes: (half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours) * 60 + minutes }, zone);
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
