import type { CreatedKey, Scope } from '@draftsmith/shared';
import { sql } from 'kysely';
import { enqueueMail, type MailKind } from '../mail/index.ts';
import { ProblemError } from '../platform/problem.ts';
import type { ApiKeyRow, SiteRow, Transaction } from '../store/index.ts';
import type { AccountsContext } from './context.ts';
import type { InsertedKey } from './insert-key.ts';
import { maskKey, toApiKey } from './key.ts';

/** Keys of one site that can be used at the same time. */
const MOST_KEYS = 20;
/** Notices about keys that an account is sent in a day: a script that makes and revokes keys must not fill a mailbox. */
const MOST_NOTICES = 20;
const DAY = 86_400_000;

/** What making and ending keys needs. */
export type KeysContext = Pick<AccountsContext, 'clock' | 'pepper' | 'sealer'>;

/** @throws {ProblemError} `not_found` when it is not a key of the account */
export async function findKey(trx: Transaction, accountId: string, keyId: string) {
	const key = await trx
		.selectFrom('api_keys')
		.innerJoin('sites', 'sites.id', 'api_keys.site_id')
		.selectAll('api_keys')
		.select(['sites.account_id', 'sites.domain'])
		.where('api_keys.id', '=', keyId)
		.where('sites.account_id', '=', accountId)
		.executeTakeFirst();
	if (!key) throw new ProblemError('not_found', 'There is no such key in this account.');
	return key;
}

/**
 * Nobody gives what they do not have.
 * @throws {ProblemError} `insufficient_scope`
 */
export function assertGives(scopes: readonly Scope[], mayGive: readonly Scope[]): void {
	const lacking = scopes.filter((scope) => !mayGive.includes(scope));
	if (lacking.length === 0) return;
	throw new ProblemError(
		'insufficient_scope',
		`This key lacks the scope "${lacking.join('", "')}" and so can’t give it to another. Use a key that has it.`,
	);
}

/**
 * Counts with the new key in; the transaction is undone when there are too many. Call it with the site locked.
 * @throws {ProblemError} `too_many_keys`
 */
export async function assertFewKeys(trx: Transaction, siteId: string, now: number): Promise<void> {
	const { count } = await trx
		.selectFrom('api_keys')
		.select(sql<number>`count(*)`.as('count'))
		.where('site_id', '=', siteId)
		.where('revoked_at', 'is', null)
		.where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
		.executeTakeFirstOrThrow();
	if (Number(count) <= MOST_KEYS) return;
	throw new ProblemError(
		'too_many_keys',
		`A site has ${MOST_KEYS} keys at most, those in the grace of a rotation included. Revoke one that is not used any more, or rotate without grace.`,
	);
}

/** Tells the owner what happened to a key. */
export async function tellOwner(
	trx: Transaction,
	context: KeysContext,
	kind: Extract<MailKind, 'key_created' | 'key_rotated' | 'key_revoked'>,
	site: Pick<SiteRow, 'account_id' | 'domain'>,
	key: Pick<ApiKeyRow, 'last_four'>,
): Promise<void> {
	const accountId = site.account_id;
	const { count } = await trx
		.selectFrom('mails')
		.select(sql<number>`count(*)`.as('count'))
		.where('account_id', '=', accountId)
		.where('kind', 'in', ['key_created', 'key_rotated', 'key_revoked'])
		.where('created_at', '>', context.clock.now() - DAY)
		.executeTakeFirstOrThrow();
	if (Number(count) >= MOST_NOTICES) return;
	const { email, language } = await trx
		.selectFrom('accounts')
		.select(['email', 'language'])
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	const params = { domain: site.domain, masked: maskKey(key.last_four) };
	await enqueueMail(trx, context, { to: email, language, accountId, kind, params });
}

/** The answer that shows a key, this once. */
export function toCreatedKey({ row, key }: InsertedKey): CreatedKey {
	return { api_key: toApiKey(row), key };
}
