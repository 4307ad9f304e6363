import type { CreatedSite, Site, SiteRequest } from '@draftsmith/shared';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Caller } from '../platform/caller.ts';
import { ProblemError } from '../platform/problem.ts';
import { timestamp } from '../platform/timestamp.ts';
import type { Transaction } from '../store/index.ts';
import type { AccountsContext } from './context.ts';
import { acceptDomain } from './domain.ts';
import { endSites } from './end-site.ts';
import { assertNotInGrace } from './grace.ts';
import { toCreatedKey } from './key-rules.ts';
import { lockAccount, lockLiveSite } from './lock.ts';
import { insertSite } from './new-site.ts';
import { mayAskAgain } from './proof/schedule.ts';
import { toSite } from './site.ts';

const DAY = 86_400_000;
/** New sites in a day beyond those that the plan has room for, for whoever errs. */
const SPARE_SITES = 10;

/** The sites of an account, newest first; those that have ended too. */
export async function listSites(
	context: Pick<AccountsContext, 'store' | 'verification' | 'proofKey'>,
	accountId: string,
): Promise<Site[]> {
	const rows = await context.store.db
		.selectFrom('sites')
		.selectAll()
		.where('account_id', '=', accountId)
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => toSite(context, row));
}

/**
 * Adds a site to the account, as far as the plan has room. Its first key may do all but manage the account.
 * @throws {ProblemError} `invalid_request`, `private_site`, `too_many_sites`, `too_many_attempts`; `key_ended` for a key in its grace
 */
export async function addSite(
	context: AccountsContext,
	caller: Caller,
	request: z.output<typeof SiteRequest>,
): Promise<CreatedSite> {
	const domain = acceptDomain(request.domain, context.allowPrivateSites);
	return context.store.write(async (trx) => {
		const account = await lockAccount(trx, caller.accountId);
		if (!account) throw new ProblemError('not_found', 'This account was deleted.');
		await assertNotInGrace(trx, caller);
		const made = await insertSite(trx, context, {
			accountId: account.id,
			plan: account.plan,
			emailConfirmedAt: account.email_confirmed_at,
			domain,
			challenge: request.challenge,
			allowExternal: request.allow_external_providers,
			scopes: ['jobs', 'chat', 'usage'],
		});
		const { count } = await trx
			.selectFrom('sites')
			.select(sql<number>`count(*)`.as('count'))
			.where('account_id', '=', account.id)
			.where('status', 'in', ['unproven', 'active'])
			.executeTakeFirstOrThrow();
		if (Number(count) > caller.plan.sites) {
			throw new ProblemError(
				'too_many_sites',
				`The ${caller.plan.name} plan has room for ${caller.plan.sites} site(s). Close one that is not needed any more, or ask for a larger plan.`,
				{ limit_source: 'sites' },
			);
		}
		await assertFewNew(trx, caller, context.clock.now());
		const site = await trx.selectFrom('sites').selectAll().where('id', '=', made.siteId).executeTakeFirstOrThrow();
		return { site: toSite(context, site), ...toCreatedKey(made) };
	});
}

/**
 * Every new site has a domain asked that may be anybody's: who adds and closes sites in a loop must not do that for nothing.
 * Call it with the account locked.
 */
async function assertFewNew(trx: Transaction, { accountId, plan }: Caller, now: number): Promise<void> {
	const { count, oldest } = await trx
		.selectFrom('sites')
		.select([sql<number>`count(*)`.as('count'), sql<number>`min(created_at)`.as('oldest')])
		.where('account_id', '=', accountId)
		.where('created_at', '>', now - DAY)
		.executeTakeFirstOrThrow();
	if (Number(count) <= plan.sites + SPARE_SITES) return;
	const resets = Number(oldest) + DAY;
	throw new ProblemError(
		'too_many_attempts',
		'Too many sites were added and closed within a day. Try again tomorrow.',
		{ limit_source: 'sites', resets_at: timestamp(resets), retryAfter: (resets - now) / 1000 },
	);
}

/**
 * Has the domain asked again now, with a whole new schedule. Right after an attempt nothing changes: when the next one is due
 * is in the answer.
 * @throws {ProblemError} `not_found`, also for a site that has ended
 */
export async function askProof(context: AccountsContext, caller: Caller, siteId: string): Promise<Site> {
	return context.store.write(async (trx) => {
		const site = await lockLiveSite(trx, caller.accountId, siteId);
		if (!site) throw new ProblemError('not_found', 'There is no such site in this account, or it has ended.');
		const now = context.clock.now();
		if (context.verification === 'off' || !mayAskAgain(site, now)) return toSite(context, site);
		const asked = { proof_attempts: 0, proof_due_at: now };
		await trx.updateTable('sites').set(asked).where('id', '=', site.id).execute();
		return toSite(context, { ...site, ...asked });
	});
}

/**
 * Closes a site: its keys are not taken any more, and its domain is free. One that has ended before stays as it is.
 * @throws {ProblemError} `not_found`
 */
export async function closeSite(context: AccountsContext, caller: Caller, siteId: string): Promise<void> {
	await context.store.write(async (trx) => {
		const site = await trx
			.selectFrom('sites')
			.select('id')
			.where('id', '=', siteId)
			.where('account_id', '=', caller.accountId)
			.executeTakeFirst();
		if (!site) throw new ProblemError('not_found', 'There is no such site in this account.');
		await endSites(trx, [site.id], 'closed', context.clock.now());
	});
}
