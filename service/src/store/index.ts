export { openStore, type Store } from './open.ts';
export { precompile } from './precompile.ts';
export type { Database, JobRow, Transaction } from './schema.ts';
