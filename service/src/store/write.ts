import { sql } from 'kysely';
import type { Database, Transaction } from './schema.ts';

/** Runs `work` in a transaction; resolves with its value once the commit is on the disk, rejects and undoes it when it throws. */
export type Write = <Value>(work: (trx: Transaction) => Promise<Value>) => Promise<Value>;

/** Writes that share one commit at most; beyond it, waiting longer would cost more than the fsync saved. */
const LARGEST_GROUP = 256;

/** Whether the disk failed (`broken`: what is on it is unknown) or is full. PostgreSQL's own disk is its own affair. */
export function diskFault(error: unknown): 'broken' | 'full' | undefined {
	const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
	if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CORRUPT')) return 'broken';
	return code === 'SQLITE_FULL' ? 'full' : undefined;
}

const MOST_TRIES = 5;

/** PostgreSQL ends one of two transactions that wait for each other (40P01), or that it can't order (40001): run it again. */
async function retryDeadlocks<Value>(run: () => Promise<Value>): Promise<Value> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await run();
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : undefined;
			if ((code !== '40P01' && code !== '40001') || attempt === MOST_TRIES) throw error;
		}
	}
}

type Waiting = { run: (trx: Transaction) => Promise<void>; resolve: () => void; reject: (error: unknown) => void };

/**
 * The one way to write. PostgreSQL groups commits itself, over many connections. SQLite has one writer, and each commit costs
 * an fsync: there, writes that wait at the same time share one transaction, and all of them are told only after its commit.
 * Measured (tests/bench): a commit each 107 us a request, grouped 29 us, at the same durability.
 *
 * A write may run twice: when one of a group is refused, the group begins again with a savepoint around each, so that the
 * refused one leaves nothing and harms no other. So `work` must do nothing but talk to the database.
 */
export function createWriter(db: Database, kind: 'sqlite' | 'postgres'): Write {
	if (kind === 'postgres') return (work) => retryDeadlocks(() => db.transaction().execute(work));
	const waiting: Waiting[] = [];
	let flushing = false;

	async function flush(): Promise<void> {
		while (waiting.length > 0) await commitGroup(db, waiting.splice(0, LARGEST_GROUP));
		flushing = false;
	}

	return (work) =>
		new Promise((resolve, reject) => {
			let settle: () => void = () => reject(new Error('the write was never run'));
			waiting.push({
				run: async (trx) => {
					const value = await work(trx);
					settle = () => resolve(value);
				},
				resolve: () => settle(),
				reject,
			});
			if (flushing) return;
			flushing = true;
			// Requests that arrive in the same turn of the event loop join this group.
			setImmediate(() => void flush());
		});
}

async function commitGroup(db: Database, group: Waiting[]): Promise<void> {
	try {
		await db.transaction().execute(async (trx) => {
			for (const write of group) await write.run(trx);
		});
		for (const write of group) write.resolve();
	} catch (error) {
		const [only] = group;
		if (only && group.length === 1) only.reject(error);
		// After a failed fsync nobody knows what is on the disk: running it again could acknowledge what is lost.
		else if (diskFault(error)) for (const write of group) write.reject(error);
		else await commitApart(db, group);
	}
}

async function commitApart(db: Database, group: Waiting[]): Promise<void> {
	const refused = new Map<Waiting, unknown>();
	try {
		await db.transaction().execute(async (trx) => {
			for (const write of group) {
				await sql`savepoint one_write`.execute(trx);
				try {
					await write.run(trx);
				} catch (error) {
					refused.set(write, error);
					await sql`rollback to one_write`.execute(trx).catch(() => {
						// The whole transaction is gone already; what says why is the first error.
						throw error;
					});
				}
				await sql`release one_write`.execute(trx);
			}
		});
	} catch (error) {
		for (const write of group) write.reject(error);
		return;
	}
	for (const write of group) {
		if (refused.has(write)) write.reject(refused.get(write));
		else write.resolve();
	}
}
