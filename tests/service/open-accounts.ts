import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '@draftsmith/service/clock';
import { createLog } from '@draftsmith/service/log';
import { type AccountsContext, createMailLimit } from '../../service/src/accounts/index.ts';
import { GuardedFetchError } from '../../service/src/platform/guarded-fetch.ts';
import { newId } from '../../service/src/platform/random.ts';
import { createSealer } from '../../service/src/privacy/index.ts';
import { openStore } from '../../service/src/store/index.ts';

export type OpenedAccounts = {
	context: AccountsContext;
	/** The texts of TXT records, by name. */
	dns: Map<string, string[]>;
	close: () => Promise<void>;
};

const keyOf = (byte: number) => createSecretKey(Buffer.alloc(32, byte));

/** The folder of a SQLite database that several of `openAccounts` share. */
export function makeFolder(): string {
	return mkdtempSync(join(tmpdir(), 'draftsmith-accounts-'));
}

/** Accounts on a store of their own process, as far as the database can tell; no site is there, and DNS knows what it is told. */
export async function openAccounts(options: {
	folder: string;
	databaseUrl?: string;
	clock?: Clock;
}): Promise<OpenedAccounts> {
	const clock = options.clock ?? systemClock;
	const store = await openStore({
		dataFolder: options.folder,
		databaseUrl: options.databaseUrl,
		clock,
		instanceId: newId(clock),
		onFatal: (error) => {
			throw error;
		},
	});
	const dns = new Map<string, string[]>();
	const context: AccountsContext = {
		store,
		clock,
		log: createLog('silent'),
		sealer: createSealer(keyOf(1)),
		pepper: keyOf(2),
		linkKey: keyOf(3),
		proofKey: keyOf(4),
		plan: 'pro',
		verification: 'required',
		allowPrivateSites: false,
		address: () => 'https://service.example',
		fetchSite: async () => {
			throw new GuardedFetchError();
		},
		resolveTxt: async (name) => dns.get(name) ?? [],
		mailLimit: createMailLimit(clock, keyOf(5)),
	};
	return { context, dns, close: () => store.close() };
}

/** Removes a folder of `makeFolder`. */
export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true });
}
