import type { Clock } from '../platform/clock.ts';
import type { Database } from '../store/index.ts';

/**
 * How old the newest key of the ring is, ms; undefined when there is none yet.
 * @throws when the database can't be read, or is from before there was a ring
 */
export async function newestRingKeyAge(db: Database, clock: Pick<Clock, 'now'>): Promise<number | undefined> {
	const newest = await db
		.selectFrom('wrapping_keys')
		.select('created_at')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();
	return newest && clock.now() - newest.created_at;
}
