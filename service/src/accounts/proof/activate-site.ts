import type { ProofMethod } from '@draftsmith/shared';
import { enqueueMail } from '../../mail/index.ts';
import type { SiteRow, Transaction } from '../../store/index.ts';
import { inheritDay, planOf } from '../../usage/index.ts';
import type { AccountsContext } from '../context.ts';
import { endSites } from '../end-site.ts';
import { retryTaken } from '../retry-taken.ts';
import { PROOF_LIFETIME } from './schedule.ts';

/**
 * A domain was proven: the site becomes the active one of its domain. Another that was it is superseded in the same transaction,
 * its keys are revoked, and both owners are told. A site that has ended in the meantime stays so.
 */
export async function activateSite(
	context: AccountsContext,
	site: Pick<SiteRow, 'id' | 'domain'>,
	method: ProofMethod,
): Promise<void> {
	const { store, clock } = context;
	const now = clock.now();
	await retryTaken(() =>
		store.write(async (trx) => {
			const before = await trx
				.selectFrom('sites')
				.select(['account_id', 'status'])
				.where('id', '=', site.id)
				.executeTakeFirst();
			if (before?.status !== 'unproven' && before?.status !== 'active') return;
			const superseded = await supersedeOthers(trx, { ...site, account_id: before.account_id }, now);
			const { numUpdatedRows } = await trx
				.updateTable('sites')
				.set({
					status: 'active',
					proven_at: now,
					proof_method: method,
					proof_problem: null,
					proof_attempts: 0,
					proof_due_at: now + PROOF_LIFETIME,
				})
				.where('id', '=', site.id)
				.where('status', '=', before.status)
				.executeTakeFirst();
			// It ended at the same time: then nobody loses the domain to it.
			if (numUpdatedRows !== 1n) throw new SiteEndedError();
			if (before.status === 'active' && superseded.length === 0) return;
			await openLane(trx, site.id, before.account_id);
			await tell(trx, context, site.domain, {
				winner: before.account_id,
				losers: superseded.map((each) => each.account_id),
			});
		}),
	).catch((error: unknown) => {
		if (!(error instanceof SiteEndedError)) throw error;
	});
}

/** Undoes the transaction. */
class SiteEndedError extends Error {}

async function supersedeOthers(trx: Transaction, site: Pick<SiteRow, 'id' | 'domain' | 'account_id'>, now: number) {
	const others = await trx
		.selectFrom('sites')
		.select(['id', 'account_id'])
		.where('domain', '=', site.domain)
		.where('status', '=', 'active')
		.where('id', '!=', site.id)
		.execute();
	if (others.length > 0) {
		await inheritDay(trx, { to: site.account_id, from: others.map((each) => each.account_id), now });
	}
	return endSites(
		trx,
		others.map(({ id }) => id),
		'superseded',
		now,
	);
}

/** The limits of the account's plan hold from now on. */
export async function openLane(trx: Transaction, siteId: string, accountId: string): Promise<void> {
	const { plan } = await trx
		.selectFrom('accounts')
		.select('plan')
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	await trx
		.updateTable('lanes')
		.set({ concurrency: planOf(plan).concurrency })
		.where('site_id', '=', siteId)
		.execute();
}

async function tell(
	trx: Transaction,
	context: AccountsContext,
	domain: string,
	{ winner, losers }: { winner: string; losers: string[] },
): Promise<void> {
	const owners = await trx
		.selectFrom('accounts')
		.select(['id', 'email', 'language'])
		.where('id', 'in', [winner, ...losers])
		.execute();
	for (const { id, email, language } of owners) {
		const kind = losers.length > 0 ? 'domain_taken' : 'domain_proven';
		await enqueueMail(trx, context, { to: email, language, accountId: id, kind, params: { domain } });
	}
}
