import { type RawBuilder, sql } from 'kysely';
import type { RetentionName } from './retention.ts';
import { IS_UNPROVEN } from './unproven-accounts.ts';

/** Rows of one account: `time` is the column (ms, or a UTC day) from which they count. */
export type Owned = { from: RawBuilder<unknown>; where: RawBuilder<boolean>; time: RawBuilder<number | string | null> };

/** What of each class belongs to an account. Undefined: the class belongs to the service, not to accounts. */
export function ownedBy(accountId: string): Record<RetentionName, Owned | undefined> {
	const sites = sql`(select id from sites where account_id = ${accountId})`;
	const keys = sql`(select api_keys.id from api_keys join sites on sites.id = api_keys.site_id
		where sites.account_id = ${accountId})`;
	const ofAccount = sql<boolean>`account_id = ${accountId}`;
	const ofSites = sql<boolean>`site_id in ${sites}`;
	const rows = (table: string, where: RawBuilder<boolean>, time: string): Owned => ({
		from: sql.table(table),
		where,
		time: sql.ref(time),
	});
	const endOfKey = sql<number | null>`case when revoked_at is null then expires_at
		when expires_at is null or revoked_at < expires_at then revoked_at else expires_at end`;
	const hasEnded = sql<boolean>`(revoked_at is not null or expires_at is not null)`;
	return {
		account: rows('accounts', sql`id = ${accountId}`, 'created_at'),
		sites: rows('sites', sql`${ofAccount} and ended_at is null`, 'created_at'),
		api_keys: rows('api_keys', sql`${ofSites} and not ${hasEnded}`, 'created_at'),
		templates: rows('templates', sql`${ofSites} and deleted_at is null`, 'created_at'),
		deleted_templates: rows('templates', sql`${ofSites} and deleted_at is not null`, 'deleted_at'),
		job_content: rows('jobs', sql`${ofSites} and content_key is not null`, 'created_at'),
		jobs: rows('jobs', ofSites, 'finished_at'),
		request_log: rows('request_log', ofAccount, 'at'),
		usage_days: rows('usage_days', ofSites, 'day'),
		quota_days: rows('quota_days', ofAccount, 'day'),
		alerts: rows('alerts', ofAccount, 'day'),
		transactions: rows('transactions', ofAccount, 'created_at'),
		registrations: rows('accounts', sql`id = ${accountId} and ${IS_UNPROVEN}`, 'created_at'),
		email_tokens: rows('email_tokens', ofAccount, 'expires_at'),
		mails: rows('mails', ofAccount, 'created_at'),
		mail_files: undefined,
		webhook_deliveries: rows('webhook_deliveries', ofAccount, 'created_at'),
		ended_keys: { from: sql.table('api_keys'), where: sql`${ofSites} and ${hasEnded}`, time: endOfKey },
		ended_sites: rows('sites', sql`${ofAccount} and ended_at is not null`, 'ended_at'),
		operators: undefined,
		audit: rows('audit', sql`(subject = ${accountId} or subject in ${sites} or subject in ${keys})`, 'at'),
		receipts: rows('receipts', ofSites, 'at'),
	};
}
