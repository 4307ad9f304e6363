import { expect, test } from 'vitest';
import { ALL_PLANS, effectivePlan, mayUseExternal, planOf, TRIAL } from './plans.ts';

const UNPROVEN = { plan: 'agency', status: 'unproven', email_confirmed_at: null } as const;

test('models of other companies need both the owner’s consent and a plan that has them', () => {
	for (const plan of ALL_PLANS) {
		expect([plan.id, mayUseExternal(plan, false)]).toEqual([plan.id, false]);
		expect([plan.id, mayUseExternal(plan, true)]).toEqual([plan.id, plan !== TRIAL]);
	}
});

test('the trial withholds what a plan has: requests, tokens, places, days, and models of other companies', () => {
	for (const plan of ALL_PLANS.filter((each) => each !== TRIAL)) {
		expect(TRIAL.requests_per_day).toBeLessThan(plan.requests_per_day);
		expect(TRIAL.tokens_per_day).toBeLessThan(plan.tokens_per_day);
		expect(TRIAL.queue_depth).toBeLessThan(plan.queue_depth);
		expect(TRIAL.retention_days).toBeLessThan(plan.retention_days);
		expect([plan.models, TRIAL.models]).toEqual(['all', 'self_hosted']);
	}
});

test('it holds until the domain is proven or the address confirmed, where proof is wanted', () => {
	expect(effectivePlan(UNPROVEN, 'required')).toBe(TRIAL);
	expect(effectivePlan({ ...UNPROVEN, status: 'closed' }, 'required')).toBe(TRIAL);
	for (const [site, verification] of [
		[{ ...UNPROVEN, status: 'active' }, 'required'],
		[{ ...UNPROVEN, email_confirmed_at: 1 }, 'required'],
		[UNPROVEN, 'off'],
	] as const) {
		expect(effectivePlan(site, verification)).toBe(planOf('agency'));
	}
});
