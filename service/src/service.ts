import { existsSync } from 'node:fs';
import { Server as HttpServer } from 'node:http';
import { type ServerType, serve } from '@hono/node-server';
import { type AccountsContext, createKeyUses, createMailLimit, startProofs } from './accounts/index.ts';
import { removeLeftovers, startErasureLog } from './backup/index.ts';
import type { Config } from './config.ts';
import {
	claimJob,
	createOwner,
	expireDeadLeases,
	extendLeases,
	recountLanes,
	startWorker,
	type Worker,
} from './dispatch/index.ts';
import { createCatalogue } from './engines/index.ts';
import { createSignals, type JobsContext } from './jobs/index.ts';
import { createLiveTexts } from './jobs/live-text.ts';
import { reapJobs } from './jobs/reap.ts';
import { runJob } from './jobs/run.ts';
import { createLimits } from './limits/index.ts';
import { type Sender, startSenders, wakeAfterCommit } from './mail/index.ts';
import { createMetrics } from './metrics.ts';
import { answerClientErrors } from './platform/client-error.ts';
import { type Clock, every, sleep } from './platform/clock.ts';
import { createGuardedFetch } from './platform/guarded-fetch.ts';
import { describeError, type Log } from './platform/log.ts';
import { resolveTxt } from './platform/resolve-txt.ts';
import { serverFetch } from './platform/server-fetch.ts';
import { adoptNextKey, createSealer, loadMasterKey, openKeyring, rewrapContent } from './privacy/index.ts';
import { createReceiptSigner } from './records/index.ts';
import { type RightsContext, startSweeping } from './rights/index.ts';
import { createServer } from './server.ts';
import { openStore, type Store, sqlitePath } from './store/index.ts';

export type Service = {
	/** `http://host:port` as it really is. */
	url: string;
	/** Refuses new work, answers who waits, gives leases back and closes. Resolves when all is on the disk. */
	stop: () => Promise<void>;
};

export type ServiceOptions = {
	config: Config;
	log: Log;
	clock: Clock;
	environment: Record<string, string | undefined>;
	version: string;
	/** The database can't be trusted any more: end the process at once, so that nothing is acknowledged that may be lost. */
	onFatal: (error: unknown) => void;
};

const HOUR = 3_600_000;
/** How long a drain waits for requests under way before it closes their connections, ms. */
const DRAIN = 5000;

/**
 * Starts the service: database, worker and HTTP server in this process.
 * @throws when the database can't be opened, the engines file is wrong, or the port is taken
 */
