import { createHmac, type KeyObject } from 'node:crypto';
import { createWindowCounter } from '../../limits/index.ts';
import type { Clock } from '../../platform/clock.ts';

const HOUR = 3_600_000;
const MOST_PER_HOUR = 5;
const MOST_PER_DAY = 20;

/** Bounds the mails with a link that go to one recipient, whichever accounts they are for. */
export type MailLimit = {
	/** Counts a mail; false when it must not be sent. Who asked for it is not told: it may be another's mailbox. */
	admit: (recipient: string) => boolean;
};

/**
 * Counts in memory, so anew after a restart of the service.
 * @param key under which addresses are hashed: they are not even kept in memory
 */
export function createMailLimit(clock: Pick<Clock, 'monotonic'>, key: KeyObject): MailLimit {
	const hours = createWindowCounter(clock, { length: HOUR });
	const days = createWindowCounter(clock, { length: 24 * HOUR });
	return {
		admit: (recipient) => {
			const hashed = createHmac('sha256', key).update(recipient.trim().toLowerCase()).digest('base64');
			// What is not sent for the hour counts against no day, or an hour's attempts would use up the day.
			return hours.hit(hashed).count <= MOST_PER_HOUR && days.hit(hashed).count <= MOST_PER_DAY;
		},
	};
}
