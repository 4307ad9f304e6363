import { z } from 'zod';
import { Id, Timestamp } from './common.ts';

/** `unproven`: trial limits hold. `superseded`: somebody else has proven the domain since. */
export const SiteStatus = z.enum(['unproven', 'active', 'superseded', 'closed']);
export type SiteStatus = z.infer<typeof SiteStatus>;

/**
 * How a site proved its domain: at its own route, at a file under `/.well-known/`, or in DNS. A confirmed e-mail address ends the
 * trial as well, but proves no domain: it is told of the account (`email_confirmed`).
 */
export const ProofMethod = z.enum(['route', 'well_known', 'dns']);
export type ProofMethod = z.infer<typeof ProofMethod>;

/** Why a domain could not be proven yet. */
export const ProofProblem = z.enum(['unreachable', 'blocked', 'not_installed', 'wrong_answer', 'private_address']);
export type ProofProblem = z.infer<typeof ProofProblem>;

/** The proof of a site's domain. The three ways need not be combined; any of them will do. */
export const Proof = z.object({
	state: z.enum(['pending', 'proven', 'failed', 'off']).meta({
		description:
			'`pending`: it is being tried. `failed`: tried long enough; ask again. `off`: this service wants none.',
	}),
	method: ProofMethod.nullable(),
	problem: ProofProblem.nullable(),
	next_attempt_at: Timestamp.nullable(),
	token: z.string().meta({
		description:
			'For the other two ways: the content of the file `/.well-known/draftsmith-verification.txt`, or of a TXT record at `_draftsmith.` before the domain.',
	}),
});
export type Proof = z.infer<typeof Proof>;

/** A site of an account. */
export const Site = z.object({
	id: Id,
	domain: z.string(),
	status: SiteStatus,
	proof: Proof,
	allow_external_providers: z.boolean(),
	created_at: Timestamp,
});
export type Site = z.infer<typeof Site>;

/** The sites of an account. */
export const SiteList = z.object({ data: z.array(Site) });
export type SiteList = z.infer<typeof SiteList>;
