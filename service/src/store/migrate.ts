import { Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Database } from './schema.ts';

/**
 * Brings the schema to the newest version. All pending migrations run in one transaction (both databases can undo a
 * `CREATE TABLE`; for SQLite see the dialect in sqlite.ts), so a process that is killed half-way leaves the old schema, and the next start begins again.
 * @throws the migration's own error; the schema is then as it was before
 */
export async function migrateToLatest(db: Database, kind: 'sqlite' | 'postgres'): Promise<string[]> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(kind) } });
	const { error, results } = await migrator.migrateToLatest();
	if (error) throw error;
	return (results ?? []).map((result) => result.migrationName);
}
