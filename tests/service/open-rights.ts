import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@draftsmith/service/log';
import { createSignals, type StoredJobsContext } from '../../service/src/jobs/index.ts';
import { type Clock, systemClock } from '../../service/src/platform/clock.ts';
import { createSealer, openKeyring } from '../../service/src/privacy/index.ts';
import { createReceiptSigner } from '../../service/src/records/index.ts';
import type { RightsContext } from '../../service/src/rights/index.ts';
import { openStore, type Store } from '../../service/src/store/index.ts';

export type OpenRights = {
	context: RightsContext;
	folder: string;
	logs: string[];
	/** What `context.jobs.dispatch.stop` was told. */
	stopped: string[];
	/** Lets the process look as if it began to stop. */
	drain: () => void;
	close: () => Promise<void>;
};

/** What the rights and the sweeper work with, on a database of its own, without a server or a worker around it. */
export async function openRights(
	options: { clock?: Clock; databaseUrl?: string; wrap?: (store: Store) => Store } = {},
): Promise<OpenRights> {
	const { clock = systemClock, databaseUrl, wrap = (store: Store) => store } = options;
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-rights-'));
	const logs: string[] = [];
	const log = createLog('trace', { write: (line: string) => logs.push(line) });
	const opened = await openStore({
		dataFolder: folder,
		databaseUrl,
		clock,
		instanceId: 'test',
		onFatal: (error) => {
			throw error;
		},
	});
	const keys = await openKeyring({ store: opened, clock, master: { bytes: Buffer.alloc(32, 7) } });
	const store = wrap(opened);
	const draining = new AbortController();
	const stopped: string[] = [];
	const jobs: StoredJobsContext = {
		store,
		clock,
		log,
		signals: createSignals(clock),
		keyring: keys.keyring,
		fingerprintKey: keys.secrets.fingerprint,
		receipts: createReceiptSigner(keys.secrets.receipts),
		sealer: createSealer(keys.secrets.messages),
		verification: 'required',
		tokenKey: createSecretKey(randomBytes(32)),
		owner: 'test',
		leaseDuration: 60_000,
		draining: draining.signal,
		dispatch: { wake: () => undefined, wakeAfter: () => undefined, stop: (id) => stopped.push(id) },
	};
	return {
		context: { jobs, pseudonymKey: keys.secrets.pseudonym, dataFolder: folder },
		folder,
		logs,
		stopped,
		drain: () => draining.abort(),
		close: async () => {
			keys.stop();
			await opened.close();
			rmSync(folder, { recursive: true });
		},
	};
}
