import { chmodSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { type Dialect, type SqliteDatabase as KyselySqliteDatabase, SqliteAdapter, SqliteDialect } from 'kysely';

/** Statements whose compiled form is kept; the service has well under this many. */
const CACHED_STATEMENTS = 500;
/** How long a write waits for one of another process, ms. */
const BUSY_TIMEOUT = 10_000;

export type SqliteStore = {
	dialect: Dialect;
	/** Throws unless the connection flushes each commit to the disk before it returns. Call it after the first write. */
	assertDurable: () => void;
	/**
	 * Moves everything from the write-ahead log into the database and empties the log, so that erased bytes are gone from it.
	 * Returns false when a reader of another process stands in the way; it never waits for one.
	 */
	truncateLog: () => boolean;
};

/**
 * Opens a SQLite file so that an acknowledged commit survives a power cut and a deleted byte is overwritten.
 *
 * better-sqlite3 is compiled with `DEFAULT_WAL_SYNCHRONOUS=1` (its docs/compilation.md): `synchronous` silently becomes NORMAL
 * with the first use of the WAL, so FULL is set after `journal_mode` and asserted after the first write.
 * @param path the file; made when it does not exist, readable by its owner only
 */
export function openSqlite(path: string): SqliteStore {
	const database = new SqliteDatabase(path);
	chmodSync(path, 0o600);
	database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
	database.pragma('journal_mode = WAL');
	database.pragma('synchronous = FULL');
	database.pragma('secure_delete = ON');
	database.pragma('foreign_keys = ON');
	return {
		dialect: new TransactionalSqliteDialect({ database: cacheStatements(database) }),
		assertDurable: () => {
			const level = database.pragma('synchronous', { simple: true });
			if (level !== 2) throw new Error(`SQLite runs with synchronous=${level}; commits would not be durable`);
			if (database.pragma('secure_delete', { simple: true }) !== 1)
				throw new Error('SQLite runs without secure_delete');
		},
		truncateLog: () => {
			database.pragma('busy_timeout = 0');
			try {
				const [row] = database.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
				return row?.busy === 0;
			} finally {
				database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
			}
		},
	};
}

/**
 * Kysely says of SQLite that it can't undo a `CREATE TABLE`, and so runs migrations outside of a transaction: a start that was
 * killed half-way left tables that every later start fell over. SQLite can (its documentation, "Transactional DDL").
 */
class TransactionalSqliteDialect extends SqliteDialect {
	override createAdapter(): SqliteAdapter {
		return new TransactionalSqliteAdapter();
	}
}

class TransactionalSqliteAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

/**
 * Problems of a database file, without changing it; empty when it is sound.
 * @throws when it is no database, or can't be read
 */
export function inspectSqlite(path: string): string[] {
	const database = new SqliteDatabase(path, { readonly: true, fileMustExist: true });
	try {
		return integrityProblems(database);
	} finally {
		database.close();
	}
}

function integrityProblems(database: SqliteDatabase.Database): string[] {
	return database
		.prepare<[], { integrity_check: string }>('PRAGMA integrity_check')
		.all()
		.map((row) => row.integrity_check)
		.filter((line) => line !== 'ok');
}

/** What is really run for a statement of Kysely's. */
function translate(text: string, database: SqliteDatabase.Database): string {
	if (text === 'begin') return 'begin immediate';
	// SQLite has undone the transaction itself when the disk failed or was full: a failing ROLLBACK would hide why.
	if (text === 'rollback' && !database.inTransaction) return 'select 1';
	return text;
}

/**
 * Kysely compiles a statement on each use and begins transactions as DEFERRED. Both are mended where they meet the driver:
 * a compiled statement is kept by its text (10 to 20 us a use), and a transaction takes the write lock at once, for one that
 * reads first and writes later is refused with SQLITE_BUSY_SNAPSHOT whatever the busy timeout.
 */
function cacheStatements(database: SqliteDatabase.Database): KyselySqliteDatabase {
	const statements = new Map<string, SqliteDatabase.Statement>();
	return {
		prepare: (text) => {
			const sql = translate(text, database);
			let statement = statements.get(sql);
			if (!statement) {
				statement = database.prepare(sql);
				if (statements.size < CACHED_STATEMENTS) statements.set(sql, statement);
			}
			return statement;
		},
		close: () => database.close(),
	};
}
