export { openStore, type Store } from './open.ts';
export type { ApiKeysTable, Database, JobRow, NewJobRow, Transaction } from './schema.ts';
export type { Write } from './write.ts';
