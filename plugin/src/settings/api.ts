import type { DailyLimit, Plan, UsageAlert } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';
import type { Choices, Preferences } from './preferences.ts';

/** What the owner of a site decides. */
export interface SitePreferences extends Preferences {
	/** Whether deleting the plugin has the service revoke the key. */
	revoke_on_uninstall: boolean;
}

/** How the network bears on a site. */
export interface NetworkBearing {
	/** Turned off for all sites. */
	off: boolean;
	/** The network decides, and this site may not. */
	locked: boolean;
	/** Whether this user may manage the account behind the key. */
	manages_account: boolean;
	/** The network's screen, for those who may open it. */
	url: string | null;
}

/** What the settings page shows. The key itself never reaches a browser. */
export interface Settings {
	service_url: string;
	email: string;
	name: string;
	domain: string;
	/** Where in the domain the site lies, such as `/blog`; empty at its root. */
	folder: string;
	/** The domain that the stored key was given to; another one than `domain` on a copy of a site. */
	registered_domain: string;
	registered: boolean;
	key_masked: string | null;
	key_source: 'option' | 'constant' | 'environment' | 'network' | null;
	key_state: 'ok' | 'missing' | 'unreadable';
	/** Whether the service has refused the key, so that nothing goes on until the site is registered again. */
	key_refused: boolean;
	allow_external_providers: boolean;
	/** null: not registered, or the service did not answer. */
	plan: Plan | null;
	/** Articles and tokens of the account. */
	today: DailyLimit | null;
	today_tokens: DailyLimit | null;
	/** Shares of today's limits that were reached. */
	alerts: readonly UsageAlert[];
	preferences: SitePreferences;
	/** What changes of the preferences are made upon. */
	revision: string;
	choices: Choices;
	/** null: the site is in no network. */
	network: NetworkBearing | null;
}

/** One step of the connection test. `ok` null: not tried, because an earlier step failed. */
export interface ConnectionStep {
	id: string;
	ok: boolean | null;
	label: string;
	detail: string;
}

/** What registering sends. */
export interface RegistrationInput {
	service_url: string;
	email: string;
	name: string;
	allow_external_providers: boolean;
}

const base = '/draftsmith/v1';

/** The settings. Calls out to the service only when the site is registered. */
export const fetchSettings = () => apiFetch<Settings>({ path: `${base}/settings` });

/** Changes some preferences, upon the revision that was shown. Refused when somebody else has changed them since. */
export const saveSettings = (changes: Partial<SitePreferences>, revision: string) =>
	apiFetch<Settings>({ path: `${base}/settings`, method: 'PATCH', data: { ...changes, revision } });

/** What a registration says to this site: what the form holds, and that its owner has agreed. */
export const registrationOf = ({ service_url, email, name, allow_external_providers }: RegistrationInput) => ({
	service_url,
	email,
	...(name.trim() === '' ? {} : { name: name.trim() }),
	allow_external_providers,
	consent: true,
});

/** Registers this site with the service. The caller has the owner's consent. */
export const register = (input: RegistrationInput) =>
	apiFetch<Settings>({ path: `${base}/registration`, method: 'POST', data: registrationOf(input) });

/** Forgets the key on this site. */
export const forget = () => apiFetch<Settings>({ path: `${base}/registration`, method: 'DELETE' });

/** Tests the way to the service, step by step. */
export const testConnection = () => apiFetch<{ ok: boolean; steps: ConnectionStep[] }>({ path: `${base}/connection` });
