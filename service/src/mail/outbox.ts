import type { Selectable } from 'kysely';
import type { Schema, Store } from '../store/index.ts';

export type OutboxTable = 'mails' | 'webhook_deliveries';
export type Message = Selectable<Schema[OutboxTable]>;

/**
 * How a delivery ended. `code` is stored and logged, so it names a kind of fault and never repeats what a server said.
 * `again`: the fault may pass.
 */
export type Outcome =
	| { end: 'sent' }
	| { end: 'dropped' }
	| { end: 'failed'; code: string }
	| { end: 'again'; code: string };

/**
 * Takes messages that are due, oldest first. Moving `available_at` ahead is the lease: nobody else takes them before `until`, and
 * whoever lives then takes those whose sender died. The attempt counts at the claim, so that one which kills its sender each time
 * comes to an end too.
 */
export function claimDue(
	store: Store,
	table: OutboxTable,
	lease: { now: number; until: number; most: number },
): Promise<Message[]> {
	return store.write((trx) =>
		trx
			.updateTable(table)
			.set((eb) => ({ available_at: lease.until, attempts: eb('attempts', '+', 1) }))
			.where('state', '=', 'waiting')
			.where('available_at', '<=', lease.now)
			.where('id', 'in', (eb) =>
				eb
					.selectFrom(`${table} as due`)
					.select('due.id')
					.where('due.state', '=', 'waiting')
					.where('due.available_at', '<=', lease.now)
					.orderBy('due.available_at')
					.limit(lease.most)
					.$if(store.kind === 'postgres', (query) => query.forUpdate().skipLocked()),
			)
			.returningAll()
			.execute(),
	);
}

/** What is written of an outcome. `available_at` stands for a message that is tried again. */
type Settled = { state: Message['state']; at: number; code: string | null };

/**
 * Writes down how a delivery ended, unless somebody else has claimed the message since. With the end, its content is erased.
 * @returns whether it was still ours
 */
export async function settleMessage(
	store: Store,
	table: OutboxTable,
	message: Pick<Message, 'id' | 'attempts'>,
	{ state, at, code }: Settled,
): Promise<boolean> {
	const change =
		state === 'waiting'
			? { available_at: at, error_code: code }
			: { state, ended_at: at, error_code: code, content: null };
	const { numUpdatedRows } = await store.write((trx) =>
		trx
			.updateTable(table)
			.set(change)
			.where('id', '=', message.id)
			.where('state', '=', 'waiting')
			.where('attempts', '=', message.attempts)
			.executeTakeFirst(),
	);
	// What was erased may still be in SQLite's log.
	if (state !== 'waiting') store.scheduleErasure();
	return numUpdatedRows === 1n;
}
