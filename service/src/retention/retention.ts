/** One class of what is stored: how long it is kept, and from which moment that counts. */
export type Retention = {
	/** Days of 24 hours; null: until the account, or what it belongs to, is deleted. `plan`: as the account's plan says. */
	days: number | 'plan' | null;
	since: string;
};

/** How long each class of what is stored is kept. The only place that says so; what removes it is in `row-classes.ts`. */
export const RETENTION = {
	account: { days: null, since: 'Kept until the account is deleted.' },
	sites: { days: null, since: 'Kept until the account is deleted.' },
	api_keys: { days: null, since: 'Kept until the key is revoked or its account deleted.' },
	templates: { days: null, since: 'Kept until the template or its account is deleted.' },
	deleted_templates: {
		days: 365,
		since: 'The deletion of the template: of its name and number. Its content went at once.',
	},
	job_content: { days: 'plan', since: 'The request for the article. Delivered content is erased at once.' },
	jobs: { days: 30, since: 'The end of the article. Without its content, which went before.' },
	request_log: { days: 90, since: 'The HTTP request.' },
	usage_days: { days: 365, since: 'The end of the UTC day.' },
	quota_days: { days: 365, since: 'The end of the UTC day.' },
	alerts: { days: 365, since: 'The end of the UTC day.' },
	// Seven years have one or two leap days.
	transactions: { days: 7 * 365 + 2, since: 'The transaction.' },
	registrations: { days: 7, since: 'The registration, while neither a domain nor the e-mail address is proven.' },
	email_tokens: { days: 7, since: 'The end of the link in the mail.' },
	mails: { days: 90, since: 'The mail. Its recipient and text are erased once it is sent.' },
	mail_files: { days: 30, since: 'The mail, where the service has no mail server and writes files instead.' },
	webhook_deliveries: { days: 90, since: 'The event.' },
	ended_keys: { days: 365, since: 'The end of the key.' },
	ended_sites: { days: 365, since: 'The end of the site.' },
	operators: { days: 365, since: 'The end of the operator’s key.' },
	audit: { days: 365, since: 'The action of the operator.' },
	receipts: { days: 365, since: 'The erasure. No backup may be kept for longer.' },
} as const satisfies Record<string, Retention>;

export type RetentionName = keyof typeof RETENTION;

/** The names of all classes, in the order in which they are reported and swept. */
export const RETENTION_NAMES = Object.keys(RETENTION).filter((name): name is RetentionName => name in RETENTION);

/** 24 hours, ms. */
export const DAY = 86_400_000;

/** The last moment, ms since the epoch, whose rows of a class are over at `now`; undefined for a class that has no term. */
export function cutoff(name: RetentionName, now: number): number | undefined {
	const { days }: Retention = RETENTION[name];
	return typeof days === 'number' ? now - days * DAY : undefined;
}
