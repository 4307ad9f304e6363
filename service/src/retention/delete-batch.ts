import { type RawBuilder, sql } from 'kysely';
import type { Schema, Transaction } from '../store/index.ts';

/** Rows that are to go, and how to name them. */
export type DeletedRows = {
	table: keyof Schema;
	/** The columns of the primary key. */
	key: readonly string[];
	where: RawBuilder<boolean>;
	/** What hangs on a row (its `id`) and goes with it. */
	dependents?: readonly { table: keyof Schema; column: string }[];
};

/**
 * Removes some rows, with what hangs on them.
 * @returns how many there were, without what hung on them; fewer than `atMost` when none are left
 */
export async function deleteBatch(trx: Transaction, rows: DeletedRows, atMost: number): Promise<number> {
	const table = sql.table(rows.table);
	const key = sql.join(rows.key.map((column) => sql.ref(column)));
	const chosen = sql`select ${key} from ${table} where ${rows.where} limit ${atMost}`;
	if (!rows.dependents) {
		const { numAffectedRows } = await sql`delete from ${table} where (${key}) in (${chosen})`.execute(trx);
		return Number(numAffectedRows ?? 0);
	}
	const found = await sql<{ id: string }>`${chosen}`.execute(trx);
	if (found.rows.length === 0) return 0;
	const ids = sql.join(found.rows.map(({ id }) => id));
	for (const dependent of rows.dependents) {
		await sql`delete from ${sql.table(dependent.table)} where ${sql.ref(dependent.column)} in (${ids})`.execute(trx);
	}
	await sql`delete from ${table} where id in (${ids})`.execute(trx);
	return found.rows.length;
}
