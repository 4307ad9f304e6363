import { type RawBuilder, sql } from 'kysely';
import type { DeletedRows } from './delete-batch.ts';
import { DAY, type RetentionName } from './retention.ts';

/** A class whose rows die one by one. */
export type RowClass = Omit<DeletedRows, 'where'> & {
	/** Whether a row is over whose time began at `before` (ms since the epoch) or earlier. */
	isOver: (before: number) => RawBuilder<boolean>;
};

/** The UTC days that had ended by a moment. */
const dayEnded = (before: number): RawBuilder<boolean> =>
	sql`day <= ${new Date(before - DAY).toISOString().slice(0, 10)}`;

/** All classes whose rows are removed by one statement a batch. */
export const ROW_CLASSES = {
	deleted_templates: { table: 'templates', key: ['id'], isOver: (before) => sql`deleted_at <= ${before}` },
	request_log: { table: 'request_log', key: ['id'], isOver: (before) => sql`at <= ${before}` },
	usage_days: { table: 'usage_days', key: ['api_key_id', 'day', 'model'], isOver: dayEnded },
	quota_days: { table: 'quota_days', key: ['account_id', 'day'], isOver: dayEnded },
	alerts: { table: 'alerts', key: ['account_id', 'day', 'limit_source', 'threshold'], isOver: dayEnded },
	transactions: { table: 'transactions', key: ['id'], isOver: (before) => sql`created_at <= ${before}` },
	email_tokens: { table: 'email_tokens', key: ['id'], isOver: (before) => sql`expires_at <= ${before}` },
	mails: { table: 'mails', key: ['id'], isOver: (before) => sql`created_at <= ${before}` },
	webhook_deliveries: { table: 'webhook_deliveries', key: ['id'], isOver: (before) => sql`created_at <= ${before}` },
	ended_keys: {
		table: 'api_keys',
		key: ['id'],
		// The report of usage names its keys: they go when its days are gone.
		isOver: (before) => sql`(revoked_at <= ${before} or expires_at <= ${before})
			and not exists (select 1 from usage_days where usage_days.api_key_id = api_keys.id)`,
	},
	operators: { table: 'operators', key: ['id'], isOver: (before) => sql`revoked_at <= ${before}` },
	jobs: {
		table: 'jobs',
		key: ['id'],
		isOver: (before) => sql`finished_at <= ${before} and state in ('succeeded', 'failed', 'canceled')
			and delivery <> 'pending'`,
		dependents: [{ table: 'job_steps', column: 'job_id' }],
	},
	ended_sites: {
		table: 'sites',
		key: ['id'],
		isOver: (before) => sql`ended_at <= ${before} and status in ('superseded', 'closed')
			and not exists (select 1 from jobs where jobs.site_id = sites.id)
			and not exists (select 1 from usage_days where usage_days.site_id = sites.id)
			and not exists (select 1 from api_keys where api_keys.site_id = sites.id)
			and not exists (select 1 from receipts where receipts.site_id = sites.id)`,
		dependents: [
			{ table: 'templates', column: 'site_id' },
			{ table: 'lanes', column: 'site_id' },
		],
	},
} as const satisfies Partial<Record<RetentionName, RowClass>>;
