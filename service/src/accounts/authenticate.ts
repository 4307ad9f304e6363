import type { KeyObject } from 'node:crypto';
import { Scope } from '@draftsmith/shared';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import { type Database, precompile } from '../store/index.ts';
import { planOf } from '../usage/index.ts';
import { hashApiKey, isWellFormedApiKey } from './api-key.ts';

const callerByKeyHash = precompile((db, param) =>
	db
		.selectFrom('api_keys')
		.innerJoin('sites', 'sites.id', 'api_keys.site_id')
		.innerJoin('accounts', 'accounts.id', 'sites.account_id')
		.select([
			'api_keys.id as api_key_id',
			'sites.id as site_id',
			'sites.domain',
			'sites.allow_external',
			'accounts.id as account_id',
			'accounts.plan',
			'accounts.restricted_at',
			'api_keys.scopes',
		])
		.where('api_keys.hash', '=', param<string>('hash'))
		.where('api_keys.revoked_at', 'is', null),
);

const REFUSAL =
	'The API key is missing or not valid. Send it as "Authorization: Bearer …"; the site’s owner can register again.';

/**
 * The caller of a request. Read from the database each time: an indexed look-up is 14 us, a cache would keep a revoked key
 * alive. A key with a bad checksum is refused without a look-up, so guessing costs us nothing.
 * @throws {ProblemError} `unauthorized`
 */
export async function authenticate(
	db: Database,
	pepper: KeyObject,
	authorization: string | undefined,
): Promise<Caller> {
	const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
	if (!key || !isWellFormedApiKey(key)) throw new ProblemError('unauthorized', REFUSAL);
	const [row] = (await callerByKeyHash(db, { hash: hashApiKey(pepper, key) })).rows;
	if (!row) throw new ProblemError('unauthorized', REFUSAL);
	return {
		accountId: row.account_id,
		siteId: row.site_id,
		apiKeyId: row.api_key_id,
		domain: row.domain,
		allowExternal: row.allow_external === 1,
		plan: planOf(row.plan),
		scopes: Scope.options.filter((scope) => row.scopes.split(' ').includes(scope)),
		restricted: row.restricted_at !== null,
	};
}
