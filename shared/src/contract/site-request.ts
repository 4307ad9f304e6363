import { z } from 'zod';
import { CreatedKey } from './key.ts';
import { Challenge, Domain } from './registration.ts';
import { Site } from './site.ts';

/** One more site for the account of the key that asks. */
export const SiteRequest = z.strictObject({
	domain: Domain,
	challenge: Challenge.optional(),
	allow_external_providers: z.boolean().default(false),
});
export type SiteRequest = z.input<typeof SiteRequest>;

/** A site and its first key, which may do all but manage the account. */
export const CreatedSite = CreatedKey.extend({ site: Site });
export type CreatedSite = z.infer<typeof CreatedSite>;
