import type { Selectable } from 'kysely';
import type { Schema } from '../store/index.ts';
import type { RetentionName } from './retention.ts';

/**
 * What a column holds. `identifier`: a random id. `contact`: by which a person is reached. `personal`: says something of a person
 * or site. `content`: what was asked for or written, sealed. `sealed`: anything else that is sealed. `secret`: a key, a hash of
 * one, or what proves something. `counter`: how much. `time`: when. `setting`: what somebody has chosen. `operational`: how the
 * service works, about nobody.
 */
export type DataClass =
	| 'identifier'
	| 'contact'
	| 'personal'
	| 'content'
	| 'sealed'
	| 'secret'
	| 'counter'
	| 'time'
	| 'setting'
	| 'operational';

/** A column's class, and where in `AccountExport` it is; or, as `not: …`, why it is not. */
export type DataColumn = readonly [holds: DataClass, exported: string | { not: string }];

export type DataTable<Column extends string = string> = {
	/** How long its rows are kept; `service`: for as long as the service uses this database. */
	retention: RetentionName | 'service';
	/** What the erasure of an account does to the rows that are about it. `unnamed`: they name nobody and stay. */
	erasure: 'deleted' | 'pseudonymised' | 'unnamed';
	columns: Readonly<Record<Column, DataColumn>>;
};

type DataMap = { [Table in keyof Schema]: DataTable<keyof Selectable<Schema[Table]> & string> };

const KEY = { not: 'It is a key, or a hash of one: of no use to its owner, of use to a thief.' };
const OWNER = { not: 'It is the account or site under which the row stands in the export.' };
const SERVICE = { not: 'It is about the service, not about an account.' };
const OPERATOR = { not: 'It is about an operator.' };
const LEASE = { not: 'It says which process works on it, and holds for seconds.' };
const CHAIN = { not: 'It ties the row to other accounts’ rows; its own receipt has it.' };

/**
 * Every column of every table: what it holds, how long, whether its owner gets it, what an erasure does. A column that is not
 * here does not compile, and fails tests/service/data-map.test.ts, which also holds export and erasure to what is said here.
 */
