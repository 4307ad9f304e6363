import { _n, sprintf } from '@wordpress/i18n';

/** A number as this page's language writes it. */
export function formatNumber(value: number): string {
	return new Intl.NumberFormat(document.documentElement.lang || undefined).format(value);
}

/** "1,000 words". */
export function formatWords(count: number): string {
	/* translators: %s: number of words. */
	return sprintf(_n('%s word', '%s words', count, 'draftsmith'), formatNumber(count));
}

/** A point in time (RFC 3339) in this page's language and the reader's time zone; as it came when it is none. */
export function formatTime(time: string): string {
	const date = new Date(time);
	if (Number.isNaN(date.getTime())) return time;
	return new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
		dateStyle: 'medium',
		timeStyle: 'short',
	}).format(date);
}
