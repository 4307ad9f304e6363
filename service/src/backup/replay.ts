import { recountLanes } from '../dispatch/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Keys } from '../privacy/index.ts';
import { pseudonymOf } from '../records/index.ts';
import type { Store } from '../store/index.ts';
import { type PurgedJob, purgeJobs } from './purge-jobs.ts';
import type { Tombstone } from './tombstone.ts';

/** What the erasure of an account needs. */
export type EraseContext = { store: Store; clock: Clock; keys: Keys };
/** Erases an account with all that belongs to it. */
export type EraseAccount = (context: EraseContext, accountId: string) => Promise<unknown>;

export type Replayed = {
	/** How many had content. */
	jobs: number;
	accounts: number;
	/** When the last erasure was that is known, ms since the epoch; undefined when none is. */
	knownUntil: number | undefined;
};

/** Jobs that are looked for at once. */
const BATCH = 200;
/** Accounts that are looked at at once. */
const PAGE = 500;

/**
 * Erases what was erased before, in a database that was set back to before that. What is not there, or is erased already, is
 * left as it is, so that it may be done as often as one likes.
 */
export async function replayErasures(
	context: EraseContext,
	tombstones: AsyncIterable<Tombstone>,
	erase: EraseAccount,
): Promise<Replayed> {
	const { store, clock } = context;
	const erased = new Set<string>();
	let batch: PurgedJob[] = [];
	let jobs = 0;
	let knownUntil: number | undefined;
	const purge = async () => {
		const some = batch;
		batch = [];
		if (some.length > 0) jobs += await purgeJobs(store, some, clock.now());
	};
	for await (const { kind, subject, at } of tombstones) {
		knownUntil = Math.max(knownUntil ?? 0, at);
		if (kind === 'account_erased') erased.add(subject);
		else if (batch.push({ id: subject, at }) === BATCH) await purge();
	}
	await purge();
	if (jobs > 0) await store.write((trx) => recountLanes(trx, store.kind));
	const accounts = await eraseAccounts(context, erased, erase);
	store.scheduleErasure();
	return { jobs, accounts, knownUntil };
}

async function eraseAccounts(context: EraseContext, erased: ReadonlySet<string>, erase: EraseAccount): Promise<number> {
	if (erased.size === 0) return 0;
	const { pseudonym } = context.keys.secrets;
	let count = 0;
	let last = '';
	for (;;) {
		const page = await context.store.db
			.selectFrom('accounts')
			.select('id')
			.where('id', '>', last)
			.orderBy('id')
			.limit(PAGE)
			.execute();
		for (const { id } of page) {
			if (!erased.has(pseudonymOf(pseudonym, id))) continue;
			await erase(context, id);
			count++;
		}
		last = page.at(-1)?.id ?? '';
		if (page.length < PAGE) return count;
	}
}
