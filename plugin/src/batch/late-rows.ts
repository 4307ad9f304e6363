import type { Estimate } from './api.ts';
import { daysFor } from './rows.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * How many rows have a date that comes before the day on which the limits let them be written: such posts would be published late.
 * `dates`: those of all rows in their order, RFC 3339, undefined for none. Limits begin anew with each day in UTC. `now`: milliseconds.
 */
export function countLate(estimate: Estimate, dates: readonly (string | undefined)[], now: number): number {
	const today = Math.floor(now / DAY) * DAY;
	return dates.filter((date, index) => {
		if (date === undefined) return false;
		const share = (index + 1) / dates.length;
		const part = {
			...estimate,
			input_tokens: { ...estimate.input_tokens, low: estimate.input_tokens.low * share },
			output_tokens: { ...estimate.output_tokens, low: estimate.output_tokens.low * share },
		};
		return Date.parse(date) < today + (daysFor(part, index + 1) - 1) * DAY;
	}).length;
}
