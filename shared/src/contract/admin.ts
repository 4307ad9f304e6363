import { z } from 'zod';
import { Id, Timestamp } from './common.ts';
import { ApiKey, Scope } from './key.ts';
import { Plan } from './plan.ts';
import { RestrictionKind } from './registration.ts';
import { ProofMethod, ProofProblem, SiteStatus } from './site.ts';

/** What an operator may do, from all to looking on. Which action needs which role: `service/src/operators/permissions.ts`. */
export const Role = z.enum(['owner', 'operator', 'support', 'read-only']);
export type Role = z.infer<typeof Role>;

/** A name that can stand in an audit: never an e-mail address. */
export const OperatorName = z
	.string()
	.regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'must be 2 to 40 of a-z, 0-9, dot, dash and underscore, such as jane.doe');

/** Why an operator does something. It outlives the account that it is about, so it must not name a person. */
export const Reason = z
	.string()
	.trim()
	.min(3, 'must say why, in a few words')
	.max(500)
	.regex(/^\P{Cc}*$/u, 'must not hold control characters')
	.refine((text) => !text.includes('@'), 'must not hold an e-mail address: the audit is kept longer than the account');

/** One page of a list; `next_cursor` is the `after` of the next one. */
function page<Item extends z.ZodType>(item: Item) {
	return z.object({ data: z.array(item), has_more: z.boolean(), next_cursor: z.string().nullable() });
}

/** An account as operators see it. */
export const AdminAccount = z.object({
	id: Id,
	email: z.string().meta({ description: 'In full for owners; for all others only its first letter and its domain.' }),
	email_confirmed: z.boolean(),
	name: z.string().nullable().meta({ description: 'For owners only; null for all others.' }),
	language: z.string().nullable(),
	plan: z.string(),
	restriction: z.object({ kind: RestrictionKind, since: Timestamp }).nullable(),
	policy_version: z.string().nullable().meta({ description: 'The newest one that the owner has acknowledged.' }),
	sites: z.number().int(),
	created_at: Timestamp,
});
export type AdminAccount = z.infer<typeof AdminAccount>;

export const AdminAccountList = page(AdminAccount);
export type AdminAccountList = z.infer<typeof AdminAccountList>;

/** A site as operators see it: that there are articles, never what they say. */
export const AdminSite = z.object({
	id: Id,
	account_id: Id,
	domain: z.string(),
	status: SiteStatus,
	proof: z.object({
		method: ProofMethod.nullable(),
		problem: ProofProblem.nullable(),
		attempts: z.number().int(),
		proven_at: Timestamp.nullable(),
		next_attempt_at: Timestamp.nullable(),
	}),
	allow_external_providers: z.boolean(),
	jobs: z.object({
		unfinished: z.number().int(),
		undelivered: z.number().int().meta({ description: 'Articles whose content waits here for the site.' }),
	}),
	created_at: Timestamp,
	ended_at: Timestamp.nullable(),
});
export type AdminSite = z.infer<typeof AdminSite>;

export const AdminSiteList = page(AdminSite);
export type AdminSiteList = z.infer<typeof AdminSiteList>;

/** A site’s key as operators see it. */
export const AdminKey = ApiKey.extend({ account_id: Id, domain: z.string() });
export type AdminKey = z.infer<typeof AdminKey>;

export const AdminKeyList = page(AdminKey);
export type AdminKeyList = z.infer<typeof AdminKeyList>;

/** A new key of a site. */
export const AdminCreatedKey = z.object({
	key_id: Id,
	site_id: Id,
	scopes: z.array(Scope),
	key: z.string().meta({ description: 'The API key. It is shown this once; the service keeps only its hash.' }),
});
export type AdminCreatedKey = z.infer<typeof AdminCreatedKey>;

export const PlanList = z.object({ data: z.array(Plan) });
export type PlanList = z.infer<typeof PlanList>;

/** What an account has used: of today with what unfinished articles hold, and what ended articles took on each day. */
export const AdminUsage = z.object({
	account_id: Id,
	plan: z.string(),
	today: z.object({ date: z.iso.date(), requests: z.number().int(), tokens: z.number().int() }),
	limits: z.object({ requests_per_day: z.number().int(), tokens_per_day: z.number().int() }),
	days: z.array(
		z.object({
			date: z.iso.date(),
			model: z.string().nullable(),
			requests: z.number().int(),
			input_tokens: z.number().int(),
			output_tokens: z.number().int(),
		}),
	),
});
export type AdminUsage = z.infer<typeof AdminUsage>;

