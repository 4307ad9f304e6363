/** Minutes in a day. */
const DAY = 24 * 60;

/** A wall-clock time: `2027-03-28` and minutes since midnight. */
export interface WallTime {
	day: string;
	minutes: number;
}

/** Formats by their zones: one takes longer to make than to be used a thousand times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
	const known = formats.get(zone);
	if (known) return known;
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
	});
	formats.set(zone, format);
	return format;
}

/** The minutes that a zone of a fixed offset (`+05:30`) is ahead of UTC; null for one that has a name. */
export function fixedOffset(zone: string): number | null {
	const fixed = /^([+-])(\d\d):(\d\d)$/.exec(zone);
	return fixed ? (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) : null;
}

/**
 * A zone that this browser can reckon with: `zone`, or where it has never heard of that name (an older browser, a zone that was
 * renamed since), the fixed offset of so many hours.
 */
export function knownZone(zone: string, offsetHours: number): string {
	if (fixedOffset(zone) !== null) return zone;
	try {
		formatOf(zone);
		return zone;
	} catch {
		const minutes = Math.round(Math.abs(offsetHours) * 60);
		const digits = (value: number) => String(value).padStart(2, '0');
		return `${offsetHours < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
	}
}

/** How many minutes a site's clock is ahead of UTC at a moment. `zone`: as `knownZone()` gives it. */
function offsetAt(zone: string, instant: number): number {
	const fixed = fixedOffset(zone);
	if (fixed !== null) return fixed;
	const parts = formatOf(zone).formatToParts(instant);
	const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
	return Math.round((wall - Math.floor(instant / 60_000) * 60_000) / 60_000);
}

/**
 * The moment at which a site's clock shows a time, in milliseconds since 1970. A time that the clock skips in spring is the one that
 * it jumps to; of one that comes twice in autumn it is the first. NaN when the day is none.
 */
export function toInstant({ day, minutes }: WallTime, zone: string): number {
	const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
	const wall = Date.UTC(year, month - 1, date) + minutes * 60_000;
	const named = new Date(Date.UTC(year, month - 1, date));
	if (Number.isNaN(wall) || named.getUTCMonth() !== month - 1 || named.getUTCDate() !== date) return Number.NaN;
	const before = offsetAt(zone, wall - DAY * 60_000);
	const after = offsetAt(zone, wall + DAY * 60_000);
	const candidates = [...new Set([before, after])].map((offset) => wall - offset * 60_000);
	const shown = candidates.filter((instant) => instant + offsetAt(zone, instant) * 60_000 === wall);
	// In the gap both candidates show another time; the old offset gives the one that the clock jumps to.
	return shown.length > 0 ? Math.min(...shown) : wall - before * 60_000;
}

/** The day that a site's clock shows at a moment, `2027-03-28`. */
export function dayAt(instant: number, zone: string): string {
	return new Date(instant + offsetAt(zone, instant) * 60_000).toISOString().slice(0, 10);
}

/** The day after. */
export function nextDay(day: string): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + DAY * 60_000).toISOString().slice(0, 10);
}

/** The day of the week, 0 for Sunday. */
export function weekdayOf(day: string): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay();
}
