export { planOf, TRIAL } from './plans.ts';
export { countTokens, releaseRequest, reserveRequest, utcDay } from './quota.ts';
export { registerUsageRoutes } from './routes.ts';
