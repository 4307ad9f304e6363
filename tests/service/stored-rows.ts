import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What a service writes by itself, when its time comes: the log of requests that were taken, and when it last swept. */
const BY_ITSELF = ['request_log', 'sweeps'];

/** How many rows each table of a service's database has, but those that it writes by itself. */
export function countRows(folder: string): Record<string, number> {
	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	const tables = database
		.prepare<[], { name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
		.all();
	const asked = tables.filter(({ name }) => !BY_ITSELF.includes(name));
	const counts = asked.map(({ name }) => {
		const count = database.prepare<[], number>(`select count(*) from "${name}"`).pluck().get();
		return [name, count ?? 0] as const;
	});
	database.close();
	return Object.fromEntries(counts);
}
