import type { Generated } from 'kysely';

export type AccountsTable = {
	id: string;
	email: string;
	name: string | null;
	language: string | null;
	plan: string;
	created_at: number;
	email_confirmed_at: Generated<number | null>;
	/** 0 once the owner wants no mails but those that must be sent. */
	notices: Generated<number>;
	/** While set, nothing new is written for the account; `restriction` says by which right. */
	restricted_at: Generated<number | null>;
	restriction: Generated<'restriction' | 'objection' | null>;
	/** The newest version of the policy that the owner has acknowledged. */
	policy_version: Generated<string | null>;
	policy_acknowledged_at: Generated<number | null>;
	/** Address and secrets of the account's webhook, sealed. */
	webhook: Generated<Uint8Array | null>;
	/** JSON: why the account is being erased, and the rows that are gone so far; null unless it is. */
	erasing: Generated<string | null>;
};

export type SitesTable = {
	id: string;
	account_id: string;
	domain: string;
	allow_external: number;
	created_at: number;
	/** A domain has one `active` site. `superseded`: somebody else has proven the domain since. */
	status: Generated<'unproven' | 'active' | 'superseded' | 'closed'>;
	/** The secret with which the site proves that it is at its domain, sealed. */
	challenge: Generated<Uint8Array | null>;
	proven_at: Generated<number | null>;
	proof_method: Generated<'route' | 'well_known' | 'dns' | null>;
	proof_attempts: Generated<number>;
	/** When the domain is asked next; null when it is not to be asked any more. */
	proof_due_at: Generated<number | null>;
	/** Why the last attempt failed; null when it did not. */
	proof_problem: Generated<string | null>;
	ended_at: Generated<number | null>;
};

export type ApiKeysTable = {
	id: string;
	site_id: string;
	/** HMAC-SHA-256 of the key with the pepper, hexadecimal. The key itself is nowhere. */
	hash: string;
	last_four: string;
	created_at: number;
	revoked_at: number | null;
	name: Generated<string | null>;
	/** Separated by spaces. */
	scopes: Generated<string>;
	/** Set by a rotation: the key is valid until then. */
	expires_at: Generated<number | null>;
	/** To the minute. */
	last_used_at: Generated<number | null>;
	/** The key that has made it in its own place. */
	replaces: Generated<string | null>;
};

/** One row for each link in a mail that proves an address. The token in the link is derived from `id` and stored nowhere. */
export type EmailTokensTable = {
	id: string;
	account_id: string;
	purpose: 'confirm' | 'change_old' | 'change_new';
	/** The address that is changed to, sealed. */
	new_email: Uint8Array | null;
	created_at: number;
	expires_at: number;
	used_at: number | null;
};

/** One row for each announced version of the privacy policy. */
export type PoliciesTable = { version: string; url: string; announced_at: number; effective_at: number };

/** Mails and webhook deliveries that wait, and the status of those that went. */
export type MessagesTable = {
	id: string;
	/** Null once the account is erased, or where there is none. */
	account_id: string | null;
	kind: string;
	/** Recipient and what is told, sealed; erased when it has been sent or given up. */
	content: Uint8Array | null;
	state: 'waiting' | 'sent' | 'failed' | 'dropped';
	attempts: number;
	/** Not before this time is it sent. A sender moves it ahead while it sends, which is its lease. */
	available_at: number;
	created_at: number;
	ended_at: number | null;
	error_code: string | null;
};
