import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

const INT8 = 20;

/**
 * PostgreSQL through a pool. 64-bit integers are read as numbers: ours are times, counts and micro-USD, all below 2^53.
 * A commit is durable by PostgreSQL's default (`synchronous_commit=on`), which is not touched here.
 */
export function openPostgres(url: string): Dialect {
	const types = {
		getTypeParser: (oid: number, format?: 'text' | 'binary') =>
			oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text'),
	};
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		types,
		connectionTimeoutMillis: 10_000,
		statement_timeout: 30_000,
	});
	// An idle connection that the server closes is no reason to end the process: the next query opens another. Without a
	// listener it would be an uncaught exception.
	pool.on('error', () => undefined);
	// The same of one that is in use: its query rejects, which is enough.
	pool.on('connect', (client) => client.on('error', () => undefined));
	return new PostgresDialect({ pool });
}
