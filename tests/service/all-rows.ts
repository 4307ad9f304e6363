import { sql } from 'kysely';
import { DATA_MAP } from '../../service/src/retention/index.ts';
import type { Database } from '../../service/src/store/index.ts';
import type { SeededAccount } from './seed-account.ts';

/** How a row of each table says whose it is; a table that an erasure must empty and that is not here fails the test. */
const OWNERS: Record<string, (account: SeededAccount) => ReturnType<typeof sql>> = {
	accounts: ({ accountId }) => sql`id = ${accountId}`,
	sites: ofAccount,
	api_keys: ofSites,
	email_tokens: ofAccount,
	jobs: ofSites,
	job_steps: ({ jobIds }) => sql`job_id in (${sql.join(jobIds)})`,
	templates: ofSites,
	lanes: ofSites,
	usage_days: ofSites,
	quota_days: ofAccount,
	alerts: ofAccount,
	mails: ofAccount,
	webhook_deliveries: ofAccount,
	request_log: ofAccount,
	transactions: ofAccount,
	receipts: ofSites,
	audit: ({ accountId, siteId, keyId }) => sql`subject in (${accountId}, ${siteId}, ${keyId})`,
};

function ofAccount({ accountId }: SeededAccount) {
	return sql`account_id = ${accountId}`;
}

function ofSites({ accountId, siteId }: SeededAccount) {
	return sql`(site_id = ${siteId} or site_id in (select id from sites where account_id = ${accountId}))`;
}

/** Every row that names this account, by table: of all tables that the data map calls deleted or pseudonymised. */
export async function readRows(db: Database, account: SeededAccount): Promise<Record<string, unknown[]>> {
	const found: Record<string, unknown[]> = {};
	for (const [table, { erasure }] of Object.entries(DATA_MAP)) {
		if (erasure === 'unnamed') continue;
		const owner = OWNERS[table];
		if (!owner) throw new Error(`say in this test how a row of ${table} names its account`);
		const { rows } = await sql`select * from ${sql.table(table)} where ${owner(account)} order by 1, 2`.execute(db);
		found[table] = rows;
	}
	return found;
}

/** How many they are. */
export async function countRows(db: Database, account: SeededAccount): Promise<Record<string, number>> {
	const rows = await readRows(db, account);
	return Object.fromEntries(Object.entries(rows).map(([table, found]) => [table, found.length]));
}
