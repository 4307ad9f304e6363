import type { Plan, Role, Scope } from '@draftsmith/shared';

/** Who is asking: the key of a request, and the site and account behind it. */
export type Caller = {
	accountId: string;
	siteId: string;
	apiKeyId: string;
	domain: string;
	/** Whether the site’s owner allowed models of other companies. */
	allowExternal: boolean;
	/** Whose limits hold now. */
	plan: Plan;
	/** What the key may be used for. */
	scopes: readonly Scope[];
	/** Whether the owner restricted the processing: then nothing new is accepted. */
	restricted: boolean;
	/**
	 * Set for the key of a site that has ended, with which only the account is managed: how it ended, and the scopes that the key
	 * had and may still give to keys of other sites.
	 */
	ended?: { status: 'superseded' | 'closed'; scopes: readonly Scope[] };
};

/** Who acts upon the service itself: an operator, or whoever sits at the machine. */
export type Actor = {
	/** As the audit names it: `operator:NAME` or `local:USER`. */
	name: string;
	role: Role;
};
