const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a claim of a message holds, ms: so much longer than a delivery may take that its outcome is written down before. */
export const LEASE = 5 * MINUTE;

/**
 * Before each try of a mail after the first, ms. Eight tries over one to two days: greylisting passes in minutes, a broken server takes
 * a night.
 */
export const MAIL_DELAYS = [2 * MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 12 * HOUR, 24 * HOUR];

/** From when a mail may go to the end of its last try, ms at most: also where the sender dies at each. */
export const LONGEST_TRIES = MAIL_DELAYS.reduce((sum, delay) => sum + delay + LEASE, LEASE);
