export { openStore, type Store } from './open.ts';
export type { Database, JobRow, NewJobRow, Transaction } from './schema.ts';
