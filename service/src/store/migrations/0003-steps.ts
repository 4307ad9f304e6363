import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The steps of an article, what a job's progress needs, and the templates of sites. */
export function steps(kind: 'sqlite' | 'postgres'): Migration {
	const blob = kind === 'sqlite' ? sql`blob` : sql`bytea`;
	return {
		up: async (db: Kysely<unknown>) => {
			await db.schema
				.createTable('job_steps')
				.addColumn('job_id', 'text', (column) => column.notNull().references('jobs.id'))
				.addColumn('step', 'text', (column) => column.notNull())
				.addColumn('content', blob, (column) => column.notNull())
				.addColumn('model', 'text')
				.addColumn('input_tokens', 'bigint')
				.addColumn('output_tokens', 'bigint')
				.addColumn('usage_source', 'text', (column) => column.notNull())
				.addColumn('created_at', 'bigint', (column) => column.notNull())
				.addPrimaryKeyConstraint('job_steps_key', ['job_id', 'step'])
				.execute();
			await db.schema
				.createTable('templates')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('site_id', 'text', (column) => column.notNull().references('sites.id'))
				.addColumn('name', 'text', (column) => column.notNull())
				.addColumn('version', 'integer', (column) => column.notNull())
				.addColumn('content_key', blob, (column) => column.notNull())
				.addColumn('content', blob, (column) => column.notNull())
				.addColumn('fingerprint', 'text', (column) => column.notNull())
				.addColumn('created_at', 'bigint', (column) => column.notNull())
				.addColumn('deleted_at', 'bigint')
				.addUniqueConstraint('templates_version', ['site_id', 'name', 'version'])
				.execute();
			// SQLite adds one column a statement.
			await sql`alter table jobs add column sections integer not null default 0`.execute(db);
			await sql`alter table jobs add column target_sections integer`.execute(db);
			await sql`alter table jobs add column failing_since bigint`.execute(db);
			await sql`alter table jobs add column regenerations integer not null default 0`.execute(db);
			await sql`alter table jobs add column regenerating integer`.execute(db);
			await sql`alter table lanes add column parked integer not null default 0`.execute(db);
			await sql`alter table jobs add column failed_input_tokens bigint not null default 0`.execute(db);
			await sql`alter table jobs add column failed_output_tokens bigint not null default 0`.execute(db);
		},
	};
}
