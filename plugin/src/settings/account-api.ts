import type { Account, AccountUpdate, ErasureReceipt, RestrictionKind, RetentionReport } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';
import type { Settings } from './api.ts';

/** What of the account can be changed on this page. */
export type AccountChanges = Omit<AccountUpdate, 'webhook_url'>;

/** What is left after a deletion: its receipt, and the settings of a site that is not registered. */
export interface Deletion {
	receipt: ErasureReceipt;
	settings: Settings;
}

const base = '/draftsmith/v1/account';

const change = (path: string, method: string, data?: object) =>
	apiFetch<Account>({ path: base + path, method, ...(data ? { data } : {}) });

/** The account, site and key as the service knows them now. */
export const fetchAccount = () => apiFetch<Account>({ path: base });

/** Corrects the account. A new e-mail address counts once it is confirmed at the old and at the new one. */
export const updateAccount = (changes: AccountChanges) => change('', 'PATCH', changes);

/** Has the service look again for a proof of the domain. */
export const proveAgain = () => change('/proof', 'POST');

/** Has the mail sent again that confirms the owner's address. */
export const sendConfirmation = () => change('/confirmation', 'POST');

/** Acknowledges a version of the policy. */
export const acknowledgePolicy = (version: string) => change('/policy', 'POST', { version });

/** Has nothing new written until it is lifted. */
export const restrict = (kind: RestrictionKind) => change('/restriction', 'POST', { kind });

/** Lifts the restriction. */
export const lift = () => change('/restriction', 'DELETE');

/** Puts a new key in place of the old one, which goes on for a day. */
export const rotateKey = () => apiFetch<Settings>({ path: `${base}/key`, method: 'POST' });

/** What is stored, and until when. */
export const fetchRetention = () => apiFetch<RetentionReport>({ path: `${base}/retention` });

/** Deletes the account with all of its sites. */
export const deleteAccount = (email: string) => apiFetch<Deletion>({ path: base, method: 'DELETE', data: { email } });

/**
 * All that the service holds about the account, as a file with its name.
 * @throws WordPress's `{code, message, data}` of a refusal
 */
export async function fetchExport(): Promise<{ name: string; content: Blob }> {
	try {
		const response = await apiFetch<unknown, false>({ path: `${base}/export`, parse: false });
		const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
		return { name: name ?? 'draftsmith.json', content: await response.blob() };
	} catch (thrown) {
		// Unparsed, a refusal comes as the response itself.
		throw thrown instanceof Response ? await thrown.json() : thrown;
	}
}
