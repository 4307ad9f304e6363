import { type AccountExport, Scope, TemplateContent } from '@draftsmith/shared';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import { newEmailContext } from '../accounts/index.ts';
import { timestamp, timestampOrNull } from '../platform/timestamp.ts';
import { showDetails } from '../records/index.ts';
import type { ApiKeyRow, Database, Schema, SiteRow, TemplateRow } from '../store/index.ts';
import type { RightsContext } from './context.ts';
import { exportJobs } from './export-jobs.ts';
import { type Pages, readPages } from './read-pages.ts';

type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
type Item<Name extends keyof AccountExport> = AccountExport[Name] extends readonly (infer Each)[] ? Each : never;

/** Lists of the document, each made as it is read. */
type Lists = { [Name in keyof AccountExport as Item<Name> extends never ? never : Name]: AsyncIterable<Item<Name>> };

/** The lists of an account's export, in the order of the document. */
export function exportLists(context: RightsContext, accountId: string): Lists {
	const { db } = context.jobs.store;
	const sites = sql`(select id from sites where account_id = ${accountId})`;
	const keys = sql`(select api_keys.id from api_keys where site_id in ${sites})`;
	const ofAccount = sql<boolean>`account_id = ${accountId}`;
	const ofSites = sql<boolean>`site_id in ${sites}`;
	const aboutIt = sql<boolean>`(subject = ${accountId} or subject in ${sites} or subject in ${keys})`;
	const byId = (where: RawBuilder<boolean>) => ({ key: ['id'] as const, where });
	return {
		email_links: list<Row<'email_tokens'>, Item<'email_links'>>(
			db,
			{ table: 'email_tokens', ...byId(ofAccount) },
			(row) => toEmailLink(context, row),
		),
		sites: list<SiteRow, Item<'sites'>>(db, { table: 'sites', ...byId(ofAccount) }, toSite),
		keys: list<ApiKeyRow, Item<'keys'>>(db, { table: 'api_keys', ...byId(ofSites) }, toKey),
		templates: list<TemplateRow, Item<'templates'>>(db, { table: 'templates', ...byId(ofSites) }, (row) =>
			toTemplate(context, row),
		),
		jobs: exportJobs(context, accountId),
		receipts: list<Row<'receipts'>, Item<'receipts'>>(
			db,
			{ table: 'receipts', key: ['seq'], where: ofSites },
			context.jobs.receipts.sign,
		),
		usage_days: list<Row<'usage_days'>, Item<'usage_days'>>(
			db,
			{ table: 'usage_days', key: ['day', 'api_key_id', 'model'], where: ofSites },
			({ day, ...row }) => ({ ...row, date: day }),
		),
		quota_days: list<Row<'quota_days'>, Item<'quota_days'>>(
			db,
			{ table: 'quota_days', key: ['day'], where: ofAccount },
			({ day, requests, tokens }) => ({ date: day, requests, tokens }),
		),
		alerts: list<Row<'alerts'>, Item<'alerts'>>(
			db,
			{ table: 'alerts', key: ['day', 'limit_source', 'threshold'], where: ofAccount },
			({ day, limit_source, threshold, created_at }) => ({
				date: day,
				limit_source,
				threshold,
				created_at: timestamp(created_at),
			}),
		),
		mails: list<Row<'mails'>, Item<'mails'>>(db, { table: 'mails', ...byId(ofAccount) }, toMessage),
		webhook_deliveries: list<Row<'mails'>, Item<'mails'>>(
			db,
			{ table: 'webhook_deliveries', ...byId(ofAccount) },
			toMessage,
		),
		request_log: list<Row<'request_log'>, Item<'request_log'>>(
			db,
			{ table: 'request_log', ...byId(ofAccount) },
			({ account_id: _, duration, at, ...row }) => ({ ...row, at: timestamp(at), duration_ms: duration }),
		),
		transactions: list<Row<'transactions'>, Item<'transactions'>>(
			db,
			{ table: 'transactions', ...byId(ofAccount) },
			({ account_id: _, ...row }) => ({ ...row, created_at: timestamp(row.created_at) }),
		),
		audit: list<Row<'audit'>, Item<'audit'>>(db, { table: 'audit', key: ['seq'], where: aboutIt }, toAudit),
	};
}

async function* list<Stored extends object, Exported>(
	db: Database,
	pages: Pages<Stored>,
	toItem: (row: Stored) => Exported,
): AsyncGenerator<Exported> {
	for await (const row of readPages<Stored>(db, pages)) yield toItem(row);
}

function toEmailLink({ jobs }: RightsContext, row: Row<'email_tokens'>): Item<'email_links'> {
	const { id, purpose, new_email: sealed } = row;
	return {
		id,
		purpose,
		new_email: sealed === null ? null : jobs.sealer.open(newEmailContext(id), sealed).toString('utf8'),
		created_at: timestamp(row.created_at),
		expires_at: timestamp(row.expires_at),
		used_at: timestampOrNull(row.used_at),
	};
}

function toSite(row: SiteRow): Item<'sites'> {
	const { account_id: _, challenge: __, allow_external, ...site } = row;
	return {
		...site,
		allow_external_providers: allow_external === 1,
		created_at: timestamp(row.created_at),
		proven_at: timestampOrNull(row.proven_at),
		proof_due_at: timestampOrNull(row.proof_due_at),
		ended_at: timestampOrNull(row.ended_at),
	};
}

function toKey(row: ApiKeyRow): Item<'keys'> {
	const scopes = row.scopes.split(' ');
	return {
		id: row.id,
		site_id: row.site_id,
		name: row.name,
		masked: `dsk_live_••••${row.last_four}`,
		scopes: Scope.options.filter((scope) => scopes.includes(scope)),
		created_at: timestamp(row.created_at),
		last_used_at: timestampOrNull(row.last_used_at),
		expires_at: timestampOrNull(row.expires_at),
		revoked_at: timestampOrNull(row.revoked_at),
		replaces: row.replaces,
	};
}

function toTemplate({ jobs }: RightsContext, row: TemplateRow): Item<'templates'> {
	const { id, site_id, name, version } = row;
	const open = () => jobs.keyring.open(id, row.content_key).open('template', row.content).toString('utf8');
	return {
		id,
		site_id,
		name,
		version,
		// A deleted template's content is erased; its name and number stay.
		content: row.deleted_at === null ? TemplateContent.parse(JSON.parse(open())) : null,
		created_at: timestamp(row.created_at),
		deleted_at: timestampOrNull(row.deleted_at),
	};
}

/** Neither recipient nor text: while a mail waits, a link may be in it that works once. */
function toMessage(row: Row<'mails'>): Item<'mails'> {
	return {
		id: row.id,
		kind: row.kind,
		state: row.state,
		attempts: row.attempts,
		available_at: timestamp(row.available_at),
		created_at: timestamp(row.created_at),
		ended_at: timestampOrNull(row.ended_at),
		error_code: row.error_code,
	};
}

/** Which operator it was stays within the house; that it was one, in which role and why, is the owner's to know. */
function toAudit(row: Row<'audit'>): Item<'audit'> {
	const { seq, at, role, action, subject, reason, details } = row;
	return { seq, at: timestamp(at), role, action, subject, reason, details: showDetails(details) };
}
