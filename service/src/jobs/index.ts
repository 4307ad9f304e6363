/**
 * What looks after stored jobs. What takes and runs them is not here, but with the server (`routes.ts`) and the worker (`run.ts`):
 * a command that deletes an account need not load how articles are written.
 */
export type { JobsContext, StoredJobsContext } from './context.ts';
export { expireContent } from './expire.ts';
export { appendPurge, digestContent, type Purge } from './purge-receipt.ts';
export { requeue } from './requeue.ts';
export { createSignals } from './signals.ts';
export { openStep } from './steps.ts';
