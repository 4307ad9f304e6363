import { z } from 'zod';
import { Id, ProviderScope, Timestamp } from './common.ts';
import { Delivery, JobState, Phase } from './job.ts';
import { Scope } from './key.ts';
import { ErasureReceipt, RetentionReport } from './privacy.ts';
import { RestrictionKind } from './registration.ts';
import { ProofMethod, SiteStatus } from './site.ts';
import { TemplateContent } from './template.ts';

const Count = z.number().int();
const UsageSource = z.enum(['provider', 'estimated', 'unknown', 'none']);
/** What was sent or written, as it was stored then; its form is that of the version of the service that stored it. */
const Content = z.record(z.string(), z.unknown());

const ExportedAccount = z.strictObject({
	id: Id,
	email: z.string(),
	email_confirmed_at: Timestamp.nullable(),
	name: z.string().nullable(),
	language: z.string().nullable(),
	plan: z.string(),
	email_notices: z.boolean().meta({ description: 'The consent to mails that need not be.' }),
	restriction: z.strictObject({ kind: RestrictionKind, since: Timestamp }).nullable(),
	policy: z.strictObject({ version: z.string(), acknowledged_at: Timestamp.nullable() }).nullable(),
	webhook_url: z.string().nullable(),
	created_at: Timestamp,
});

const ExportedEmailLink = z.strictObject({
	id: Id,
	purpose: z.enum(['confirm', 'change_old', 'change_new']),
	new_email: z.string().nullable(),
	created_at: Timestamp,
	expires_at: Timestamp,
	used_at: Timestamp.nullable(),
});

const ExportedSite = z.strictObject({
	id: Id,
	domain: z.string(),
	status: SiteStatus,
	allow_external_providers: z.boolean(),
	created_at: Timestamp,
	proven_at: Timestamp.nullable(),
	proof_method: ProofMethod.nullable(),
	proof_attempts: Count,
	proof_due_at: Timestamp.nullable(),
	proof_problem: z.string().nullable(),
	ended_at: Timestamp.nullable(),
});

const ExportedKey = z.strictObject({
	id: Id,
	site_id: Id,
	name: z.string().nullable(),
	masked: z.string(),
	scopes: z.array(Scope),
	created_at: Timestamp,
	last_used_at: Timestamp.nullable(),
	expires_at: Timestamp.nullable(),
	revoked_at: Timestamp.nullable(),
	replaces: Id.nullable().meta({ description: 'The key that was rotated into this one.' }),
});

const ExportedTemplate = z.strictObject({
	id: Id,
	site_id: Id,
	name: z.string(),
	version: Count,
	content: TemplateContent.nullable(),
	created_at: Timestamp,
	deleted_at: Timestamp.nullable(),
});

const ExportedStep = z.strictObject({
	step: z.string(),
	content: z.unknown(),
	model: z.string().nullable(),
	input_tokens: Count.nullable(),
	output_tokens: Count.nullable(),
	usage_source: UsageSource,
	created_at: Timestamp,
});

const ExportedJob = z.strictObject({
	id: Id,
	site_id: Id,
	api_key_id: Id,
	idempotency_key: z.string(),
	state: JobState,
	delivery: Delivery,
	phase: Phase,
	words: Count,
	target_words: Count,
	sections: Count,
	target_sections: Count.nullable(),
	language: z.string(),
	model: z.string(),
	scope: ProviderScope,
	content_type: z.string(),
	post_type: z.string(),
	post_status: z.string(),
	attempt: Count,
	failures: Count,
	failing_since: Timestamp.nullable(),
	regenerations: Count,
	regenerating: Count.nullable(),
	result_sha256: z.string().nullable(),
	usage_day: z.iso.date(),
	reserved_tokens: Count,
	input_tokens: Count.nullable(),
	output_tokens: Count.nullable(),
	usage_source: UsageSource.nullable(),
	failed_input_tokens: Count,
	failed_output_tokens: Count,
	error: z.strictObject({ code: z.string(), detail: z.string().nullable(), retryable: z.boolean() }).nullable(),
	version: Count,
	created_at: Timestamp,
	started_at: Timestamp.nullable(),
	finished_at: Timestamp.nullable(),
	purged_at: Timestamp.nullable(),
	expires_at: Timestamp,
	request: Content.nullable().meta({ description: 'null once it is erased, like the result and the steps.' }),
	result: Content.nullable(),
	steps: z.array(ExportedStep),
});

const ExportedUsageDay = z.strictObject({
	site_id: Id,
	api_key_id: Id,
	date: z.iso.date(),
	model: z.string(),
	requests: Count,
	input_tokens: Count,
	output_tokens: Count,
});

const ExportedQuotaDay = z.strictObject({ date: z.iso.date(), requests: Count, tokens: Count });

const ExportedAlert = z.strictObject({
	date: z.iso.date(),
	limit_source: z.string(),
	threshold: Count,
	created_at: Timestamp,
});

const ExportedMessage = z.strictObject({
	id: Id,
	kind: z.string(),
	state: z.enum(['waiting', 'sent', 'failed', 'dropped']),
	attempts: Count,
	available_at: Timestamp,
	created_at: Timestamp,
	ended_at: Timestamp.nullable(),
	error_code: z.string().nullable(),
});

const ExportedRequest = z.strictObject({
	id: z.string(),
	at: Timestamp,
	method: z.string(),
	route: z.string(),
	status: Count,
	duration_ms: Count,
	api_key_id: z.string().nullable(),
	network: z.string().nullable().meta({ description: 'The /24 or /48 from which it came.' }),
});

const ExportedTransaction = z.strictObject({
	id: z.string(),
	kind: z.string(),
	ref: z.string(),
	amount_micro_usd: Count,
	created_at: Timestamp,
});

const ExportedAudit = z.strictObject({
	seq: Count,
	at: Timestamp,
	role: z.string(),
	action: z.string(),
	subject: z.string().nullable(),
	reason: z.string().nullable(),
	details: Content,
});

/** Everything that is stored of an account, for its owner: to read, to keep, or to take elsewhere (GDPR 15 and 20). */
export const AccountExport = z.strictObject({
	format: z.literal('draftsmith-account-1'),
	exported_at: Timestamp,
	account: ExportedAccount,
	email_links: z.array(ExportedEmailLink),
	sites: z.array(ExportedSite),
	keys: z.array(ExportedKey),
	templates: z.array(ExportedTemplate),
	jobs: z.array(ExportedJob),
	receipts: z.array(ErasureReceipt).meta({ description: 'Also of articles whose own row is gone.' }),
	usage_days: z.array(ExportedUsageDay),
	quota_days: z.array(ExportedQuotaDay),
	alerts: z.array(ExportedAlert),
	mails: z.array(ExportedMessage),
	webhook_deliveries: z.array(ExportedMessage),
	request_log: z.array(ExportedRequest),
	transactions: z.array(ExportedTransaction),
	audit: z.array(ExportedAudit).meta({ description: 'What operators did to the account, and why.' }),
	retention: RetentionReport,
});
export type AccountExport = z.infer<typeof AccountExport>;
