import { getSettings } from '@wordpress/date';

/**
 * A point in time (RFC 3339) by the site's clock, in the page's language. By the browser's rules of time zones: WordPress's own
 * scripts know those of some years only, and posts may be planned beyond them.
 */
export function formatSiteTime(time: string): string {
	const { string: zone, offset } = getSettings().timezone;
	const hours = zone ? 0 : Number(offset);
	return new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
		dateStyle: 'medium',
		timeStyle: 'short',
		timeZone: zone || 'UTC',
	}).format(Date.parse(time) + hours * 3_600_000);
}
