import type { KeyObject } from 'node:crypto';
import type { Catalogue } from '../engines/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { Keyring, Sealer } from '../privacy/index.ts';
import type { ReceiptSigner } from '../records/index.ts';
import type { Store } from '../store/index.ts';
import type { LiveTexts } from './live-text.ts';
import type { Signals } from './signals.ts';

/** What looks after jobs that are stored needs: what expires, exports and erases them, and puts them back into the queue. */
export type StoredJobsContext = Omit<JobsContext, 'catalogue' | 'live'>;

/** What the job's life needs from the rest of the house. */
export type JobsContext = {
	store: Store;
	clock: Clock;
	log: Log;
	catalogue: Catalogue;
	live: LiveTexts;
	signals: Signals;
	/** Makes and opens the data keys of jobs. */
	keyring: Keyring;
	/** Keys the fingerprints of requests. */
	fingerprintKey: KeyObject;
	/** Signs the receipts of what was erased. */
	receipts: ReceiptSigner;
	/** Seals mails on their way out. */
	sealer: Sealer;
	/** Whether trial limits hold until a domain or an address is proven. */
	verification: 'required' | 'off';
	/** Signs events tokens. */
	tokenKey: KeyObject;
	/** Name of this process on its leases. */
	owner: string;
	/** ms */
	leaseDuration: number;
	/** Aborts when the process drains: whoever waits is answered at once. */
	draining: AbortSignal;
	/** Tells the worker of this process that there may be something to do; `stop` ends a run of a canceled job. */
	dispatch: { wake: () => void; wakeAfter: (delay: number) => void; stop: (jobId: string) => void };
};
