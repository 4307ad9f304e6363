import type { Config } from '../config.ts';
import { createOwner } from '../dispatch/index.ts';
import { createSignals, type StoredJobsContext } from '../jobs/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { createSealer, type Keys } from '../privacy/index.ts';
import { createReceiptSigner } from '../records/index.ts';
import type { Store } from '../store/index.ts';

/**
 * What looks after jobs in a process that writes none: it has no models, no worker to wake and nobody who waits. A service beside
 * it sees in the database what was changed.
 * @param draining aborts when the command is to end
 */
export function offlineJobs(
	config: Config,
	{ store, clock, log, keys, draining }: { store: Store; clock: Clock; log: Log; keys: Keys; draining: AbortSignal },
): StoredJobsContext {
	return {
		store,
		clock,
		log,
		signals: createSignals(clock),
		keyring: keys.keyring,
		fingerprintKey: keys.secrets.fingerprint,
		receipts: createReceiptSigner(keys.secrets.receipts),
		tokenKey: keys.secrets.token,
		sealer: createSealer(keys.secrets.messages),
		verification: config.verification,
		owner: createOwner(),
		leaseDuration: config.leaseDuration,
		draining,
		dispatch: { wake: () => undefined, wakeAfter: () => undefined, stop: () => undefined },
	};
}
