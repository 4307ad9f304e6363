import { existsSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { sqlitePath } from './open.ts';
import { openPostgres } from './postgres.ts';
import type { Database, Schema } from './schema.ts';
import { inspectSqlite } from './sqlite.ts';

/** What a look at the database found: `absent` is made at the first start. */
export type Inspection = { state: 'absent' } | { state: 'sound' } | { state: 'damaged'; problem: string };

/**
 * Looks at the database and changes nothing in it.
 * @throws when it can't be reached or read
 */
export async function inspectStore(options: {
	dataFolder: string;
	databaseUrl: string | undefined;
}): Promise<Inspection> {
	if (options.databaseUrl !== undefined) {
		const db = new Kysely({ dialect: await openPostgres(options.databaseUrl) });
		try {
			await sql`select 1`.execute(db);
			return { state: 'sound' };
		} finally {
			await db.destroy();
		}
	}
	const path = sqlitePath(options.dataFolder);
	if (!existsSync(path)) return { state: 'absent' };
	try {
		const [problem] = inspectSqlite(path);
		return problem === undefined ? { state: 'sound' } : { state: 'damaged', problem };
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
			return { state: 'damaged', problem: 'it is not a database any more' };
		throw error;
	}
}

/**
 * Opens a database that is there for reading only, in whatever state it is. What is not sound throws when it is read.
 * @throws when the file is missing
 */
export async function openForReading(options: {
	dataFolder: string;
	databaseUrl: string | undefined;
}): Promise<Database> {
	if (options.databaseUrl !== undefined) {
		return new Kysely<Schema>({ dialect: await openPostgres(options.databaseUrl) });
	}
	const database = new SqliteDatabase(sqlitePath(options.dataFolder), { readonly: true, fileMustExist: true });
	return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
}
