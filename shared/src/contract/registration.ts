import { z } from 'zod';
import { Id, LanguageTag, ONE_LINE, Timestamp } from './common.ts';
import { ApiKey } from './key.ts';
import { Plan } from './plan.ts';
import { Site } from './site.ts';

/** A name on one line. */
export const PersonName = z.string().trim().min(1).max(200).regex(ONE_LINE, 'must not hold control characters');

/** The site’s address as an owner may give it. */
export const Domain = z.string().min(1).max(2000).meta({
	description: 'The site’s host, with a port where it has one. A whole URL is accepted too; its host is taken.',
});

/** A secret that the site makes and keeps, by which it proves that it is at its domain. */
export const Challenge = z
	.string()
	.regex(/^[A-Za-z0-9_-]{32,128}$/)
	.meta({
		description:
			'A random secret of the site. The service asks the site’s route `draftsmith/v1/challenge?nonce=N` for `{"proof": HMAC-SHA-256(challenge, N) in hexadecimal}`.',
	});

/** What the site's owner sends to register a site. Only `email` and `domain` are needed. */
export const RegistrationRequest = z.strictObject({
	email: z.email().max(254).meta({ description: 'The owner; notices about the account go here.' }),
	name: PersonName.optional(),
	domain: Domain,
	challenge: Challenge.optional(),
	language: LanguageTag.optional().meta({ description: 'The language of notices.' }),
	allow_external_providers: z.boolean().default(false).meta({
		description:
			'Whether this site may use models of other companies. Without it, text never leaves the operator’s machines.',
	}),
});
export type RegistrationRequest = z.input<typeof RegistrationRequest>;

/** Why nothing new is written for an account: its owner restricted the processing (GDPR 18) or objected to it (GDPR 21). */
export const RestrictionKind = z.enum(['restriction', 'objection']);
export type RestrictionKind = z.infer<typeof RestrictionKind>;

/** The privacy policy that is in force or announced, and what of it the owner has acknowledged. */
export const PolicyNotice = z.object({
	version: z.string(),
	url: z.string(),
	effective_at: Timestamp,
	acknowledged: z.boolean(),
});
export type PolicyNotice = z.infer<typeof PolicyNotice>;

/** The account, site and key behind a request. The key itself is never in it. */
export const Account = z.object({
	id: Id,
	email: z.string(),
	email_confirmed: z.boolean(),
	name: z.string().nullable(),
	language: z.string().nullable(),
	email_notices: z.boolean().meta({ description: 'Whether mails are sent that need not be.' }),
	restriction: z.object({ kind: RestrictionKind, since: Timestamp }).nullable(),
	policy: PolicyNotice.nullable().meta({ description: 'The newest announced policy; null when there is none.' }),
	webhook_url: z.string().nullable(),
	plan: Plan.meta({ description: 'The plan whose limits hold now: until the site is proven, those of a trial.' }),
	site: Site,
	key: ApiKey,
	created_at: Timestamp,
});
export type Account = z.infer<typeof Account>;

/** What an owner may change. A new e-mail address counts once it is confirmed at the old and at the new one. */
export const AccountUpdate = z.strictObject({
	name: PersonName.nullable().optional(),
	email: z.email().max(254).optional(),
	language: LanguageTag.optional(),
	email_notices: z.boolean().optional(),
	allow_external_providers: z.boolean().optional(),
	webhook_url: z
		.url({ protocol: /^https?$/ })
		.max(2000)
		.nullable()
		.optional()
		.meta({
			description: 'Where alerts are sent (Standard Webhooks). Its secret is in the answer, once.',
		}),
});
export type AccountUpdate = z.infer<typeof AccountUpdate>;

/** The answer to a change: the account, and what is shown this once. */
export const UpdatedAccount = Account.extend({
	webhook_secret: z
		.string()
		.optional()
		.meta({ description: 'Signs the webhook; shown this once, when its URL is set.' }),
});
export type UpdatedAccount = z.infer<typeof UpdatedAccount>;

/** The answer to a registration. It is the same whether or not the address or the domain is known. */
export const Registration = z.object({
	account: Account,
	key: z.string().meta({ description: 'The API key. It is shown this once; the service keeps only its hash.' }),
});
export type Registration = z.infer<typeof Registration>;
