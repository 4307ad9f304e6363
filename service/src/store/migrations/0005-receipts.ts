import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whose job a receipt is about, so that its owner still gets it when the job's row is gone. */
export function receipts(): Migration {
	return {
		up: async (db: Kysely<unknown>) => {
			await sql`alter table receipts add column site_id text`.execute(db);
			await sql`update receipts set site_id = (select site_id from jobs where jobs.id = receipts.subject)
				where kind = 'job_purged'`.execute(db);
			await sql`create index receipts_site on receipts (site_id) where site_id is not null`.execute(db);
		},
	};
}
