import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Accounts, sites, keys, jobs, lanes, daily usage, instances. */
export function first(kind: 'sqlite' | 'postgres'): Migration {
	const blob = kind === 'sqlite' ? sql`blob` : sql`bytea`;
	return {
		up: async (db: Kysely<unknown>) => {
			await db.schema
				.createTable('instances')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('started_at', 'bigint', (column) => column.notNull())
				.execute();
			await db.schema
				.createTable('accounts')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('email', 'text', (column) => column.notNull())
				.addColumn('name', 'text')
				.addColumn('language', 'text')
				.addColumn('plan', 'text', (column) => column.notNull())
				.addColumn('created_at', 'bigint', (column) => column.notNull())
				.execute();
			await db.schema
				.createTable('sites')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
				.addColumn('domain', 'text', (column) => column.notNull())
				.addColumn('allow_external', 'integer', (column) => column.notNull())
				.addColumn('created_at', 'bigint', (column) => column.notNull())
				.execute();
			await db.schema
				.createTable('api_keys')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('site_id', 'text', (column) => column.notNull().references('sites.id'))
				.addColumn('hash', 'text', (column) => column.notNull().unique())
				.addColumn('last_four', 'text', (column) => column.notNull())
				.addColumn('created_at', 'bigint', (column) => column.notNull())
				.addColumn('revoked_at', 'bigint')
				.execute();
			await db.schema
				.createTable('jobs')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('site_id', 'text', (column) => column.notNull().references('sites.id'))
				.addColumn('api_key_id', 'text', (column) => column.notNull())
				.addColumn('idempotency_key', 'text', (column) => column.notNull())
				.addColumn('fingerprint', 'text', (column) => column.notNull())
				.addColumn('state', 'text', (column) => column.notNull())
				.addColumn('delivery', 'text', (column) => column.notNull())
				.addColumn('phase', 'text', (column) => column.notNull())
				.addColumn('words', 'integer', (column) => column.notNull())
				.addColumn('target_words', 'integer', (column) => column.notNull())
				.addColumn('language', 'text', (column) => column.notNull())
				.addColumn('model', 'text', (column) => column.notNull())
				.addColumn('scope', 'text', (column) => column.notNull())
				.addColumn('content_type', 'text', (column) => column.notNull())
				.addColumn('post_type', 'text', (column) => column.notNull())
				.addColumn('post_status', 'text', (column) => column.notNull())
				.addColumn('attempt', 'integer', (column) => column.notNull())
				.addColumn('failures', 'integer', (column) => column.notNull())
				.addColumn('lease_owner', 'text')
				.addColumn('lease_until', 'bigint')
				.addColumn('available_at', 'bigint', (column) => column.notNull())
				.addColumn('content_key', blob)
				.addColumn('request', blob)
				.addColumn('result', blob)
				.addColumn('result_sha256', 'text')
				.addColumn('usage_day', 'text', (column) => column.notNull())
				.addColumn('input_tokens', 'bigint')
				.addColumn('output_tokens', 'bigint')
				.addColumn('usage_source', 'text')
				.addColumn('error_code', 'text')
				.addColumn('error_detail', 'text')
				.addColumn('error_retryable', 'integer')
				.addColumn('version', 'integer', (column) => column.notNull())
				.addColumn('created_at', 'bigint', (column) => column.notNull())
				.addColumn('started_at', 'bigint')
				.addColumn('finished_at', 'bigint')
				.addColumn('purged_at', 'bigint')
				.addColumn('expires_at', 'bigint', (column) => column.notNull())
				.addUniqueConstraint('jobs_idempotency', ['site_id', 'idempotency_key'])
				.execute();
			// The claim: the oldest job of one site that may start. Ids sort by time.
			await sql`create index jobs_queue on jobs (site_id, id) where state = 'starting'`.execute(db);
			// The reaper: leases that ran out.
			await sql`create index jobs_leases on jobs (lease_until) where state = 'processing'`.execute(db);
			// A site's question after all its open jobs.
			await sql`create index jobs_undelivered on jobs (site_id, id) where delivery = 'pending'`.execute(db);
			// The sweeper: content that nobody took.
			await sql`create index jobs_expiry on jobs (expires_at) where delivery = 'pending'`.execute(db);
			await db.schema
				.createTable('lanes')
				.addColumn('site_id', 'text', (column) => column.primaryKey().references('sites.id'))
				.addColumn('queued', 'integer', (column) => column.notNull())
				.addColumn('running', 'integer', (column) => column.notNull())
				.addColumn('concurrency', 'integer', (column) => column.notNull())
				.addColumn('served_at', 'bigint', (column) => column.notNull())
				.execute();
			await sql`create index lanes_turn on lanes (running, served_at) where queued > 0`.execute(db);
			await db.schema
				.createTable('usage_days')
				.addColumn('site_id', 'text', (column) => column.notNull().references('sites.id'))
				.addColumn('api_key_id', 'text', (column) => column.notNull())
				.addColumn('day', 'text', (column) => column.notNull())
				.addColumn('requests', 'integer', (column) => column.notNull())
				.addColumn('input_tokens', 'bigint', (column) => column.notNull())
				.addColumn('output_tokens', 'bigint', (column) => column.notNull())
				.addPrimaryKeyConstraint('usage_days_key', ['api_key_id', 'day'])
				.execute();
		},
	};
}
