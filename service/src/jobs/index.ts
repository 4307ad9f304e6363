export { registerArticleRoutes } from './article-routes.ts';
export type { JobsContext } from './context.ts';
export { expireContent } from './expire.ts';
export { createLiveTexts } from './live-text.ts';
export { reapJobs } from './reap.ts';
export { registerJobRoutes } from './routes.ts';
export { runJob } from './run.ts';
export { createSignals } from './signals.ts';
