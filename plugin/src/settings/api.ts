import type { DailyLimit, Plan, UsageAlert } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';

/** What the settings page shows. The key itself never reaches a browser. */
export interface Settings {
	service_url: string;
	email: string;
	name: string;
	domain: string;
	/** The domain that the stored key was given to; another one than `domain` on a copy of a site. */
	registered_domain: string;
	registered: boolean;
	key_masked: string | null;
	key_source: 'option' | 'constant' | 'environment' | null;
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

/** Registers this site with the service. The caller has the owner's consent. */
export const register = ({ name, ...input }: RegistrationInput) =>
	apiFetch<Settings>({
		path: `${base}/registration`,
		method: 'POST',
		data: { ...input, ...(name.trim() === '' ? {} : { name: name.trim() }), consent: true },
	});

/** Forgets the key on this site. */
export const forget = () => apiFetch<Settings>({ path: `${base}/registration`, method: 'DELETE' });

/** Tests the way to the service, step by step. */
export const testConnection = () => apiFetch<{ ok: boolean; steps: ConnectionStep[] }>({ path: `${base}/connection` });
