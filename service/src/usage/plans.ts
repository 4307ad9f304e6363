import type { Plan } from '@draftsmith/shared';

/**
 * Every plan, in one place. A request is one article; days are UTC days; retention is of content that nobody took. An article
 * takes some 15,000 tokens, but holds up to 100,000 until it is done: a day's tokens are enough for many at the same time.
 */
const PLANS = {
	free: {
		id: 'free',
		name: 'Free',
		requests_per_day: 50,
		tokens_per_day: 3_000_000,
		concurrency: 1,
		queue_depth: 100,
		calls_per_minute: 300,
		concurrent_calls: 20,
		sites: 3,
		models: 'all',
		retention_days: 30,
	},
	pro: {
		id: 'pro',
		name: 'Pro',
		requests_per_day: 500,
		tokens_per_day: 30_000_000,
		concurrency: 4,
		queue_depth: 2000,
		calls_per_minute: 1200,
		concurrent_calls: 100,
		sites: 20,
		models: 'all',
		retention_days: 30,
	},
	agency: {
		id: 'agency',
		name: 'Agency',
		requests_per_day: 5000,
		tokens_per_day: 300_000_000,
		concurrency: 8,
		queue_depth: 10_000,
		calls_per_minute: 6000,
		concurrent_calls: 500,
		sites: 1000,
		models: 'all',
		retention_days: 30,
	},
	// For an operator's own sites: bounded only so that a run-away script can't fill the disk.
	unlimited: {
		id: 'unlimited',
		name: 'Unlimited',
		requests_per_day: 1_000_000_000,
		tokens_per_day: 1_000_000_000_000,
		concurrency: 64,
		queue_depth: 1_000_000,
		calls_per_minute: 10_000_000,
		concurrent_calls: 10_000,
		sites: 1_000_000,
		models: 'all',
		retention_days: 30,
	},
	// Until a site is proven, or its owner's address confirmed: enough to see whether it works.
	trial: {
		id: 'trial',
		name: 'Trial',
		requests_per_day: 5,
		tokens_per_day: 750_000,
		concurrency: 1,
		queue_depth: 5,
		calls_per_minute: 120,
		concurrent_calls: 10,
		sites: 1,
		models: 'self_hosted',
		retention_days: 7,
	},
} as const satisfies Record<string, Plan>;

const BY_ID = new Map<string, Plan>(Object.values(PLANS).map((plan) => [plan.id, plan]));

/** Every plan there is, the trial among them. */
export const ALL_PLANS: readonly Plan[] = Object.values(PLANS);

/** The limits of a site that is not proven yet. */
export const TRIAL: Plan = PLANS.trial;

/**
 * The plan of this id.
 * @throws when there is none; ids come from config and our own rows, so that is a fault of ours
 */
export function planOf(id: string): Plan {
	const plan = BY_ID.get(id);
	if (!plan) throw new Error(`no plan is called ${id}`);
	return plan;
}

/**
 * The plan whose limits hold for a site now: its account's, or the trial as long as neither its domain is proven nor the account's
 * address confirmed, where that is required.
 */
export function effectivePlan(
	site: { plan: string; status: 'unproven' | 'active' | 'superseded' | 'closed'; email_confirmed_at: number | null },
	verification: 'required' | 'off',
): Plan {
	const isProven = site.status === 'active' || site.email_confirmed_at !== null;
	return verification === 'required' && !isProven ? TRIAL : planOf(site.plan);
}

/** Whether models of other companies may be used: where the site's owner allowed them and the plan has them. */
export function mayUseExternal(plan: Plan, isAllowed: boolean): boolean {
	return isAllowed && plan.models === 'all';
}
