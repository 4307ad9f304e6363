import type { Catalog, ContentType, PostStatus } from '@draftsmith/shared';

/** What a role may use. A list that is null allows everything of its kind; `articles_per_day` null: as the plan allows. */
export interface RoleRule {
	allowed: boolean;
	models: readonly string[] | null;
	content_types: readonly ContentType[] | null;
	post_statuses: readonly PostStatus[] | null;
	articles_per_day: number | null;
}

/** What forms begin with; an empty text leaves it to the service. */
export interface Defaults {
	language: string;
	model: string;
	content_type: ContentType | '';
	post_status: PostStatus | '';
}

/** What the owner of a site, or of a network, decides for those who write. */
export interface Preferences {
	enabled: boolean;
	defaults: Defaults;
	/** By role; one that is not there may use everything that WordPress lets it. */
	roles: Readonly<Record<string, RoleRule>>;
	disclosure: boolean;
	/** Empty for the usual text. */
	disclosure_text: string;
}

/** A role of the site. Those who manage the site may use everything. */
export interface SiteRole {
	name: string;
	label: string;
	manages: boolean;
	writes: boolean;
}

/** The roles there are, and what can be chosen; null while the service can't be asked. */
export interface Choices {
	roles: readonly SiteRole[];
	catalog: Pick<Catalog, 'models' | 'languages' | 'content_types' | 'post_statuses'> | null;
}

/** What the cards of preferences show, and how they save. */
export interface PreferencesEditing {
	preferences: Preferences;
	choices: Choices;
	/** The network decides; nothing can be changed here. */
	isLocked: boolean;
	/** Saves some fields. Rejects with what `apiFetch` rejects with. */
	save: (changes: Partial<Preferences>) => Promise<void>;
}

/** What holds for a role without a rule. */
export const EVERYTHING: RoleRule = {
	allowed: true,
	models: null,
	content_types: null,
	post_statuses: null,
	articles_per_day: null,
};

/** Whether a rule allows everything, so that it need not be kept. */
export function isEverything(rule: RoleRule): boolean {
	return JSON.stringify({ ...EVERYTHING, ...rule }) === JSON.stringify(EVERYTHING);
}

/** The rules with that of one role changed; a rule that allows everything goes. */
export function withRule(roles: Preferences['roles'], role: string, rule: RoleRule): Preferences['roles'] {
	const { [role]: _replaced, ...others } = roles;
	return isEverything(rule) ? others : { ...others, [role]: rule };
}
