import type { Clock } from '../platform/clock.ts';
import { describeError, type Log } from '../platform/log.ts';
import type { Store } from '../store/index.ts';

const MINUTE = 60_000;
/** How long uses are gathered before they are written together, ms. */
const DELAY = 1000;

/** Keeps when each key was last used, to the minute, off the way of the request. */
export type KeyUses = {
	/**
	 * Notes a use. It costs a comparison, and never fails: at most once a minute and key something is written, later.
	 * @param lastUsedAt what is stored
	 */
	note: (apiKeyId: string, lastUsedAt: number | null, now: number) => void;
	/** Whether a use of the key is noted and not written yet. */
	isWaiting: (apiKeyId: string) => boolean;
};

/** What a process that dies has not written yet is lost: a second of "last used". */
export function createKeyUses({ store, clock, log }: { store: Store; clock: Clock; log: Log }): KeyUses {
	let waiting = new Map<string, number>();
	let underWay = new Map<string, number>();
	const write = async () => {
		const uses = waiting;
		underWay = uses;
		waiting = new Map();
		await store.write(async (trx) => {
			for (const [id, minute] of uses) {
				await trx
					.updateTable('api_keys')
					.set({ last_used_at: minute })
					.where('id', '=', id)
					.where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', minute)]))
					.execute();
			}
		});
	};
	return {
		note: (apiKeyId, lastUsedAt, now) => {
			const minute = now - (now % MINUTE);
			if (lastUsedAt !== null && lastUsedAt >= minute) return;
			if (waiting.size === 0) {
				clock.after(DELAY, () => {
					write().catch((error: unknown) => log.warn(describeError(error), 'the last uses of keys were not kept'));
				});
			}
			waiting.set(apiKeyId, minute);
		},
		// What was written last stays here until the next time: it only says again what is stored.
		isWaiting: (apiKeyId) => waiting.has(apiKeyId) || underWay.has(apiKeyId),
	};
}
