const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A proof is asked for anew after this long, ms: domains change hands. */
export const PROOF_LIFETIME = 365 * DAY;

/** Waits after the first attempts, ms; then it is a day. */
const DELAYS = [10_000, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR];
/** With the daily ones, a week in all. */
export const MOST_ATTEMPTS = DELAYS.length + 7;
/** An owner who asks again is answered at once, but a domain is not asked more often than this, ms. */
const SHORTEST = 10_000;

/** How long after this attempt (counted from 1) the next one is due, ms. */
export function delayAfter(attempts: number): number {
	return DELAYS[attempts - 1] ?? DAY;
}

type Schedule = { proof_attempts: number; proof_due_at: number | null; proven_at: number | null };

/**
 * Whether an owner's wish to be asked again changes anything: not when that is due already, nor right after the last attempt.
 * When that was follows from when the next one is due, and after a success from the proof.
 */
export function mayAskAgain(site: Schedule, now: number): boolean {
	const { proof_attempts: attempts, proof_due_at: due, proven_at: provenAt } = site;
	if (due === null) return true;
	const lastAttempt = attempts === 0 ? (provenAt ?? Number.NEGATIVE_INFINITY) : due - delayAfter(attempts);
	return due > now && now >= lastAttempt + SHORTEST;
}
