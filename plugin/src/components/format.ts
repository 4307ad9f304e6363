import { _n, sprintf } from '@wordpress/i18n';
import { fixedOffset } from './site-time.ts';
import { siteZone } from './site-zone.ts';

/** A number as this page's language writes it. */
export function formatNumber(value: number): string {
	return new Intl.NumberFormat(document.documentElement.lang || undefined).format(value);
}

/** "1,000 words". */
export function formatWords(count: number): string {
	/* translators: %s: number of words. */
	return sprintf(_n('%s word', '%s words', count, 'draftsmith'), formatNumber(count));
}

/**
 * A point in time (RFC 3339) in this page's language and by the site's clock; as it came when it is none. By the browser's rules of
 * time zones: WordPress's own scripts know those of some years only, and posts may be planned beyond them.
 */
export function formatTime(time: string): string {
	const instant = Date.parse(time);
	if (Number.isNaN(instant)) return time;
	const zone = siteZone();
	// Older browsers format in zones that have a name only.
	const offset = fixedOffset(zone);
	return new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: offset === null ? zone : 'UTC',
	}).format(instant + (offset ?? 0) * 60_000);
}