export async function startService(options: ServiceOptions): Promise<Service> {
	const { config, clock, log } = options;
	// First what may be wrong with the settings: a start that fails for them must leave nothing behind.
	const catalogue = createCatalogue({ ...config, environment: options.environment, clock, fetchServer: serverFetch });
	const isKeyNeeded = config.databaseUrl === undefined && existsSync(sqlitePath(config.dataFolder));
	const master = loadMasterKey(config.masterKey, config.dataFolder, isKeyNeeded);
	if (master.source === 'made') {
		log.warn(
			{ path: config.dataFolder },
			'a master key was made and is kept in the data folder; back it up, for without it nothing here can be read',
		);
	}
	const owner = createOwner();
	let senders: Sender | undefined;
	const opened = await openStore({ ...config, clock, instanceId: owner, onFatal: options.onFatal });
	const store = wakeAfterCommit(opened, () => senders?.wake());
	const keys = await openKeyring({
		store,
		clock,
		master,
		onError: (error) => log.error(describeError(error), 'the ring of keys could not be read anew'),
	});
	// A change of the key that was cut short after its commit ends here.
	if (master.source !== 'environment') adoptNextKey(config.dataFolder, keys.master);
	const draining = new AbortController();
	let worker: Worker | undefined;
	let url = '';
	const address = () => config.publicUrl ?? url;
	const sealer = createSealer(keys.secrets.messages);
	const guardedFetch = createGuardedFetch({ allowPrivate: config.allowPrivateSites });
	const accounts: AccountsContext = {
		store,
		clock,
		log,
		sealer,
		pepper: keys.secrets.pepper,
		linkKey: keys.secrets.email,
		proofKey: keys.secrets.proof,
		plan: config.plan,
		verification: config.verification,
		allowPrivateSites: config.allowPrivateSites,
		address,
		fetchSite: guardedFetch,
		resolveTxt,
		mailLimit: createMailLimit(clock, keys.secrets.fingerprint),
	};
	const jobs: JobsContext = {
		store,
		clock,
		log,
		catalogue,
		live: createLiveTexts(clock),
		signals: createSignals(clock),
		keyring: keys.keyring,
		fingerprintKey: keys.secrets.fingerprint,
		receipts: createReceiptSigner(keys.secrets.receipts),
		tokenKey: keys.secrets.token,
		sealer,
		verification: config.verification,
		owner,
		leaseDuration: config.leaseDuration,
		draining: draining.signal,
		dispatch: {
			wake: () => worker?.wake(),
			wakeAfter: (delay) => worker?.wakeAfter(delay),
			stop: (jobId) => worker?.stopJob(jobId, 'canceled'),
		},
	};
	await catalogue.refresh();
	await store.write(async (trx) => {
		await expireDeadLeases(trx, owner);
		await recountLanes(trx, store.kind);
	});
	worker = startJobWorker(jobs, store, config);
	await reapJobs(jobs);
	const rights: RightsContext = { jobs, pseudonymKey: keys.secrets.pseudonym, dataFolder: config.dataFolder };
	const stopSweeping = startSweeping(rights);
	removeOldCopies(config, log);
	const noteFailure = (error: unknown) =>
		log.error(
			describeError(error),
			'erasures could not be written to the data folder; a restore would not know of them',
		);
	// With PostgreSQL and a master key from the environment, the service can do without a folder.
	const erasureLog = await startErasureLog({
		db: store.db,
		clock,
		dataFolder: config.dataFolder,
		onError: noteFailure,
	}).catch(noteFailure);
	const stopRewrapping = every(clock, HOUR, async () => {
		removeOldCopies(config, log);
		await rewrapContent({ store, clock, keys }).catch((error: unknown) =>
			log.error(describeError(error), 'data keys could not be wrapped anew'),
		);
	});
	const limits = createLimits({ store, clock, log, config, emailKey: keys.secrets.fingerprint });
	const metrics = createMetrics(store.db, () => worker?.running() ?? 0);
	const app = createServer({
		config,
		jobs,
		rights,
		pepper: keys.secrets.pepper,
		accounts,
		keyUses: createKeyUses({ store, clock, log }),
		limits,
		unsubscribeKey: keys.secrets.unsubscribe,
		metrics,
		version: options.version,
	});
	const { server, port } = await listen(app.fetch, config);
	url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
	senders = startSenders({
		...config,
		store,
		clock,
		log,
		sealer,
		address,
		unsubscribeKey: keys.secrets.unsubscribe,
		fetch: guardedFetch,
	});
	const stopProofs = startProofs(accounts);
	worker.wake();
	log.info({ address: config.host, port, version: options.version }, 'listening');
	return {
		url,
		stop: async () => {
			draining.abort();
			stopRewrapping();
			keys.stop();
			await Promise.all([closeServer(server, clock), worker?.stop(), senders?.stop(), stopProofs(), stopSweeping()]);
			await limits.stop();
			await erasureLog?.stop();
			// Last, since it ends the processes in which models run: until here somebody may still be using one.
			await catalogue.stop();
			await store.close();
		},
	};
}

/** What a backup or restore that was killed left beside the database. */
function removeOldCopies({ databaseUrl, dataFolder }: Config, log: Log): void {
	if (databaseUrl !== undefined) return;
	try {
		removeLeftovers(dataFolder);
	} catch (error) {
		log.error(describeError(error), 'what a backup left could not be removed');
	}
}

function startJobWorker(jobs: JobsContext, store: Store, config: Config): Worker {
	const { clock, log, owner, leaseDuration } = jobs;
	const until = () => clock.now() + leaseDuration;
	return startWorker({
		clock,
		concurrency: config.workers,
		leaseDuration,
		claim: () => store.write((trx) => claimJob(trx, store.kind, { owner, until: until(), now: clock.now() })),
		run: (job, signal) => runJob(jobs, job, signal),
		heartbeat: (ids) => store.write((trx) => extendLeases(trx, owner, ids, until())),
		reap: () => reapJobs(jobs),
		onError: (error) => log.error(describeError(error), 'the worker met an error'),
	});
}

function listen(
	fetch: Parameters<typeof serve>[0]['fetch'],
	config: Config,
): Promise<{ server: ServerType; port: number }> {
	return new Promise((resolve, reject) => {
		const server = serve(
			{
				fetch,
				port: config.port,
				hostname: config.host,
				// Node's defaults (60 s, 300 s, 30 s) let a few hundred dripping sockets hold a small machine.
				serverOptions: {
					headersTimeout: 10_000,
					requestTimeout: 30_000,
					connectionsCheckingInterval: 5000,
					keepAliveTimeout: 65_000,
				},
			},
			(info) => resolve({ server, port: info.port }),
		);
		server.on('error', reject);
		if (server instanceof HttpServer) {
			server.maxConnections = 10_000;
			answerClientErrors(server);
		}
	});
}

async function closeServer(server: ServerType, clock: Clock): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()));
	// A connection that is answered while we drain stays open for more; it is closed as soon as it is idle.
	const stop = every(clock, 50, () => {
		if (server instanceof HttpServer) server.closeIdleConnections();
	});
	await Promise.race([closed, sleep(clock, DRAIN)]);
	stop();
	if (server instanceof HttpServer) server.closeAllConnections();
	await closed;
}
