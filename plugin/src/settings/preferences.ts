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
	/** By role, and `OTHERS`; while none is there, every role may use everything that WordPress lets it. */
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

/** The name of the rule for who has no role with a rule of its own. */
export const OTHERS = '*';

/** A rule that bounds nothing. */
export const EVERYTHING: RoleRule = {
	allowed: true,
	models: null,
	content_types: null,
	post_statuses: null,
	articles_per_day: null,
};

/** Whether a rule allows everything. */
export function isEverything(rule: RoleRule): boolean {
	return JSON.stringify({ ...EVERYTHING, ...rule }) === JSON.stringify(EVERYTHING);
}

/** Whether there are rules, but none for this role: it was added after they were set. */
export function isUndecided(roles: Preferences['roles'], role: string): boolean {
	return Object.keys(roles).length > 0 && roles[role] === undefined;
}

/** The rule that a role is under. Where there are rules, but none for it or for all others, it may use nothing. */
export function ruleOf(roles: Preferences['roles'], role: string): RoleRule {
	if (!isUndecided(roles, role)) return roles[role] ?? EVERYTHING;
	return roles[OTHERS] ?? { ...EVERYTHING, allowed: false };
}

/**
 * The rules with that of one role changed. The first one keeps for all roles that are `shown` what holds for them, so that only
 * roles that come later are undecided; when none bounds anything any more, all go.
 */
export function withRule(
	roles: Preferences['roles'],
	role: string,
	rule: RoleRule,
	shown: readonly string[],
): Preferences['roles'] {
	const before = Object.keys(roles).length > 0 ? roles : Object.fromEntries(shown.map((name) => [name, EVERYTHING]));
	const after = { ...before, [role]: rule };
	const isOpen = Object.values(after).every(isEverything) && shown.every((name) => name in after);
	return isOpen ? {} : after;
}
