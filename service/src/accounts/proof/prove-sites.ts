import type { ProofProblem } from '@draftsmith/shared';
import { describeError } from '../../platform/log.ts';
import type { SiteRow } from '../../store/index.ts';
import { TRIAL } from '../../usage/index.ts';
import type { AccountsContext } from '../context.ts';
import { activateSite } from './activate-site.ts';
import { askSite } from './ask-site.ts';
import { delayAfter, MOST_ATTEMPTS } from './schedule.ts';
import { proofToken } from './token.ts';

/** Sites that are asked at the same time. */
const AT_ONCE = 20;

/**
 * One round of the background proof: asks the domains that are due, and keeps what came of it. A domain is claimed by moving its
 * next attempt ahead, so two processes never ask it at the same time, and one that dies leaves it to the next attempt.
 * @returns how many were asked
 */
export async function proveSites(context: AccountsContext, signal: AbortSignal): Promise<number> {
	const claimed = await claimDue(context);
	await Promise.all(
		claimed.map((site) =>
			prove(context, site, signal).catch((error: unknown) =>
				context.log.error({ site_id: site.id, ...describeError(error) }, 'a domain could not be asked'),
			),
		),
	);
	return claimed.length;
}

/**
 * Has sites asked that never were: those that registered while the service wanted no proof. For the start of the service.
 */
export async function scheduleUntried({ store, clock }: AccountsContext): Promise<void> {
	await store.write(async (trx) => {
		await trx
			.updateTable('sites')
			.set({ proof_due_at: clock.now() })
			.where('status', '=', 'unproven')
			.where('proof_due_at', 'is', null)
			.where('proof_attempts', '=', 0)
			.execute();
	});
}

async function claimDue({ store, clock }: AccountsContext): Promise<SiteRow[]> {
	const now = clock.now();
	const due = await store.db
		.selectFrom('sites')
		.select(['id', 'proof_due_at', 'proof_attempts'])
		.where('proof_due_at', '<=', now)
		.where('status', 'in', ['unproven', 'active'])
		.orderBy('proof_due_at')
		.limit(AT_ONCE)
		.execute();
	if (due.length === 0) return [];
	return store.write(async (trx) => {
		const claimed: SiteRow[] = [];
		for (const { id, proof_due_at: dueAt, proof_attempts: attempts } of due) {
			const site = await trx
				.updateTable('sites')
				.set({ proof_attempts: attempts + 1, proof_due_at: now + delayAfter(attempts + 1) })
				.where('id', '=', id)
				.where('proof_due_at', '=', dueAt)
				.where('status', 'in', ['unproven', 'active'])
				.returningAll()
				.executeTakeFirst();
			if (site) claimed.push(site);
		}
		return claimed;
	});
}

async function prove(context: AccountsContext, site: SiteRow, signal: AbortSignal): Promise<void> {
	const challenge = site.challenge && context.sealer.open(challengeContext(site.id), site.challenge).toString();
	const asked = {
		domain: site.domain,
		challenge: challenge ?? undefined,
		token: proofToken(context.proofKey, site.id),
	};
	const { method, problem } = await askSite(context, asked, signal);
	// A service that stops cuts its questions off: that says nothing about the site.
	if (signal.aborted) return;
	context.log.info(
		{ site_id: site.id, attempt: site.proof_attempts, state: method ?? problem },
		'a domain was asked for its proof',
	);
	if (method !== undefined) await activateSite(context, site, method);
	else await noteFailure(context, site, problem);
}

/** What binds a site's sealed challenge to the site. */
export function challengeContext(siteId: string): string {
	return `sites/${siteId}/challenge`;
}

/**
 * Keeps why an attempt failed. After the last one, a site that nobody has proven is not asked any more, and one that was proven a
 * year ago is unproven. When it was last proven stays known: it is no registration that came to nothing.
 */
async function noteFailure(context: AccountsContext, site: SiteRow, problem: ProofProblem): Promise<void> {
	const isLast = site.proof_attempts >= MOST_ATTEMPTS;
	await context.store.write(async (trx) => {
		const account = await trx
			.selectFrom('accounts')
			.select('email_confirmed_at')
			.where('id', '=', site.account_id)
			.executeTakeFirst();
		const isLost = isLast && site.status === 'active';
		const end = { proof_due_at: null, ...(isLost ? { status: 'unproven' as const, proof_method: null } : {}) };
		const { numUpdatedRows } = await trx
			.updateTable('sites')
			.set({ proof_problem: problem, ...(isLast ? end : {}) })
			.where('id', '=', site.id)
			.where('status', '=', site.status)
			// Asked again in the meantime, it has a new schedule.
			.where('proof_attempts', '=', site.proof_attempts)
			.executeTakeFirst();
		if (isLost && numUpdatedRows === 1n && account?.email_confirmed_at == null) {
			await trx.updateTable('lanes').set({ concurrency: TRIAL.concurrency }).where('site_id', '=', site.id).execute();
		}
	});
}
