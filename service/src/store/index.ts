export { inspectStore } from './inspect.ts';
export { openStore, type Store, sqlitePath } from './open.ts';
export { precompile } from './precompile.ts';
export type { Database, JobRow, Transaction } from './schema.ts';
