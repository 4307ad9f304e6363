import type { KeyObject } from 'node:crypto';
import type { StoredJobsContext } from '../jobs/index.ts';

/** What carrying out the rights of an account's owner needs. */
export type RightsContext = {
	jobs: StoredJobsContext;
	/** Of the names that stand for erased accounts. */
	pseudonymKey: KeyObject;
	/** Where mails are files while there is no mail server. */
	dataFolder: string;
};
