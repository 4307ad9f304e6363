export { DATA_MAP, type DataTable } from './data-map.ts';
export { type DeletedRows, deleteBatch } from './delete-batch.ts';
export { RETENTION, type RetentionName } from './retention.ts';
export { retentionReport } from './retention-report.ts';
export { sweep } from './sweep.ts';
export { unprovenSince } from './unproven-accounts.ts';
