import type { ApiKey, SiteStatus } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';

/** A site of the account. */
export interface AccountSite {
	id: string;
	domain: string;
	status: SiteStatus;
	created_at: string;
	/** When a key of it was last used, to the minute; null: never. */
	last_used_at: string | null;
	/** Whether it is the one whose settings these are. */
	is_this: boolean;
}

/** A key of this site; `is_this`: the one that the site uses. */
export interface SiteKey extends ApiKey {
	is_this: boolean;
}

const base = '/draftsmith/v1/account';

/** All sites of the account, newest first. */
export const fetchSites = () => apiFetch<{ data: AccountSite[] }>({ path: `${base}/sites` });

/** The keys of this site that work, newest first. */
export const fetchKeys = () => apiFetch<{ data: SiteKey[] }>({ path: `${base}/keys` });

/** Revokes another key of this site; gives those that are left. */
export const revokeKey = (id: string) =>
	apiFetch<{ data: SiteKey[] }>({ path: `${base}/keys/${id}`, method: 'DELETE' });
