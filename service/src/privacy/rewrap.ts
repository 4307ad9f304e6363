import type { Clock } from '../platform/clock.ts';
import type { Store, Transaction } from '../store/index.ts';
import type { Keys } from './open-keyring.ts';
import { ACTIVATION_DELAY, RETIREMENT_DELAY } from './ring.ts';
import { type RingKey, ringKeyIdOf, unwrapDataKey, wrapDataKey } from './wrapped-key.ts';

/** Rows that are read at once; a few ms, however many of them have been erased. */
const PAGE = 500;
/** Rows that are changed in one transaction, so that no other write waits long. */
const BATCH = 50;
const TABLES = ['jobs', 'templates'] as const;
type Table = (typeof TABLES)[number];

type Rewrapped = {
	/** Data keys that the newest key wraps now. */
	count: number;
	/** Data keys that can't be unwrapped: they were altered. */
	damaged: number;
	/** Ids of keys that are gone from the ring. */
	removed: number[];
	/** When the keys before the newest may go, ms since the epoch; null when there are none any more. */
	removableAt: number | null;
};

/**
 * Wraps every data key by the newest key of the ring, and removes the keys before it once nobody can use them any more: in a
 * walk that found nothing to do, for a job that is written just now may have been read before the last one. Content
 * stays as it is. May run beside all else, in several processes, and end half-way: it changes a row only as it was read, so
 * what is erased meanwhile stays erased.
 */
export async function rewrapContent(context: { store: Store; clock: Clock; keys: Keys }): Promise<Rewrapped> {
	const { store, clock, keys } = context;
	await keys.refresh();
	const newest = keys.ring.active();
	const before = keys.ring.all().filter(({ id }) => id < newest.id);
	if (before.length === 0) return { count: 0, damaged: 0, removed: [], removableAt: null };
	const removableAt = newest.createdAt + ACTIVATION_DELAY + RETIREMENT_DELAY;
	// Before the walk: what a process wraps by a key of before while it goes on could be behind it.
	const isRemovable = clock.now() >= removableAt;
	let count = 0;
	let damaged = 0;
	for (const table of TABLES) {
		const done = await rewrapTable(store, keys, table, newest);
		count += done.count;
		damaged += done.damaged;
	}
	if (!isRemovable || count > 0 || damaged > 0) return { count, damaged, removed: [], removableAt };
	const removed = before.map(({ id }) => id);
	await store.write((trx) => trx.deleteFrom('wrapping_keys').where('id', 'in', removed).execute());
	store.scheduleErasure();
	await keys.refresh();
	return { count, damaged, removed, removableAt: null };
}

type Change = { id: string; from: Uint8Array; to: Buffer };

async function rewrapTable(store: Store, keys: Keys, table: Table, newest: RingKey) {
	let count = 0;
	let damaged = 0;
	let last = '';
	for (;;) {
		// All rows, not only those with a key: looking for these could take a second in one go.
		const page = await store.db
			.selectFrom(table)
			.select(['id', 'content_key'])
			.where('id', '>', last)
			.orderBy('id')
			.limit(PAGE)
			.execute();
		const changes: Change[] = [];
		for (const { id, content_key } of page) {
			if (!content_key || content_key.length === 0) continue;
			try {
				const by = keys.ring.find(ringKeyIdOf(content_key));
				if (!by) throw new Error('the key that wrapped it is not in the ring');
				if (by.id >= newest.id) continue;
				changes.push({ id, from: content_key, to: wrapDataKey(newest, id, unwrapDataKey(by, id, content_key)) });
			} catch {
				damaged++;
			}
		}
		for (let start = 0; start < changes.length; start += BATCH) {
			const batch = changes.slice(start, start + BATCH);
			count += await store.write((trx) => applyChanges(trx, table, batch));
		}
		last = page.at(-1)?.id ?? '';
		if (page.length < PAGE) return { count, damaged };
	}
}

async function applyChanges(trx: Transaction, table: Table, changes: readonly Change[]): Promise<number> {
	let count = 0;
	for (const { id, from, to } of changes) {
		const { numUpdatedRows } = await trx
			.updateTable(table)
			.set({ content_key: to })
			.where('id', '=', id)
			.where('content_key', '=', from)
			.executeTakeFirst();
		count += Number(numUpdatedRows);
	}
	return count;
}
