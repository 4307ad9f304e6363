import apiFetch from '@wordpress/api-fetch';
import { type RegistrationInput, registrationOf } from '../settings/api.ts';
import type { Choices, Preferences } from '../settings/preferences.ts';

/** What the administrators of a network decide for its sites. */
export interface NetworkPreferences extends Preferences {
	/** Whether a site may decide for itself. */
	override: boolean;
	/** Whether new sites with a domain of their own are added to the account. */
	add_sites: boolean;
}

/** The network as its screen shows it. The key itself never reaches a browser. */
export interface Network {
	registered: boolean;
	/** The main site has an account that the network could take over. */
	can_adopt: boolean;
	service_url: string;
	/** Of the main site, to which the account is bound. */
	domain: string;
	email: string;
	name: string;
	allow_external_providers: boolean;
	preferences: NetworkPreferences;
	/** What changes of the preferences are made upon. */
	revision: string;
	choices: Choices;
	/** Where the account is managed. */
	account_url: string;
	/** How many there are. */
	sites: number;
}

/** A site of the network and how its articles stand. */
export interface NetworkSite {
	id: number;
	name: string;
	/** Domain and path. */
	address: string;
	key: 'own' | 'network' | 'none';
	is_refused: boolean;
	open: number;
	succeeded: number;
	failed: number;
	canceled: number;
	last_error: string | null;
	/** Of its settings. */
	url: string;
}

/** A page of sites. */
export interface NetworkSites {
	data: NetworkSite[];
	total: number;
	total_pages: number;
}

/** What came of adding some sites. */
export interface Addition {
	/** To go on with; null after the last site. */
	next: number | null;
	added: number;
	failures: readonly { domain: string; message: string }[];
	/** Why there is no sense in going on now. */
	stopped: string | null;
}

const base = '/draftsmith/v1/network';

/** How the network stands. */
export const fetchNetwork = () => apiFetch<Network>({ path: `${base}/settings` });

/** Changes some preferences, upon the revision that was shown. */
export const saveNetwork = (changes: Partial<NetworkPreferences>, revision: string) =>
	apiFetch<Network>({ path: `${base}/settings`, method: 'PATCH', data: { ...changes, revision } });

/** Opens an account for the network. The caller has the owner's consent. */
export const registerNetwork = (input: RegistrationInput) =>
	apiFetch<Network>({ path: `${base}/registration`, method: 'POST', data: registrationOf(input) });

/** Makes the main site's account that of the network. */
export const adoptAccount = () => apiFetch<Network>({ path: `${base}/adoption`, method: 'POST' });

/** Forgets the network's key. */
export const forgetNetworkKey = () => apiFetch<Network>({ path: `${base}/registration`, method: 'DELETE' });

/** A page of sites, from 1. */
export const fetchNetworkSites = (search: string, page: number) =>
	apiFetch<NetworkSites>({ path: `${base}/sites?${new URLSearchParams({ search, page: String(page) })}` });

/** Adds the next sites to the account, some at a time. */
export const addSites = (after: number) =>
	apiFetch<Addition>({ path: `${base}/sites/additions`, method: 'POST', data: { after } });
