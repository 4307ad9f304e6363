import type { Scope } from '@draftsmith/shared';
import { newId } from '../platform/random.ts';
import type { Transaction } from '../store/index.ts';
import { effectivePlan } from '../usage/index.ts';
import type { AccountsContext } from './context.ts';
import { type InsertedKey, insertKey } from './insert-key.ts';
import { challengeContext } from './proof/prove-sites.ts';

export type NewSite = {
	accountId: string;
	/** Of the account. */
	plan: string;
	/** Of the account. */
	emailConfirmedAt: number | null;
	/** Normalised and accepted. */
	domain: string;
	challenge: string | undefined;
	allowExternal: boolean;
	/** Of its first key. */
	scopes: readonly Scope[];
};

/** Writes a site with its lane and its first key. Where proofs are wanted, its domain is due to be asked at once. */
export async function insertSite(
	trx: Transaction,
	context: AccountsContext,
	site: NewSite,
): Promise<{ siteId: string } & InsertedKey> {
	const { clock, sealer, verification } = context;
	const now = clock.now();
	const siteId = newId(clock);
	await trx
		.insertInto('sites')
		.values({
			id: siteId,
			account_id: site.accountId,
			domain: site.domain,
			allow_external: site.allowExternal ? 1 : 0,
			created_at: now,
			challenge: site.challenge === undefined ? null : sealer.seal(challengeContext(siteId), site.challenge),
			proof_due_at: verification === 'required' ? now : null,
		})
		.execute();
	const key = await insertKey(trx, context, { siteId, name: null, scopes: site.scopes });
	const { concurrency } = effectivePlan(
		{ plan: site.plan, status: 'unproven', email_confirmed_at: site.emailConfirmedAt },
		verification,
	);
	await trx.insertInto('lanes').values({ site_id: siteId, queued: 0, running: 0, concurrency, served_at: 0 }).execute();
	return { siteId, ...key };
}
