export * from './article.ts';
export * from './catalog.ts';
export * from './common.ts';
export * from './job.ts';
export * from './problem.ts';
export * from './registration.ts';
export * from './usage.ts';
