import type { Plan } from '@draftsmith/shared';

/** Who is asking: the key of a request, and the site and account behind it. */
export type Caller = {
	accountId: string;
	siteId: string;
	apiKeyId: string;
	domain: string;
	/** Whether the site’s owner allowed models of other companies. */
	allowExternal: boolean;
	plan: Plan;
};
