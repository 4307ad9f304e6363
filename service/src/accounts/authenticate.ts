import type { KeyObject } from 'node:crypto';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { precompile, type Store } from '../store/index.ts';
import { effectivePlan, mayUseExternal } from '../usage/index.ts';
import { hashApiKey, isWellFormedApiKey } from './api-key.ts';
import { normalizeDomain } from './domain.ts';
import { siteInactive } from './ended-site.ts';
import { scopesOf } from './key.ts';
import type { KeyUses } from './key-uses.ts';

const callerByKeyHash = precompile((db, param) =>
	db
		.selectFrom('api_keys')
		.innerJoin('sites', 'sites.id', 'api_keys.site_id')
		.innerJoin('accounts', 'accounts.id', 'sites.account_id')
		.select([
			'api_keys.id as api_key_id',
			'api_keys.scopes',
			'api_keys.expires_at',
			'api_keys.revoked_at',
			'api_keys.last_used_at',
			'sites.id as site_id',
			'sites.domain',
			'sites.status',
			'sites.ended_at',
			'sites.allow_external',
			'accounts.id as account_id',
			'accounts.plan',
			'accounts.restricted_at',
			'accounts.email_confirmed_at',
		])
		.where('api_keys.hash', '=', param<string>('hash'))
		.where('accounts.erasing', 'is', null),
);

const REFUSAL =
	'The API key is missing or not valid. Send it as "Authorization: Bearer …"; the site’s owner can register again.';

export type AuthenticateContext = {
	store: Pick<Store, 'db'>;
	clock: Clock;
	pepper: KeyObject;
	verification: 'required' | 'off';
	/** Keeps when keys were used. */
	keyUses: KeyUses;
};

/**
 * The caller of a request. Read from the database each time: an indexed look-up is 14 us, a cache would keep a revoked key
 * alive. A key with a bad checksum is refused without a look-up, so guessing costs us nothing. The key by which alone an account
 * can be managed outlives its site, see `endSites`: it is told by `ended`.
 * @param site where the client says for which site it uses the key, see `namedSite`: its domain or address
 * @throws {ProblemError} `unauthorized`; `site_inactive` for a key that ended with its site; `wrong_domain`
 */
export async function authenticate(
	context: AuthenticateContext,
	authorization: string | undefined,
	site: string | undefined,
): Promise<Caller> {
	const key = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
	if (!key || !isWellFormedApiKey(key)) throw new ProblemError('unauthorized', REFUSAL);
	const [row] = (await callerByKeyHash(context.store.db, { hash: hashApiKey(context.pepper, key) })).rows;
	const now = context.clock.now();
	if (!row || (row.expires_at !== null && now >= row.expires_at)) throw new ProblemError('unauthorized', REFUSAL);
	// Nobody revoked this key: it ended with its site, and its owner needs to know that a new key would not help.
	if (row.revoked_at !== null && row.revoked_at === row.ended_at) throw siteInactive(row.status);
	if (row.revoked_at !== null) throw new ProblemError('unauthorized', REFUSAL);
	if (site !== undefined && site !== row.domain && !isSameDomain(site, row.domain)) throw wrongDomain(row.domain);
	const scopes = scopesOf(row.scopes);
	const ended = row.status === 'superseded' || row.status === 'closed' ? { status: row.status, scopes } : undefined;
	if (ended && !scopes.includes('account')) throw siteInactive(ended.status);
	context.keyUses.note(row.api_key_id, row.last_used_at, now);
	const plan = effectivePlan(row, context.verification);
	return {
		accountId: row.account_id,
		siteId: row.site_id,
		apiKeyId: row.api_key_id,
		domain: row.domain,
		allowExternal: mayUseExternal(plan, row.allow_external === 1),
		plan,
		scopes: ended ? ['account'] : scopes,
		restricted: row.restricted_at !== null,
		...(ended ? { ended } : {}),
	};
}

function wrongDomain(domain: string): ProblemError {
	return new ProblemError(
		'wrong_domain',
		`This key belongs to ${domain} and can’t be used for another domain. Register this site to get a key of its own.`,
	);
}

function isSameDomain(given: string, domain: string): boolean {
	try {
		return normalizeDomain(given) === domain;
	} catch {
		return false;
	}
}
