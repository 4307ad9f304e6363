import { z } from 'zod';

function mailOf<Kind extends string, Params extends z.ZodRawShape>(kind: Kind, params: Params) {
	return z.object({ kind: z.literal(kind), params: z.object(params) });
}

const key = { domain: z.string(), masked: z.string() };

/** What each kind of mail tells. `…_at` are RFC 3339 timestamps, `…_url` absolute addresses; all of it is shown to a person. */
export const MailContent = z.discriminatedUnion('kind', [
	mailOf('account_created', { domain: z.string(), confirm_url: z.string() }),
	// The same where the service wants no proofs: there is nothing to confirm.
	mailOf('welcome', { domain: z.string() }),
	// Goes to the old and to the new address, each with a link of its own.
	mailOf('email_change', { confirm_url: z.string(), new_email: z.string() }),
	mailOf('email_changed', {}),
	mailOf('domain_proven', { domain: z.string() }),
	// Goes to both owners: whoever had the domain, and whoever has it now.
	mailOf('domain_taken', { domain: z.string() }),
	mailOf('key_created', key),
	mailOf('key_rotated', key),
	mailOf('key_revoked', key),
	// `threshold` in percent; `limit` in articles or tokens, as `limit_source` says.
	mailOf('usage_alert', {
		threshold: z.number(),
		limit_source: z.enum(['requests_per_day', 'tokens_per_day']),
		limit: z.number(),
		resets_at: z.string(),
	}),
	// `receipt` is the whole signed receipt, one line of JSON: nobody can ask for it any more.
	mailOf('account_erased', { receipt: z.string() }),
	mailOf('policy_change', { version: z.string(), url: z.string(), effective_at: z.string() }),
]);
export type MailContent = z.output<typeof MailContent>;

export type MailKind = MailContent['kind'];
export type MailParams = { [Each in MailContent as Each['kind']]: Each['params'] };
export type MailOf<Kind extends MailKind> = { [Each in Kind]: { kind: Each; params: MailParams[Each] } }[Kind];

/** A mail to be sent. `accountId` is null where there is no account (any more). */
export type Mail = { to: string; language: string | null; accountId: string | null } & MailContent;

const DAY = 24 * 3_600_000;

/** Which mails the owner can do without, and how long after its cause (ms) one helps more than it misleads. */
export const MAIL_RULES: { readonly [Kind in MailKind]: { optional: boolean; usefulFor: number } } = {
	// The link in it holds for 24 hours.
	account_created: { optional: false, usefulFor: DAY },
	welcome: { optional: true, usefulFor: 14 * DAY },
	email_change: { optional: false, usefulFor: DAY },
	email_changed: { optional: false, usefulFor: 14 * DAY },
	domain_proven: { optional: true, usefulFor: 14 * DAY },
	domain_taken: { optional: false, usefulFor: 14 * DAY },
	key_created: { optional: true, usefulFor: 14 * DAY },
	key_rotated: { optional: true, usefulFor: 14 * DAY },
	key_revoked: { optional: true, usefulFor: 14 * DAY },
	// The limit begins anew at midnight.
	usage_alert: { optional: true, usefulFor: DAY },
	account_erased: { optional: false, usefulFor: 14 * DAY },
	policy_change: { optional: false, usefulFor: 14 * DAY },
};

/** Whether a stored kind is one that this version of the service can write. */
export function isMailKind(kind: string): kind is MailKind {
	return Object.hasOwn(MAIL_RULES, kind);
}
