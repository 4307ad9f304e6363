export { alertExhausted } from './alert-tokens.ts';
export { utcDay } from './day.ts';
export { inheritDay } from './inherit-day.ts';
export { ALL_PLANS, effectivePlan, mayUseExternal, planOf, TRIAL } from './plans.ts';
export { releaseRequest, releaseTokens, reserve } from './quota.ts';
export { readQuota } from './read-quota.ts';
export { registerUsageRoutes } from './routes.ts';
export { setPlan } from './set-plan.ts';
export { settleJob } from './settle.ts';
