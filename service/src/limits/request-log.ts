import { type Clock, every } from '../platform/clock.ts';
import { describeError, type Log } from '../platform/log.ts';
import { newId } from '../platform/random.ts';
import type { Schema, Store, Transaction } from '../store/index.ts';

/** How often what has come is written, ms. */
const FLUSH = 2000;
/** Rows that wait to be written, at most; what comes then is not logged, but counted. */
const MOST_WAITING = 10_000;
/** Rows of one write: few enough that no submission waits for long behind them. */
const AT_ONCE = 100;

type Row = Schema['request_log'];
/** What the log keeps of a request; `route` is its pattern, without any id or query. */
export type LoggedRequest = Omit<Row, 'id' | 'at' | 'network'>;

export type RequestLog = {
	/**
	 * Keeps a request, soon. What was turned away at the door leaves nothing, or a flood of it would fill the disk.
	 * @param network gives the network that it came from
	 */
	note: (request: LoggedRequest, network: () => string | null) => void;
	/** Writes what waits, and takes no more. */
	stop: () => Promise<void>;
};

const LOGGED = /^\/(admin\/)?v1\//;

/** Whether a request was turned away by a limit, or before it was known who asks. */
function isTurnedAway({ status, account_id }: LoggedRequest): boolean {
	return status === 429 || status === 503 || (account_id === null && status >= 400);
}

/** The request log. It is written in batches beside the requests, which never wait for it. */
export function createRequestLog({ store, clock, log }: { store: Store; clock: Clock; log: Log }): RequestLog {
	let waiting: Row[] = [];
	let dropped = 0;
	let flushing: Promise<void> | undefined;

	async function flush(): Promise<void> {
		if (dropped > 0) log.warn({ count: dropped }, 'requests were not written to the request log');
		dropped = 0;
		const rows = waiting;
		waiting = [];
		for (let begin = 0; begin < rows.length; begin += AT_ONCE) {
			const batch = rows.slice(begin, begin + AT_ONCE);
			try {
				await store.write(async (trx) => {
					const kept = await withoutErased(trx, store.kind, batch);
					if (kept.length > 0) await trx.insertInto('request_log').values(kept).execute();
				});
			} catch (error) {
				log.warn({ count: batch.length, ...describeError(error) }, 'the request log could not be written');
			}
		}
	}

	const flushOnce = (): Promise<void> => {
		flushing ??= flush().finally(() => {
			flushing = undefined;
		});
		return flushing;
	};
	const stopFlushing = every(clock, FLUSH, flushOnce);
	return {
		note: (request, network) => {
			if (isTurnedAway(request) || !LOGGED.test(request.route)) return;
			if (waiting.length >= MOST_WAITING) {
				dropped++;
				return;
			}
			const duration = Math.round(request.duration);
			waiting.push({ id: newId(clock), at: clock.now(), ...request, duration, network: network() });
		},
		stop: async () => {
			stopFlushing();
			await flushOnce();
			await flushOnce();
		},
	};
}

/**
 * Leaves out the rows of accounts that have been erased since, or are being erased. On PostgreSQL the others can't be erased
 * until these rows are written, so that their erasure finds them.
 */
async function withoutErased(trx: Transaction, kind: Store['kind'], rows: readonly Row[]): Promise<readonly Row[]> {
	const named = [...new Set(rows.flatMap((row) => row.account_id ?? []))];
	if (named.length === 0) return rows;
	const accounts = await trx
		.selectFrom('accounts')
		.select('id')
		.where('id', 'in', named)
		.where('erasing', 'is', null)
		.$if(kind === 'postgres', (query) => query.forKeyShare())
		.execute();
	const present = new Set(accounts.map(({ id }) => id));
	return rows.filter(({ account_id: id }) => id === null || present.has(id));
}