export const DATA_MAP = {
	accounts: {
		retention: 'account',
		erasure: 'deleted',
		columns: {
			id: ['identifier', 'account.id'],
			email: ['contact', 'account.email'],
			name: ['contact', 'account.name'],
			language: ['setting', 'account.language'],
			plan: ['setting', 'account.plan'],
			created_at: ['time', 'account.created_at'],
			email_confirmed_at: ['time', 'account.email_confirmed_at'],
			notices: ['setting', 'account.email_notices'],
			restricted_at: ['time', 'account.restriction.since'],
			restriction: ['setting', 'account.restriction.kind'],
			policy_version: ['setting', 'account.policy.version'],
			policy_acknowledged_at: ['time', 'account.policy.acknowledged_at'],
			webhook: ['sealed', 'account.webhook_url'],
			erasing: ['operational', { not: 'With it begins the end of the account; nobody can ask any more.' }],
		},
	},
	sites: {
		retention: 'ended_sites',
		erasure: 'deleted',
		columns: {
			id: ['identifier', 'sites.id'],
			account_id: ['identifier', OWNER],
			domain: ['personal', 'sites.domain'],
			allow_external: ['setting', 'sites.allow_external_providers'],
			created_at: ['time', 'sites.created_at'],
			status: ['operational', 'sites.status'],
			challenge: ['secret', KEY],
			proven_at: ['time', 'sites.proven_at'],
			proof_method: ['operational', 'sites.proof_method'],
			proof_attempts: ['counter', 'sites.proof_attempts'],
			proof_due_at: ['time', 'sites.proof_due_at'],
			proof_problem: ['operational', 'sites.proof_problem'],
			ended_at: ['time', 'sites.ended_at'],
		},
	},
	api_keys: {
		retention: 'ended_keys',
		erasure: 'deleted',
		columns: {
			id: ['identifier', 'keys.id'],
			site_id: ['identifier', 'keys.site_id'],
			hash: ['secret', KEY],
			last_four: ['personal', 'keys.masked'],
			created_at: ['time', 'keys.created_at'],
			revoked_at: ['time', 'keys.revoked_at'],
			name: ['personal', 'keys.name'],
			scopes: ['setting', 'keys.scopes'],
			expires_at: ['time', 'keys.expires_at'],
			last_used_at: ['time', 'keys.last_used_at'],
			replaces: ['identifier', 'keys.replaces'],
		},
	},
	email_tokens: {
		retention: 'email_tokens',
		erasure: 'deleted',
		columns: {
			id: ['identifier', 'email_links.id'],
			account_id: ['identifier', OWNER],
			purpose: ['operational', 'email_links.purpose'],
			new_email: ['contact', 'email_links.new_email'],
			created_at: ['time', 'email_links.created_at'],
			expires_at: ['time', 'email_links.expires_at'],
			used_at: ['time', 'email_links.used_at'],
		},
	},
	jobs: {
		retention: 'jobs',
		erasure: 'deleted',
		columns: {
			id: ['identifier', 'jobs.id'],
			site_id: ['identifier', 'jobs.site_id'],
			api_key_id: ['identifier', 'jobs.api_key_id'],
			idempotency_key: ['identifier', 'jobs.idempotency_key'],
			fingerprint: ['secret', { not: 'It is a keyed hash of the request, which is in the export itself.' }],
			state: ['operational', 'jobs.state'],
			delivery: ['operational', 'jobs.delivery'],
			phase: ['operational', 'jobs.phase'],
			words: ['counter', 'jobs.words'],
			target_words: ['setting', 'jobs.target_words'],
			sections: ['counter', 'jobs.sections'],
			target_sections: ['counter', 'jobs.target_sections'],
			language: ['setting', 'jobs.language'],
			model: ['setting', 'jobs.model'],
			scope: ['setting', 'jobs.scope'],
			content_type: ['setting', 'jobs.content_type'],
			post_type: ['setting', 'jobs.post_type'],
			post_status: ['setting', 'jobs.post_status'],
			attempt: ['counter', 'jobs.attempt'],
			failures: ['counter', 'jobs.failures'],
			failing_since: ['time', 'jobs.failing_since'],
			regenerations: ['counter', 'jobs.regenerations'],
			regenerating: ['counter', 'jobs.regenerating'],
			lease_owner: ['operational', LEASE],
			lease_until: ['operational', LEASE],
			available_at: ['operational', LEASE],
			content_key: ['secret', KEY],
			request: ['content', 'jobs.request'],
			result: ['content', 'jobs.result'],
			result_sha256: ['secret', 'jobs.result_sha256'],
			usage_day: ['time', 'jobs.usage_day'],
			reserved_tokens: ['counter', 'jobs.reserved_tokens'],
			input_tokens: ['counter', 'jobs.input_tokens'],
			output_tokens: ['counter', 'jobs.output_tokens'],
			usage_source: ['operational', 'jobs.usage_source'],
			failed_input_tokens: ['counter', 'jobs.failed_input_tokens'],
			failed_output_tokens: ['counter', 'jobs.failed_output_tokens'],
			error_code: ['operational', 'jobs.error.code'],
			error_detail: ['operational', 'jobs.error.detail'],
			error_retryable: ['operational', 'jobs.error.retryable'],
			version: ['counter', 'jobs.version'],
			created_at: ['time', 'jobs.created_at'],
			started_at: ['time', 'jobs.started_at'],
			finished_at: ['time', 'jobs.finished_at'],
			purged_at: ['time', 'jobs.purged_at'],
			expires_at: ['time', 'jobs.expires_at'],
		},
	},
	job_steps: {
		retention: 'job_content',
		erasure: 'deleted',
		columns: {
			job_id: ['identifier', { not: 'It is the job in which the step stands in the export.' }],
			step: ['operational', 'jobs.steps.step'],
			content: ['content', 'jobs.steps.content'],
			model: ['setting', 'jobs.steps.model'],
			input_tokens: ['counter', 'jobs.steps.input_tokens'],
			output_tokens: ['counter', 'jobs.steps.output_tokens'],
			usage_source: ['operational', 'jobs.steps.usage_source'],
			created_at: ['time', 'jobs.steps.created_at'],
		},
	},
	templates: {
		retention: 'deleted_templates',
		erasure: 'deleted',
		columns: {
			id: ['identifier', 'templates.id'],
			site_id: ['identifier', 'templates.site_id'],
			name: ['personal', 'templates.name'],
			version: ['counter', 'templates.version'],
			content_key: ['secret', KEY],
			content: ['content', 'templates.content'],
			fingerprint: ['secret', { not: 'It is a keyed hash of the template, which is in the export itself.' }],
			created_at: ['time', 'templates.created_at'],
			deleted_at: ['time', 'templates.deleted_at'],
		},
	},
	lanes: {
		retention: 'ended_sites',
		erasure: 'deleted',
		columns: {
			site_id: ['identifier', OWNER],
			queued: ['counter', { not: 'It counts the jobs, which are in the export themselves.' }],
			running: ['counter', { not: 'It counts the jobs, which are in the export themselves.' }],
			parked: ['counter', { not: 'It counts the jobs, which are in the export themselves.' }],
			concurrency: ['setting', { not: 'It is a limit of the plan, which the account shows.' }],
			served_at: ['operational', LEASE],
		},
	},
	usage_days: {
		retention: 'usage_days',
		erasure: 'deleted',
		columns: {
			site_id: ['identifier', 'usage_days.site_id'],
			api_key_id: ['identifier', 'usage_days.api_key_id'],
			day: ['time', 'usage_days.date'],
			model: ['setting', 'usage_days.model'],
			requests: ['counter', 'usage_days.requests'],
			input_tokens: ['counter', 'usage_days.input_tokens'],
			output_tokens: ['counter', 'usage_days.output_tokens'],
		},
	},
	quota_days: {
		retention: 'quota_days',
		erasure: 'deleted',
		columns: {
			account_id: ['identifier', OWNER],
			day: ['time', 'quota_days.date'],
			requests: ['counter', 'quota_days.requests'],
			tokens: ['counter', 'quota_days.tokens'],
		},
	},
	alerts: {
		retention: 'alerts',
		erasure: 'deleted',
		columns: {
			account_id: ['identifier', OWNER],
			day: ['time', 'alerts.date'],
			limit_source: ['operational', 'alerts.limit_source'],
			threshold: ['counter', 'alerts.threshold'],
			created_at: ['time', 'alerts.created_at'],
		},
	},
	mails: { retention: 'mails', erasure: 'deleted', columns: messageColumns('mails') },
	webhook_deliveries: {
		retention: 'webhook_deliveries',
		erasure: 'deleted',
		columns: messageColumns('webhook_deliveries'),
	},
	request_log: {
		retention: 'request_log',
		erasure: 'deleted',
		columns: {
			id: ['identifier', 'request_log.id'],
			at: ['time', 'request_log.at'],
			method: ['operational', 'request_log.method'],
			route: ['operational', 'request_log.route'],
			status: ['operational', 'request_log.status'],
			duration: ['counter', 'request_log.duration_ms'],
			account_id: ['identifier', OWNER],
			api_key_id: ['identifier', 'request_log.api_key_id'],
			network: ['personal', 'request_log.network'],
		},
	},
	transactions: {
		retention: 'transactions',
		erasure: 'pseudonymised',
		columns: {
			id: ['identifier', 'transactions.id'],
			account_id: ['identifier', OWNER],
			kind: ['operational', 'transactions.kind'],
			ref: ['operational', 'transactions.ref'],
			amount_micro_usd: ['counter', 'transactions.amount_micro_usd'],
			created_at: ['time', 'transactions.created_at'],
		},
	},
	receipts: {
		retention: 'receipts',
		erasure: 'pseudonymised',
		columns: {
			seq: ['counter', 'receipts.seq'],
			kind: ['operational', 'receipts.kind'],
			subject: ['identifier', 'receipts.subject'],
			site_id: ['identifier', OWNER],
			at: ['time', 'receipts.at'],
			details: ['counter', 'receipts.details'],
			previous: ['secret', 'receipts.previous'],
			hash: ['secret', 'receipts.hash'],
		},
	},
	audit: {
		retention: 'audit',
		erasure: 'pseudonymised',
		columns: {
			seq: ['counter', 'audit.seq'],
			at: ['time', 'audit.at'],
			actor: ['personal', OPERATOR],
			role: ['operational', 'audit.role'],
			action: ['operational', 'audit.action'],
			subject: ['identifier', 'audit.subject'],
			reason: ['personal', 'audit.reason'],
			details: ['operational', 'audit.details'],
			previous: ['secret', CHAIN],
			hash: ['secret', CHAIN],
		},
	},
	chain_heads: {
		retention: 'service',
		erasure: 'unnamed',
		columns: { name: ['operational', SERVICE], seq: ['counter', SERVICE], hash: ['secret', SERVICE] },
	},
	operators: {
		retention: 'operators',
		erasure: 'unnamed',
		columns: {
			id: ['identifier', OPERATOR],
			name: ['personal', OPERATOR],
			role: ['setting', OPERATOR],
			hash: ['secret', OPERATOR],
			last_four: ['personal', OPERATOR],
			created_at: ['time', OPERATOR],
			revoked_at: ['time', OPERATOR],
		},
	},
	policies: {
		retention: 'service',
		erasure: 'unnamed',
		columns: {
			version: ['operational', SERVICE],
			url: ['operational', SERVICE],
			announced_at: ['time', SERVICE],
			effective_at: ['time', SERVICE],
		},
	},
	sweeps: {
		retention: 'service',
		erasure: 'unnamed',
		columns: { class: ['operational', SERVICE], swept_at: ['time', SERVICE], removed: ['counter', SERVICE] },
	},
	instances: {
		retention: 'service',
		erasure: 'unnamed',
		columns: { id: ['operational', SERVICE], started_at: ['time', SERVICE] },
	},
	master_keys: {
		retention: 'service',
		erasure: 'unnamed',
		columns: { id: ['operational', SERVICE], fingerprint: ['secret', SERVICE] },
	},
	wrapping_keys: {
		retention: 'service',
		erasure: 'unnamed',
		columns: { id: ['operational', SERVICE], wrapped: ['secret', SERVICE], created_at: ['time', SERVICE] },
	},
	secrets: {
		retention: 'service',
		erasure: 'unnamed',
		columns: { purpose: ['operational', SERVICE], wrapped: ['secret', SERVICE] },
	},
} as const satisfies DataMap;

function messageColumns<List extends 'mails' | 'webhook_deliveries'>(list: List) {
	return {
		id: ['identifier', `${list}.id`],
		account_id: ['identifier', OWNER],
		kind: ['operational', `${list}.kind`],
		content: ['sealed', { not: 'While a mail waits, a link that works once may be in it; then it is erased.' }],
		state: ['operational', `${list}.state`],
		attempts: ['counter', `${list}.attempts`],
		available_at: ['time', `${list}.available_at`],
		created_at: ['time', `${list}.created_at`],
		ended_at: ['time', `${list}.ended_at`],
		error_code: ['operational', `${list}.error_code`],
	} as const satisfies Record<string, DataColumn>;
}
