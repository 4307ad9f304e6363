const language = () => document.documentElement.lang || undefined;

/** A UTC day (`2026-01-31`) in this page's language: short under a bar, long in a table. */
export function dayText(date: string, style: 'short' | 'long'): string {
	return new Intl.DateTimeFormat(language(), {
		timeZone: 'UTC',
		day: 'numeric',
		month: style === 'short' ? 'numeric' : 'long',
		...(style === 'long' ? { weekday: 'short' } : {}),
	}).format(new Date(`${date}T00:00:00Z`));
}

/** How long it is until a moment, as "in 5 hours". */
export function untilText(time: string, now: Date): string {
	const minutes = Math.max(1, Math.round((Date.parse(time) - now.getTime()) / 60_000));
	const format = new Intl.RelativeTimeFormat(language(), { numeric: 'always' });
	return minutes < 90 ? format.format(minutes, 'minute') : format.format(Math.round(minutes / 60), 'hour');
}
