import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Proof of domains, keys with scopes, mails, limits in requests and tokens, chained receipts and audit, operators, the request
 * log, and what is needed to change the master key.
 */
export function accounts(kind: 'sqlite' | 'postgres'): Migration {
	const blob = kind === 'sqlite' ? sql`blob` : sql`bytea`;
	return {
		up: async (db: Kysely<unknown>) => {
			await alterAccounts(db, blob);
			await alterSites(db, blob);
			await alterKeys(db);
			await makeUsage(db);
			await makeMessages(db, blob);
			await makeRecords(db);
			await makeKeys(db, blob);
			await makeSweepIndexes(db);
		},
	};
}

type Blob = ReturnType<typeof sql>;

async function alterAccounts(db: Kysely<unknown>, blob: Blob): Promise<void> {
	await sql`alter table accounts add column email_confirmed_at bigint`.execute(db);
	await sql`alter table accounts add column notices integer not null default 1`.execute(db);
	await sql`alter table accounts add column restricted_at bigint`.execute(db);
	await sql`alter table accounts add column restriction text`.execute(db);
	await sql`alter table accounts add column policy_version text`.execute(db);
	await sql`alter table accounts add column policy_acknowledged_at bigint`.execute(db);
	await sql`alter table accounts add column webhook ${blob}`.execute(db);
	await sql`alter table accounts add column erasing text`.execute(db);
	await db.schema
		.createTable('email_tokens')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
		.addColumn('purpose', 'text', (column) => column.notNull())
		.addColumn('new_email', blob)
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.addColumn('used_at', 'bigint')
		.execute();
	await sql`create index email_tokens_account on email_tokens (account_id)`.execute(db);
	await db.schema
		.createTable('policies')
		.addColumn('version', 'text', (column) => column.primaryKey())
		.addColumn('url', 'text', (column) => column.notNull())
		.addColumn('announced_at', 'bigint', (column) => column.notNull())
		.addColumn('effective_at', 'bigint', (column) => column.notNull())
		.execute();
}

async function alterSites(db: Kysely<unknown>, blob: Blob): Promise<void> {
	await sql`alter table sites add column status text not null default 'unproven'`.execute(db);
	await sql`alter table sites add column challenge ${blob}`.execute(db);
	await sql`alter table sites add column proven_at bigint`.execute(db);
	await sql`alter table sites add column proof_method text`.execute(db);
	await sql`alter table sites add column proof_attempts integer not null default 0`.execute(db);
	await sql`alter table sites add column proof_due_at bigint`.execute(db);
	await sql`alter table sites add column proof_problem text`.execute(db);
	await sql`alter table sites add column ended_at bigint`.execute(db);
	// Whoever was here before there were proofs goes on; of two sites of one domain, the newer one.
	await sql`update sites set status = 'active' where id in (select max(id) from sites group by domain)`.execute(db);
	await sql`create unique index sites_active_domain on sites (domain) where status = 'active'`.execute(db);
	await sql`create index sites_account on sites (account_id)`.execute(db);
	await sql`create index sites_proof_due on sites (proof_due_at) where proof_due_at is not null`.execute(db);
}

async function alterKeys(db: Kysely<unknown>): Promise<void> {
	await sql`alter table api_keys add column name text`.execute(db);
	await sql`alter table api_keys add column scopes text not null default 'jobs chat usage account'`.execute(db);
	await sql`alter table api_keys add column expires_at bigint`.execute(db);
	await sql`alter table api_keys add column last_used_at bigint`.execute(db);
	await sql`alter table api_keys add column replaces text`.execute(db);
	await sql`create index api_keys_site on api_keys (site_id)`.execute(db);
}

