import { sql } from 'kysely';
import type { Database } from '../store/index.ts';

/**
 * Whether an account was asked to prove a domain or its e-mail address, and has proven none of them. An account from before
 * there were proofs, or of a service that asks for none, was never asked.
 */
export const IS_UNPROVEN = sql<boolean>`email_confirmed_at is null
	and exists (select 1 from sites where sites.account_id = accounts.id
		and (sites.proof_attempts > 0 or sites.proof_due_at is not null))
	and not exists (select 1 from sites where sites.account_id = accounts.id
		and (sites.status in ('active', 'superseded') or sites.proven_at is not null))`;

/** Accounts that were registered at `before` (ms since the epoch) or earlier and never proven; some of them. */
export async function findUnprovenAccounts(db: Database, before: number, atMost: number): Promise<string[]> {
	const rows = await db
		.selectFrom('accounts')
		.select('id')
		.where('created_at', '<=', before)
		.where(IS_UNPROVEN)
		.limit(atMost)
		.execute();
	return rows.map(({ id }) => id);
}
