/** A time of ours (ms since the epoch) as the contract writes it: RFC 3339, UTC, with milliseconds. */
export function timestamp(time: number): string {
	return new Date(time).toISOString();
}

/** The same for a time that may not be there. */
export function timestampOrNull(time: number | null): string | null {
	return time === null ? null : timestamp(time);
}
