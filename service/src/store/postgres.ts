import { type Dialect, PostgresDialect } from 'kysely';
import type { ConnectionQueue } from './connection-queue.ts';

const INT8 = 20;
/** How long anything waits for one of the pool's connections, ms. */
const CONNECTION_WAIT = 10_000;

/**
 * PostgreSQL through a pool. 64-bit integers are read as numbers: ours are times, counts and micro-USD, all below 2^53.
 * A commit is durable by PostgreSQL's default (`synchronous_commit=on`), which is not touched here.
 * @param queue is told who waits for a connection
 */
export async function openPostgres(url: string, queue?: ConnectionQueue): Promise<Dialect> {
	// Who has SQLite starts without it.
	const { default: pg } = await import('pg');
	const types = {
		getTypeParser: (oid: number, format?: 'text' | 'binary') =>
			oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text'),
	};
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		types,
		connectionTimeoutMillis: CONNECTION_WAIT,
		statement_timeout: 30_000,
	});
	// An idle connection that the server closes is no reason to end the process: the next query opens another. Without a
	// listener it would be an uncaught exception.
	pool.on('error', () => undefined);
	// The same of one that is in use: its query rejects, which is enough.
	pool.on('connect', (client) => client.on('error', () => undefined));
	if (!queue) return new PostgresDialect({ pool });
	const connect = () => queue.enter(() => pool.connect());
	return new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } });
}
