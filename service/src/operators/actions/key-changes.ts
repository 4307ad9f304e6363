import { type AdminCreatedKey, type AdminKey, ApiKeyRequest, Id, KeyRotation, Scope } from '@draftsmith/shared';
import { z } from 'zod';
import { createKey, revokeKey, rotateKey } from '../../accounts/index.ts';
import { ProblemError } from '../../platform/problem.ts';
import type { Database, Transaction } from '../../store/index.ts';
import type { Writing } from '../action.ts';
import { findSite, SiteName } from '../find.ts';
import { readAdminKey } from './key.ts';

const HOUR = 3_600_000;

const Creation = z.strictObject({
	site: SiteName,
	name: ApiKeyRequest.shape.name,
	scopes: ApiKeyRequest.shape.scopes,
});

/** Another key for a site; its owner is told. Whoever has it can read the site's articles. */
export const keyCreate: Writing<z.output<typeof Creation>, AdminCreatedKey> = {
	name: 'key.create',
	input: Creation,
	prepare: async (context, { site, name, scopes }) => {
		const { id, account_id } = await findSite(context.store.db, site);
		return async (trx) => {
			const made = await createKey(trx, context, {
				accountId: account_id,
				siteId: id,
				scopes,
				mayGive: Scope.options,
				...(name === undefined ? {} : { name }),
			});
			return {
				output: toCreated(made),
				subject: id,
				details: { key: made.api_key.id, scopes: scopes.join(' ') },
			};
		};
	},
};

const KeyId = Id.meta({ description: 'The key’s id, from the list of keys.' });

const Rotation = z.strictObject({
	key: KeyId,
	// Digits too, as a command line gives them; z.coerce would take null and false for no grace at all.
	grace_hours: z
		.union([
			z.number(),
			z
				.string()
				.regex(/^\d{1,4}$/)
				.transform(Number),
		])
		.pipe(KeyRotation.shape.grace_hours.unwrap())
		.default(24),
});

/** A key in the place of another, which goes on for a while; the owner is told. */
export const keyRotate: Writing<z.output<typeof Rotation>, AdminCreatedKey> = {
	name: 'key.rotate',
	input: Rotation,
	prepare: async (context, { key, grace_hours }) => {
		const accountId = await accountOf(context.store.db, key);
		return async (trx) => {
			const grace = grace_hours * HOUR;
			const made = await rotateKey(trx, context, { accountId, keyId: key, grace, mayGive: Scope.options });
			return { output: toCreated(made), subject: key, details: { grace_hours, successor: made.api_key.id } };
		};
	},
};

const Named = z.strictObject({ key: KeyId });

/** Ends a key at once; the owner is told. */
export const keyRevoke: Writing<z.output<typeof Named>, AdminKey> = {
	name: 'key.revoke',
	input: Named,
	prepare: async (context, { key }) => {
		const accountId = await accountOf(context.store.db, key);
		return async (trx) => {
			await revokeKey(trx, context, { accountId, keyId: key });
			return { output: await readAdminKey(trx, key), subject: key };
		};
	},
};

function toCreated({ api_key, key }: { api_key: { id: string; site_id: string; scopes: Scope[] }; key: string }) {
	return { key_id: api_key.id, site_id: api_key.site_id, scopes: api_key.scopes, key };
}

async function accountOf(db: Database | Transaction, key: string): Promise<string> {
	const row = await db
		.selectFrom('api_keys')
		.innerJoin('sites', 'sites.id', 'api_keys.site_id')
		.select('sites.account_id')
		.where('api_keys.id', '=', key)
		.executeTakeFirst();
	if (!row) throw new ProblemError('not_found', 'There is no key of that id. Look for it with the list of keys.');
	return row.account_id;
}