/** A mail’s way; its recipient and text are not kept. */
export const AdminMail = z.object({
	id: z.string(),
	account_id: Id.nullable(),
	kind: z.string(),
	state: z.enum(['waiting', 'sent', 'failed', 'dropped']),
	attempts: z.number().int(),
	error_code: z.string().nullable(),
	created_at: Timestamp,
	ended_at: Timestamp.nullable(),
});
export type AdminMail = z.infer<typeof AdminMail>;

export const AdminMailList = page(AdminMail);
export type AdminMailList = z.infer<typeof AdminMailList>;

/** How an action ended: `begun` is of one that takes long, and is followed by `done` or `failed`. */
export const Outcome = z.enum(['begun', 'done', 'failed', 'refused']);
export type Outcome = z.infer<typeof Outcome>;

/** What an operator did: who, what, when, why; ids and counts, never content. Its hash covers that of the one before. */
export const AuditEntry = z.object({
	seq: z.number().int(),
	at: Timestamp,
	actor: z.string().meta({ description: '`operator:NAME`, or `local:USER` of the command line.' }),
	role: z.string(),
	action: z.string(),
	subject: z.string().nullable().meta({ description: 'An id; `erased:` and a pseudonym once its account is deleted.' }),
	reason: z.string().nullable(),
	outcome: Outcome.nullable().meta({ description: 'null: somebody tampered with the entry.' }),
	details: z.record(z.string(), z.unknown()),
	hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditList = page(AuditEntry);
export type AuditList = z.infer<typeof AuditList>;

/** What is kept for how long, and when it was last swept; with an account, also what is stored of it. */
export const AdminRetention = z.object({
	account_id: Id.nullable(),
	classes: z.array(
		z.object({
			class: z.string(),
			kept_for: z.string().nullable().meta({
				description: 'ISO 8601 duration; null: until it is deleted; `plan`: as the account’s plan says.',
			}),
			since: z.string().meta({ description: 'From which moment that counts.' }),
			stored: z.number().int().nullable().meta({ description: 'Rows of the account; null without one.' }),
			next_removal: Timestamp.nullable(),
			swept_at: Timestamp.nullable(),
			removed: z.number().int().nullable().meta({ description: 'Rows that the last sweep removed, of all accounts.' }),
		}),
	),
});
export type AdminRetention = z.infer<typeof AdminRetention>;

/** Rows that a sweep removed, by class. */
export const SweepReport = z.object({ removed: z.record(z.string(), z.number().int()) });
export type SweepReport = z.infer<typeof SweepReport>;

/** Whether a hash chain is whole. */
export const ChainReport = z.object({
	chain: z.enum(['audit', 'receipts']),
	sound: z.boolean(),
	length: z.number().int().meta({ description: 'Entries that were checked.' }),
	broken_at: z.number().int().nullable().meta({ description: 'The first entry that does not fit the one before it.' }),
});
export type ChainReport = z.infer<typeof ChainReport>;

/** A person who runs the service. */
export const Operator = z.object({
	id: Id,
	name: OperatorName,
	role: Role,
	masked: z.string(),
	created_at: Timestamp,
	revoked_at: Timestamp.nullable(),
});
export type Operator = z.infer<typeof Operator>;

export const OperatorList = z.object({ data: z.array(Operator) });
export type OperatorList = z.infer<typeof OperatorList>;

/** A new operator with the key that is shown once. */
export const CreatedOperator = z.object({
	operator: Operator,
	key: z.string().meta({ description: 'The operator’s key. It is shown this once; the service keeps only its hash.' }),
});
export type CreatedOperator = z.infer<typeof CreatedOperator>;

/** A version of the privacy policy, announced to all accounts. */
export const AnnouncedPolicy = z.object({
	version: z.string(),
	url: z.string(),
	announced_at: Timestamp,
	effective_at: Timestamp,
	accounts: z.number().int().meta({ description: 'Accounts that are told.' }),
});
export type AnnouncedPolicy = z.infer<typeof AnnouncedPolicy>;
