export type { Backlog } from './connection-queue.ts';
export { dataLockPath, holdLock } from './file-lock.ts';
export { inspectStore, openForReading } from './inspect.ts';
export { openStore, type Store, sqlitePath } from './open.ts';
export { precompile } from './precompile.ts';
export {
	type AccountRow,
	type ApiKeyRow,
	type Database,
	JOB_HEAD,
	type JobHead,
	type JobRow,
	type JobStepRow,
	type Schema,
	type SiteRow,
	type TemplateRow,
	type Transaction,
} from './schema.ts';
export { isUnavailable } from './unavailable.ts';
export { diskFault } from './write.ts';
