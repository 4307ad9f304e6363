const DAY = 86_400_000;

/** The UTC day of a time, `2026-11-21`. */
export function utcDay(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}

/** When the UTC day of a time ends, ms since the epoch. */
export function endOfUtcDay(time: number): number {
	return (Math.floor(time / DAY) + 1) * DAY;
}