/** Daily usage gets its model, and counts what is settled; what is reserved is counted for itself, by account. */
async function makeUsage(db: Kysely<unknown>): Promise<void> {
	await sql`alter table jobs add column reserved_tokens bigint not null default 0`.execute(db);
	await db.schema
		.createTable('quota_days')
		.addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
		.addColumn('day', 'text', (column) => column.notNull())
		.addColumn('requests', 'integer', (column) => column.notNull())
		.addColumn('tokens', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('quota_days_key', ['account_id', 'day'])
		.execute();
	await sql`insert into quota_days (account_id, day, requests, tokens)
		select sites.account_id, day, sum(requests), sum(input_tokens + output_tokens)
		from usage_days join sites on sites.id = usage_days.site_id group by sites.account_id, day`.execute(db);
	await sql`alter table usage_days rename to usage_days_before`.execute(db);
	await db.schema
		.createTable('usage_days')
		.addColumn('site_id', 'text', (column) => column.notNull().references('sites.id'))
		.addColumn('api_key_id', 'text', (column) => column.notNull())
		.addColumn('day', 'text', (column) => column.notNull())
		.addColumn('model', 'text', (column) => column.notNull())
		.addColumn('requests', 'integer', (column) => column.notNull())
		.addColumn('input_tokens', 'bigint', (column) => column.notNull())
		.addColumn('output_tokens', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('usage_models_key', ['api_key_id', 'day', 'model'])
		.execute();
	// Which model it was is not known any more; unfinished jobs are counted when they end.
	await sql`insert into usage_days (site_id, api_key_id, day, model, requests, input_tokens, output_tokens)
		select site_id, api_key_id, day, '', requests - (
			select count(*) from jobs where jobs.api_key_id = usage_days_before.api_key_id
			and jobs.usage_day = usage_days_before.day and state in ('starting', 'processing') and regenerating is null
		), input_tokens, output_tokens from usage_days_before`.execute(db);
	await db.schema.dropTable('usage_days_before').execute();
	await sql`create index usage_days_site on usage_days (site_id, day)`.execute(db);
	await db.schema
		.createTable('alerts')
		.addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
		.addColumn('day', 'text', (column) => column.notNull())
		.addColumn('limit_source', 'text', (column) => column.notNull())
		.addColumn('threshold', 'integer', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('alerts_key', ['account_id', 'day', 'limit_source', 'threshold'])
		.execute();
}

async function makeMessages(db: Kysely<unknown>, blob: Blob): Promise<void> {
	for (const table of ['mails', 'webhook_deliveries']) {
		await db.schema
			.createTable(table)
			.addColumn('id', 'text', (column) => column.primaryKey())
			.addColumn('account_id', 'text')
			.addColumn('kind', 'text', (column) => column.notNull())
			.addColumn('content', blob)
			.addColumn('state', 'text', (column) => column.notNull())
			.addColumn('attempts', 'integer', (column) => column.notNull())
			.addColumn('available_at', 'bigint', (column) => column.notNull())
			.addColumn('created_at', 'bigint', (column) => column.notNull())
			.addColumn('ended_at', 'bigint')
			.addColumn('error_code', 'text')
			.execute();
		await sql`create index ${sql.ref(`${table}_due`)} on ${sql.table(table)} (available_at) where state = 'waiting'`.execute(
			db,
		);
		await sql`create index ${sql.ref(`${table}_account`)} on ${sql.table(table)} (account_id)`.execute(db);
	}
}

async function makeRecords(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable('chain_heads')
		.addColumn('name', 'text', (column) => column.primaryKey())
		.addColumn('seq', 'bigint', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.execute();
	await sql`insert into chain_heads (name, seq, hash) values ('receipts', 0, ''), ('audit', 0, '')`.execute(db);
	await db.schema
		.createTable('receipts')
		.addColumn('seq', 'bigint', (column) => column.primaryKey())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('subject', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('details', 'text', (column) => column.notNull())
		.addColumn('previous', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.execute();
	await sql`create index receipts_subject on receipts (subject)`.execute(db);
	await db.schema
		.createTable('operators')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text', (column) => column.notNull().unique())
		.addColumn('role', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull().unique())
		.addColumn('last_four', 'text', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addColumn('revoked_at', 'bigint')
		.execute();
	await db.schema
		.createTable('audit')
		.addColumn('seq', 'bigint', (column) => column.primaryKey())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('actor', 'text', (column) => column.notNull())
		.addColumn('role', 'text', (column) => column.notNull())
		.addColumn('action', 'text', (column) => column.notNull())
		.addColumn('subject', 'text')
		.addColumn('reason', 'text')
		.addColumn('details', 'text', (column) => column.notNull())
		.addColumn('previous', 'text', (column) => column.notNull())
		.addColumn('hash', 'text', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('request_log')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('method', 'text', (column) => column.notNull())
		.addColumn('route', 'text', (column) => column.notNull())
		.addColumn('status', 'integer', (column) => column.notNull())
		.addColumn('duration', 'integer', (column) => column.notNull())
		.addColumn('account_id', 'text')
		.addColumn('api_key_id', 'text')
		.addColumn('network', 'text')
		.execute();
	await sql`create index request_log_at on request_log (at)`.execute(db);
	await sql`create index request_log_account on request_log (account_id)`.execute(db);
	await db.schema
		.createTable('transactions')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('account_id', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('ref', 'text', (column) => column.notNull())
		.addColumn('amount_micro_usd', 'bigint', (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.addUniqueConstraint('transactions_ref', ['kind', 'ref'])
		.execute();
	await db.schema
		.createTable('sweeps')
		.addColumn('class', 'text', (column) => column.primaryKey())
		.addColumn('swept_at', 'bigint', (column) => column.notNull())
		.addColumn('removed', 'bigint', (column) => column.notNull())
		.execute();
}

/** By these the sweeper finds what was kept for long enough, and an erasure what it is about, without reading whole tables. */
async function makeSweepIndexes(db: Kysely<unknown>): Promise<void> {
	await sql`create index accounts_unconfirmed on accounts (id) where email_confirmed_at is null`.execute(db);
	await sql`create index accounts_erasing on accounts (id) where erasing is not null`.execute(db);
	await sql`create index jobs_finished on jobs (finished_at) where finished_at is not null`.execute(db);
	await sql`create index usage_days_day on usage_days (day)`.execute(db);
	await sql`create index quota_days_day on quota_days (day)`.execute(db);
	await sql`create index alerts_day on alerts (day)`.execute(db);
	await sql`create index transactions_created on transactions (created_at)`.execute(db);
	await sql`create index transactions_account on transactions (account_id)`.execute(db);
	await sql`create index email_tokens_expiry on email_tokens (expires_at)`.execute(db);
	await sql`create index mails_created on mails (created_at)`.execute(db);
	await sql`create index webhook_deliveries_created on webhook_deliveries (created_at)`.execute(db);
	await sql`create index api_keys_revoked on api_keys (revoked_at) where revoked_at is not null`.execute(db);
	await sql`create index api_keys_expiry on api_keys (expires_at) where expires_at is not null`.execute(db);
	await sql`create index sites_ended on sites (ended_at) where ended_at is not null`.execute(db);
	await sql`create index templates_deleted on templates (deleted_at) where deleted_at is not null`.execute(db);
	await sql`create index operators_revoked on operators (revoked_at) where revoked_at is not null`.execute(db);
	await sql`create index audit_subject on audit (subject) where subject is not null`.execute(db);
}

async function makeKeys(db: Kysely<unknown>, blob: Blob): Promise<void> {
	await db.schema
		.createTable('wrapping_keys')
		.addColumn('id', 'integer', (column) => column.primaryKey())
		.addColumn('wrapped', blob, (column) => column.notNull())
		.addColumn('created_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createTable('secrets')
		.addColumn('purpose', 'text', (column) => column.primaryKey())
		.addColumn('wrapped', blob, (column) => column.notNull())
		.execute();
}
