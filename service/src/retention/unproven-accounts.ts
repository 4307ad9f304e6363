import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../store/index.ts';

/**
 * Whether an account was asked to prove its address, may prove a domain instead, and has done neither. That it was asked stands in
 * the row of the mail, also of one that was not sent because the recipient had had too many. Nobody else is unproven: whoever
 * registered before there were proofs, or while the service asked for none, was never told of a term.
 */
export const IS_UNPROVEN = sql<boolean>`email_confirmed_at is null
	and exists (select 1 from mails where mails.account_id = accounts.id and mails.kind = 'account_created')
	and not exists (select 1 from sites where sites.account_id = accounts.id
		and (sites.status in ('active', 'superseded') or sites.proven_at is not null))`;

/**
 * Whether an account is unproven and has been asked at `before` (ms since the epoch) or earlier. Who registered long ago and was
 * asked only now has the whole term.
 */
export function unprovenSince(before: number): RawBuilder<boolean> {
	return sql`created_at <= ${before} and ${IS_UNPROVEN}
		and exists (select 1 from mails where mails.account_id = accounts.id and mails.kind = 'account_created'
			and mails.created_at <= ${before})`;
}

/** Accounts that are unproven since `before` (ms since the epoch), by id; at most so many, from behind the id `after`. */
export async function findUnprovenAccounts(
	db: Database,
	{ before, after, atMost }: { before: number; after: string; atMost: number },
): Promise<string[]> {
	const rows = await db
		.selectFrom('accounts')
		.select('id')
		.where('id', '>', after)
		.where(unprovenSince(before))
		.orderBy('id')
		.limit(atMost)
		.execute();
	return rows.map(({ id }) => id);
}
