/** Requests and tokens of an account and UTC day: reserved by unfinished jobs and used by finished ones. Limits hold here. */
export type QuotaDaysTable = { account_id: string; day: string; requests: number; tokens: number };

/** What ended jobs took, per UTC day, key and model. */
export type UsageDaysTable = {
	site_id: string;
	api_key_id: string;
	day: string;
	/** Empty for what was counted before models were. */
	model: string;
	requests: number;
	input_tokens: number;
	output_tokens: number;
};

/** One row for each alert: it is given once. */
export type AlertsTable = {
	account_id: string;
	day: string;
	/** `trial_…`: of the limit of a site on trial, which is not the account's. */
	limit_source: 'requests_per_day' | 'tokens_per_day' | 'trial_requests_per_day' | 'trial_tokens_per_day';
	/** Percent. */
	threshold: number;
	created_at: number;
};

/** The last link of each hash chain and, as its anchor, the last one that was removed when its time was over. */
export type ChainHeadsTable = { name: ChainName | `${ChainName}_anchor`; seq: number; hash: string };

type ChainName = 'receipts' | 'audit';

/** What was erased, when, and a digest of it; each row's hash covers the one before. Holds no content and no person. */
export type ReceiptsTable = {
	seq: number;
	kind: 'job_purged' | 'account_erased';
	/** A job's id, or an HMAC of an account's. */
	subject: string;
	/** Whose job it was, for as long as there is the site; the hash does not cover it, so that it can be erased. */
	site_id: string | null;
	at: number;
	/** JSON. */
	details: string;
	previous: string;
	hash: string;
};

export type OperatorsTable = {
	id: string;
	name: string;
	role: 'owner' | 'operator' | 'support' | 'read-only';
	hash: string;
	last_four: string;
	created_at: number;
	revoked_at: number | null;
};

/** What operators did; each row's hash covers the one before. */
export type AuditTable = {
	seq: number;
	at: number;
	actor: string;
	role: string;
	action: string;
	subject: string | null;
	reason: string | null;
	/** JSON of ids, counts and settings; never content. */
	details: string;
	previous: string;
	hash: string;
};

/** The only place with a part of an IP address: its /24 or /48. */
export type RequestLogTable = {
	id: string;
	at: number;
	method: string;
	route: string;
	status: number;
	/** ms */
	duration: number;
	account_id: string | null;
	api_key_id: string | null;
	network: string | null;
};

/** What a bookkeeper keeps: who had which plan since when. After an erasure `account_id` is a pseudonym. */
export type TransactionsTable = {
	id: string;
	account_id: string;
	kind: 'plan_changed';
	ref: string;
	amount_micro_usd: number;
	created_at: number;
};

/** When each retention class was last swept, and how many rows that removed. */
export type SweepsTable = { class: string; swept_at: number; removed: number };

/** Keys that wrap data keys, themselves wrapped by the master key; the newest one wraps what is new. */
export type WrappingKeysTable = { id: number; wrapped: Uint8Array; created_at: number };

/** Secrets that must outlive a master key, wrapped by it. */
export type SecretsTable = { purpose: string; wrapped: Uint8Array };
