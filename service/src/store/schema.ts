import type { Delivery, JobState, Phase } from '@draftsmith/shared';
import type { Generated, Kysely, Transaction as KyselyTransaction, Selectable } from 'kysely';
import type {
	AccountsTable,
	ApiKeysTable,
	EmailTokensTable,
	MessagesTable,
	PoliciesTable,
	SitesTable,
} from './tables/accounts.ts';
import type {
	AlertsTable,
	AuditTable,
	ChainHeadsTable,
	OperatorsTable,
	QuotaDaysTable,
	ReceiptsTable,
	RequestLogTable,
	SecretsTable,
	SweepsTable,
	TransactionsTable,
	UsageDaysTable,
	WrappingKeysTable,
} from './tables/records.ts';

/** Times are milliseconds since the epoch; flags are 0 or 1; ids are UUID v7; blobs are AES-256-GCM ciphertext. */
type JobsTable = {
	id: string;
	site_id: string;
	api_key_id: string;
	idempotency_key: string;
	/** HMAC of the request, so that a reused idempotency key is noticed without keeping the request readable. */
	fingerprint: string;
	state: JobState;
	delivery: Delivery;
	phase: Phase;
	words: number;
	target_words: number;
	/** Sections finished, and how many there will be; null until there is an outline. */
	sections: Generated<number>;
	target_sections: number | null;
	language: string;
	model: string;
	scope: 'self_hosted' | 'external';
	content_type: string;
	post_type: string;
	post_status: string;
	/** Grows with each claim; every write of a worker names it, so that one that lost its lease writes nothing. */
	attempt: number;
	/** Claims that ended in an error or a crash since a step was last stored; a returned lease does not count. */
	failures: number;
	/** Since when its model has not been there; null when it answered last. */
	failing_since: number | null;
	/** Regenerations asked for so far, and the one under way: while it is, the finished article is still there. */
	regenerations: Generated<number>;
	regenerating: number | null;
	lease_owner: string | null;
	lease_until: number | null;
	/** Not before this time may the job be claimed. */
	available_at: number;
	/**
	 * The job's own data key, wrapped by the service's key. Once it is erased nothing opens the ciphertexts of the database itself. An
	 * older copy has both: PostgreSQL's files until VACUUM, its WAL archive, a backup. With the master key it can be read.
	 */
	content_key: Uint8Array | null;
	request: Uint8Array | null;
	result: Uint8Array | null;
	result_sha256: string | null;
	/** The UTC day whose quota holds the reservation. */
	usage_day: string;
	/** Tokens that are reserved in that quota until the job ends. */
	reserved_tokens: Generated<number>;
	input_tokens: number | null;
	output_tokens: number | null;
	usage_source: 'provider' | 'estimated' | 'unknown' | 'none' | null;
	/** Tokens of calls that failed; in no count of the site. */
	failed_input_tokens: Generated<number>;
	failed_output_tokens: Generated<number>;
	error_code: string | null;
	error_detail: string | null;
	error_retryable: number | null;
	version: number;
	created_at: number;
	started_at: number | null;
	finished_at: number | null;
	purged_at: number | null;
	expires_at: number;
};

/** One row for each finished step of a job: what it gave, sealed, and what it took. A step that is here is never paid again. */
type JobStepsTable = {
	job_id: string;
	step: string;
	content: Uint8Array;
	/** The model that wrote; null for a step that asked none. */
	model: string | null;
	input_tokens: number | null;
	output_tokens: number | null;
	usage_source: 'provider' | 'estimated' | 'unknown' | 'none';
	created_at: number;
};

/** One row for each version of a site's template; versions never change. */
type TemplatesTable = {
	id: string;
	site_id: string;
	name: string;
	version: number;
	/** The template's own data key, wrapped by the master key. */
	content_key: Uint8Array;
	content: Uint8Array;
	/** HMAC of the content: the same content twice is one version. */
	fingerprint: string;
	created_at: number;
	/** Set on the newest version of a deleted template: its content is erased, its number is never given again. */
	deleted_at: number | null;
};

/** One row a site: what the fair claim looks at instead of the jobs themselves. */
type LanesTable = {
	site_id: string;
	queued: number;
	running: number;
	/** Jobs whose outline waits for approval: unfinished, but not to be claimed. */
	parked: Generated<number>;
	concurrency: number;
	served_at: number;
};

/** One row a process: what its start writes to prove that commits are durable, and `/readyz` to prove that they still are. */
type InstancesTable = { id: string; started_at: number };

/** One row: a fingerprint of the master key, by which a wrong one is noticed at the start. */
type MasterKeysTable = { id: number; fingerprint: string };

export type Schema = {
	accounts: AccountsTable;
	sites: SitesTable;
	api_keys: ApiKeysTable;
	jobs: JobsTable;
	job_steps: JobStepsTable;
	templates: TemplatesTable;
	lanes: LanesTable;
	email_tokens: EmailTokensTable;
	policies: PoliciesTable;
	mails: MessagesTable;
	webhook_deliveries: MessagesTable;
	quota_days: QuotaDaysTable;
	usage_days: UsageDaysTable;
	alerts: AlertsTable;
	chain_heads: ChainHeadsTable;
	receipts: ReceiptsTable;
	operators: OperatorsTable;
	audit: AuditTable;
	request_log: RequestLogTable;
	transactions: TransactionsTable;
	sweeps: SweepsTable;
	instances: InstancesTable;
	master_keys: MasterKeysTable;
	wrapping_keys: WrappingKeysTable;
	secrets: SecretsTable;
};

export type Database = Kysely<Schema>;
export type Transaction = KyselyTransaction<Schema>;
export type JobRow = Selectable<JobsTable>;
export type AccountRow = Selectable<AccountsTable>;
export type SiteRow = Selectable<SitesTable>;
export type ApiKeyRow = Selectable<ApiKeysTable>;
export type TemplateRow = Selectable<TemplatesTable>;
export type JobStepRow = Selectable<JobStepsTable>;

/** The columns that hold content, sealed: megabytes that only writing and delivery may read. */
type ContentColumn = 'content_key' | 'request' | 'result';
/** A job without its content: what all other questions need. */
export type JobHead = Omit<JobRow, ContentColumn>;

/** The columns of `JobHead`. */
export const JOB_HEAD = [
	'id',
	'site_id',
	'api_key_id',
	'idempotency_key',
	'fingerprint',
	'state',
	'delivery',
	'phase',
	'words',
	'target_words',
	'sections',
	'target_sections',
	'language',
	'model',
	'scope',
	'content_type',
	'post_type',
	'post_status',
	'attempt',
	'failures',
	'failing_since',
	'regenerations',
	'regenerating',
	'lease_owner',
	'lease_until',
	'available_at',
	'result_sha256',
	'usage_day',
	'reserved_tokens',
	'input_tokens',
	'output_tokens',
	'usage_source',
	'failed_input_tokens',
	'failed_output_tokens',
	'error_code',
	'error_detail',
	'error_retryable',
	'version',
	'created_at',
	'started_at',
	'finished_at',
	'purged_at',
	'expires_at',
] as const satisfies readonly (keyof JobHead)[];
