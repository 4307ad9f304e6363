import type { Plan } from '@draftsmith/shared';

/** Every plan, in one place. A request is one article. */
const PLANS: Record<string, Plan> = {
	free: { id: 'free', name: 'Free', requests_per_day: 50, concurrency: 1, queue_depth: 100 },
	pro: { id: 'pro', name: 'Pro', requests_per_day: 500, concurrency: 4, queue_depth: 2000 },
	agency: { id: 'agency', name: 'Agency', requests_per_day: 5000, concurrency: 8, queue_depth: 10_000 },
	// For an operator's own sites: bounded only so that a run-away script can't fill the disk.
	unlimited: {
		id: 'unlimited',
		name: 'Unlimited',
		requests_per_day: 1_000_000_000,
		concurrency: 64,
		queue_depth: 1_000_000,
	},
};

/**
 * The plan of this id.
 * @throws when there is none; ids come from config and our own rows, so that is a fault of ours
 */
export function planOf(id: string): Plan {
	const plan = PLANS[id];
	if (!plan) throw new Error(`no plan is called ${id}`);
	return plan;
}
