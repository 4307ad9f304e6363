export type { RightsContext } from './context.ts';
export { eraseAccount, eraseUnproven, resumeErasures } from './erase-account.ts';
export { exportAccount } from './export-account.ts';
export { lift, restrict } from './restrict.ts';
export { registerRightsRoutes } from './routes.ts';
export { startSweeping } from './start-sweeping.ts';
