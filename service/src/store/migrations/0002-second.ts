import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** An index for the list of a site's jobs, and what tells a wrong master key before it does harm. */
export function second(): Migration {
	return {
		up: async (db: Kysely<unknown>) => {
			await sql`create index jobs_site on jobs (site_id, id)`.execute(db);
			await db.schema
				.createTable('master_keys')
				.addColumn('id', 'integer', (column) => column.primaryKey())
				.addColumn('fingerprint', 'text', (column) => column.notNull())
				.execute();
		},
	};
}
