import { type RawBuilder, sql } from 'kysely';
import type { Database, Schema } from '../store/index.ts';

/** Rows that are read at a time: whatever the account has, memory holds no more. */
const AT_ONCE = 200;

/** Which rows of a table are read, and the columns that order them and tell each from all others. */
export type Pages<Row> = {
	table: keyof Schema;
	key: readonly (keyof Row & string)[];
	where: RawBuilder<boolean>;
	/** Only these columns; without it, all. */
	columns?: readonly (keyof Row & string)[];
};

/**
 * Reads rows page by page, each after the last one of the page before, so that nothing is held in between: neither a cursor of
 * the database nor a transaction. Rows that come or go meanwhile are in it or not.
 */
export async function* readPages<Row extends object>(
	db: Database,
	{ table, key, where, columns }: Pages<Row>,
): AsyncGenerator<Row> {
	const named = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
	const selected = columns === undefined ? sql`*` : named(columns);
	let after = sql<boolean>`1 = 1`;
	for (;;) {
		const { rows } = await sql<Row>`select ${selected} from ${sql.table(table)}
			where ${where} and ${after} order by ${named(key)} limit ${AT_ONCE}`.execute(db);
		yield* rows;
		const last = rows.at(-1);
		if (!last || rows.length < AT_ONCE) return;
		after = sql<boolean>`(${named(key)}) > (${sql.join(key.map((name) => last[name]))})`;
	}
}
