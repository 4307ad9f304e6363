/** A time (ms since the epoch) as the contract writes it. */
export function timestamp(time: number): string {
	return new Date(time).toISOString();
}

/** The same of a time that may not be there. */
export function timestampOrNull(time: number | null): string | null {
	return time === null ? null : timestamp(time);
}
