import { ProblemError } from '../platform/problem.ts';
import type { Transaction } from '../store/index.ts';

/** How long after the rotation a lost answer may be made good, ms. */
const RECOVERY = 10 * 60_000;

/** The key that asks for another. */
export type Asker = {
	apiKeyId: string;
	/** Whether a key was used just now and that is not written yet. */
	isUsed: (apiKeyId: string) => boolean;
};

/** When the grace of the key that asks ends, ms since the epoch; null when it is not in any. */
export async function graceOf(trx: Transaction, { apiKeyId }: Pick<Asker, 'apiKeyId'>): Promise<number | null> {
	const key = await trx
		.selectFrom('api_keys')
		.select('expires_at')
		.where('id', '=', apiKeyId)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	if (!key) throw new ProblemError('unauthorized', 'This key was revoked a moment ago. Use another key.');
	return key.expires_at;
}

/**
 * A key that was rotated, perhaps because it leaked, must not outlive its grace by another key that it makes or takes.
 * @throws {ProblemError} `key_ended`; `unauthorized` when it was revoked in the meantime
 */
export async function assertNotInGrace(trx: Transaction, asker: Pick<Asker, 'apiKeyId'>): Promise<void> {
	if ((await graceOf(trx, asker)) !== null) {
		throw keyEnded('Until it ends it can’t change other keys or add sites. Use the key that took its place.');
	}
}

/**
 * Revokes the key that a key in its grace had made in its own place and that nobody got, so that another can be made: within ten
 * minutes of the rotation, and only one that was never used. Call it with the site locked.
 * @param onItsWay how long its answer may be on its way before it counts as lost, ms
 * @throws {ProblemError} `key_ended`
 */
export async function revokeLost(trx: Transaction, asker: Asker, now: number, onItsWay: number): Promise<void> {
	const made = await trx
		.selectFrom('api_keys')
		.select(['id', 'created_at', 'last_used_at', 'expires_at', 'revoked_at'])
		.where('replaces', '=', asker.apiKeyId)
		.orderBy('created_at')
		.execute();
	const rotatedAt = made[0]?.created_at ?? 0;
	const lost = made.find((key) => key.revoked_at === null);
	// One that another key asked for does not name this one: it is not in this list.
	const isTaken = !lost || lost.last_used_at !== null || lost.expires_at !== null || asker.isUsed(lost.id);
	if (isTaken || now >= rotatedAt + RECOVERY) {
		throw keyEnded('Use the key that took its place, or have another made with a key that is not being replaced.');
	}
	const lostAt = lost.created_at + onItsWay;
	if (lostAt > now) {
		throw keyEnded('Use the key from that answer; if it was lost, ask again in a minute.', (lostAt - now) / 1000);
	}
	await trx.updateTable('api_keys').set({ revoked_at: now }).where('id', '=', lost.id).execute();
}

/** The refusal of a key that was rotated or revoked before. */
export function keyEnded(advice: string, retryAfter?: number): ProblemError {
	return new ProblemError(
		'key_ended',
		`This key was rotated or revoked before. ${advice}`,
		retryAfter === undefined ? {} : { retryAfter },
	);
}
