import { z } from 'zod';
import { Id, LanguageTag, Timestamp } from './common.ts';

/** A name on one line. */
const PersonName = z
	.string()
	.trim()
	.min(1)
	.max(200)
	.regex(/^\P{Cc}*$/u, 'must not hold control characters');

/** What the site's owner sends to register a site. Only `email` and `domain` are needed. */
export const RegistrationRequest = z.strictObject({
	email: z.email().max(254).meta({ description: 'The owner; notices about the account go here.' }),
	name: PersonName.optional(),
	domain: z.string().min(1).max(2000).meta({
		description: 'The site’s host, with a port where it has one. A whole URL is accepted too; its host is taken.',
	}),
	language: LanguageTag.optional().meta({ description: 'The language of notices.' }),
	allow_external_providers: z.boolean().default(false).meta({
		description:
			'Whether this site may use models of other companies. Without it, text never leaves the operator’s machines.',
	}),
});
export type RegistrationRequest = z.input<typeof RegistrationRequest>;

/** A plan's limits, as the owner sees them. */
export const Plan = z.object({
	id: z.string(),
	name: z.string(),
	requests_per_day: z.number().int(),
	concurrency: z.number().int().meta({ description: 'Articles of one site that are written at the same time.' }),
	queue_depth: z.number().int().meta({ description: 'Unfinished articles of one site.' }),
});
export type Plan = z.infer<typeof Plan>;

/** The account, site and key behind a request. The key itself is never in it. */
export const Account = z.object({
	id: Id,
	email: z.string(),
	name: z.string().nullable(),
	language: z.string().nullable(),
	plan: Plan,
	site: z.object({ id: Id, domain: z.string(), allow_external_providers: z.boolean() }),
	key: z.object({ id: Id, masked: z.string(), created_at: Timestamp }),
	created_at: Timestamp,
});
export type Account = z.infer<typeof Account>;

/** What an owner may change. */
export const AccountUpdate = z.strictObject({
	name: PersonName.nullable().optional(),
	language: LanguageTag.optional(),
	allow_external_providers: z.boolean().optional(),
});
export type AccountUpdate = z.infer<typeof AccountUpdate>;

/** The answer to a registration: the only one that ever carries a key. */
export const Registration = z.object({
	account: Account,
	key: z.string().meta({ description: 'The API key. It is shown this once; the service keeps only its hash.' }),
});
export type Registration = z.infer<typeof Registration>;
