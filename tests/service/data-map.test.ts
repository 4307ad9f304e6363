import { AccountExport } from '@draftsmith/shared';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { DATA_MAP, type DataTable, RETENTION } from '../../service/src/retention/index.ts';
import { eraseAccount, exportAccount } from '../../service/src/rights/index.ts';
import type { Database } from '../../service/src/store/index.ts';
import { countRows } from './all-rows.ts';
import { type OpenRights, openRights } from './open-rights.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';
import { seedAccount, seedReceipt } from './seed-account.ts';

const TABLES: [string, DataTable][] = Object.entries(DATA_MAP);
const MAPPED = TABLES.flatMap(([table, { columns }]) =>
	Object.keys(columns).map((column) => `${table}.${column}`),
).sort();
/** The migrations’ own book-keeping. */
const KYSELY = /^kysely_/;

let postgres: PrivatePostgres | undefined;
const opened: OpenRights[] = [];
afterAll(async () => {
	for (const each of opened) await each.close();
	await postgres?.stop();
});
async function open(databaseUrl?: string): Promise<OpenRights> {
	const rights = await openRights(databaseUrl === undefined ? {} : { databaseUrl });
	opened.push(rights);
	return rights;
}

async function sqliteColumns(db: Database): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select tables.name || '.' || columns.name as name
		from sqlite_schema as tables join pragma_table_info(tables.name) as columns
		where tables.type = 'table'`.execute(db);
	return rows.map(({ name }) => name);
}

async function postgresColumns(db: Database): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`
		select table_name || '.' || column_name as name from information_schema.columns
		where table_schema = 'public'`.execute(db);
	return rows.map(({ name }) => name);
}

const ours = (columns: string[]) => columns.filter((name) => !KYSELY.test(name)).sort();

test('SQLite: every column there is is classified, and every classified column is there', async () => {
	const { context } = await open();
	expect(ours(await sqliteColumns(context.jobs.store.db))).toEqual(MAPPED);
});

test('PostgreSQL: the same', async (test) => {
	postgres = await startPrivatePostgres();
	if (!postgres) return test.skip('no PostgreSQL on this machine');
	const { context } = await open(postgres.url);
	expect(ours(await postgresColumns(context.jobs.store.db))).toEqual(MAPPED);
});

test('a column that nobody has classified would be noticed', async () => {
	const { context } = await open();
	await sql`alter table accounts add column shoe_size integer`.execute(context.jobs.store.db);
	expect(ours(await sqliteColumns(context.jobs.store.db))).not.toEqual(MAPPED);
});

test('every class of the map is one of the retention table', () => {
	for (const [table, { retention }] of TABLES) {
		expect([table, retention === 'service' || retention in RETENTION]).toEqual([table, true]);
	}
});

/** Every field of the export, by its path without the lists: `jobs.error.code`. */
function paths(schema: unknown, path: string[] = []): string[] {
	if (schema instanceof z.ZodNullable) return paths(schema.unwrap(), path);
	if (schema instanceof z.ZodArray) return paths(schema.element, path);
	// A receipt's details, a template's content and the like are what one column holds.
	if (!(schema instanceof z.ZodObject) || path.at(-1) === 'content') return [path.join('.')];
	return Object.entries(schema.shape).flatMap(([name, each]) => paths(each, [...path, name]));
}

/** What the export says beside the columns: about itself, and what is computed. */
const COMPUTED = /^(format|exported_at|retention\..*|receipts\.signature)$/;

test('every column that the map says is exported has its field, and every field has its column', () => {
	const exported = TABLES.flatMap(([, { columns }]) => Object.values(columns)).flatMap(([, where]) =>
		typeof where === 'string' ? [where] : [],
	);
	const fields = paths(AccountExport).filter((path) => !COMPUTED.test(path));
	expect([...new Set(exported)].sort()).toEqual([...new Set(fields)].sort());
});

/** What stands at a path of the export, in all items of the lists on the way. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
	if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path));
	const [name, ...rest] = path;
	if (name === undefined) return [value];
	if (typeof value !== 'object' || value === null) return [];
	return valuesAt(new Map<string, unknown>(Object.entries(value)).get(name), rest);
}

test('an export of an account that has everything has a value in every field', async () => {
	const { context } = await open();
	const { accountId, siteId, jobIds } = await seedAccount(context, {
		mark: 'mine',
		jobs: 1,
		job: {
			failing_since: 1,
			regenerating: 1,
			error_code: 'model_timeout',
			error_detail: 'Try again.',
			error_retryable: 1,
			purged_at: 1,
		},
	});
	await seedReceipt(context, jobIds[0] ?? '', siteId);
	// What else may be there at some time or other.
	for (const change of [
		sql`update accounts set restricted_at = 1, restriction = 'objection' where id = ${accountId}`,
		sql`update sites set proof_due_at = 1, proof_problem = 'blocked', ended_at = 1 where account_id = ${accountId}`,
		sql`update api_keys set expires_at = 1, revoked_at = 1`,
		sql`update email_tokens set used_at = 1`,
		sql`update mails set ended_at = 1, error_code = 'refused'`,
		sql`update webhook_deliveries set ended_at = 1, error_code = 'refused'`,
	]) {
		await change.execute(context.jobs.store.db);
	}
	const { db } = context.jobs.store;
	// A template that is there has no time of its deletion: one of each.
	const template = await db.selectFrom('templates').selectAll().executeTakeFirstOrThrow();
	await db
		.insertInto('templates')
		.values({ ...template, id: `${template.id.slice(0, -1)}0`, version: 2, deleted_at: 1 })
		.execute();
	let text = '';
	for await (const piece of exportAccount(context, accountId)) text += piece;
	const document = AccountExport.parse(JSON.parse(text));
	for (const path of paths(AccountExport).filter((each) => !COMPUTED.test(each))) {
		const values = valuesAt(document, path.split('.'));
		expect([path, values.some((value) => value !== null && value !== undefined)]).toEqual([path, true]);
	}
});

test('an erasure does to every table what the map says', async () => {
	const { context } = await open();
	const neighbour = await seedAccount(context, { mark: 'neighbour' });
	const mine = await seedAccount(context, { mark: 'mine' });
	await seedReceipt(context, mine.jobIds[0] ?? '', mine.siteId);
	const before = await tableCounts(context.jobs.store.db);
	const { details } = await eraseAccount(context, mine.accountId, 'unconfirmed');
	const after = await tableCounts(context.jobs.store.db);
	const rows = await countRows(context.jobs.store.db, mine);
	const erased = Object.keys(Object(details.erased));
	const pseudonymised = Object.keys(Object(details.pseudonymised));
	const named = (erasure: DataTable['erasure']) =>
		TABLES.filter(([, table]) => table.erasure === erasure).map(([table]) => table);
	expect(erased.sort()).toEqual(named('deleted').sort());
	expect(pseudonymised.sort()).toEqual(named('pseudonymised').sort());
	for (const table of named('deleted')) {
		expect([table, rows[table]]).toEqual([table, 0]);
		expect([table, before[table] !== after[table]]).toEqual([table, true]);
	}
	for (const table of named('pseudonymised')) {
		expect([table, rows[table]]).toEqual([table, 0]);
		// None is gone; the erasure itself adds receipts.
		expect(after[table]).toBeGreaterThanOrEqual(before[table] ?? Number.NaN);
	}
	// What names nobody really does not: no row of the whole database has an id of the account.
	const ids = [mine.accountId, mine.siteId, mine.keyId];
	for (const table of Object.keys(DATA_MAP)) {
		const found = await sql`select * from ${sql.table(table)}`.execute(context.jobs.store.db);
		const text = JSON.stringify(found.rows);
		for (const id of ids) expect([table, text.includes(id)]).toEqual([table, false]);
	}
	expect((await countRows(context.jobs.store.db, neighbour)).accounts).toBe(1);
});

async function tableCounts(db: Database): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const table of Object.keys(DATA_MAP)) {
		const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db);
		counts[table] = Number(rows[0]?.count);
	}
	return counts;
}
