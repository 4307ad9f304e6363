import { z } from 'zod';
import { Id, ONE_LINE, Timestamp } from './common.ts';

/** What a key may be used for. `account` manages keys, sites and the account itself. */
export const Scope = z.enum(['jobs', 'chat', 'usage', 'account']);
export type Scope = z.infer<typeof Scope>;

/** An API key as its owner may see it again. */
export const ApiKey = z.object({
	id: Id,
	site_id: Id,
	name: z.string().nullable(),
	masked: z.string(),
	scopes: z.array(Scope),
	created_at: Timestamp,
	last_used_at: Timestamp.nullable().meta({ description: 'To the minute.' }),
	expires_at: Timestamp.nullable().meta({ description: 'Set by a rotation: it is valid until then.' }),
	revoked_at: Timestamp.nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

export const ApiKeyList = z.object({ data: z.array(ApiKey) });
export type ApiKeyList = z.infer<typeof ApiKeyList>;

const KeyName = z.string().trim().min(1).max(100).regex(ONE_LINE, 'must not hold control characters');

/** A key for a site of the account; without `site_id`, for the site of the key that asks. */
export const ApiKeyRequest = z.strictObject({
	site_id: Id.optional(),
	name: KeyName.optional(),
	scopes: z.array(Scope).min(1).max(4),
});
export type ApiKeyRequest = z.infer<typeof ApiKeyRequest>;

/** How long the old key goes on after its rotation. */
export const KeyRotation = z.strictObject({
	grace_hours: z.number().int().min(0).max(168).default(24),
});
export type KeyRotation = z.input<typeof KeyRotation>;

/** A new key. */
export const CreatedKey = z.object({
	api_key: ApiKey,
	key: z.string().meta({ description: 'The API key. It is shown this once; the service keeps only its hash.' }),
});
export type CreatedKey = z.infer<typeof CreatedKey>;
