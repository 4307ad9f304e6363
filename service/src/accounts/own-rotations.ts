import { tooManyRotations } from '../limits/index.ts';
import type { ApiKeyRow, Transaction } from '../store/index.ts';

const HOUR = 3_600_000;
/** Of one line of keys, each of which has made the next in its own place. */
const PER_HOUR = 10;

/**
 * Refuses a key that is the end of too long a line within an hour: requests are counted for each key (limits/calls.ts), so a key
 * that rotates itself on and on would have fresh minutes without end. Only its own line counts, so no other key of the site can
 * use it up.
 * @throws {ProblemError} `rate_limited`
 */
export async function assertFewOwnRotations(
	trx: Transaction,
	key: Pick<ApiKeyRow, 'replaces' | 'created_at'>,
	now: number,
): Promise<void> {
	let link: Pick<ApiKeyRow, 'replaces' | 'created_at'> | undefined = key;
	for (let count = 1; link && link.replaces !== null && link.created_at > now - HOUR; count++) {
		if (count === PER_HOUR) throw tooManyRotations(link.created_at + HOUR - now);
		link = await trx
			.selectFrom('api_keys')
			.select(['replaces', 'created_at'])
			.where('id', '=', link.replaces)
			.executeTakeFirst();
	}
}
