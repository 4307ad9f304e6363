import { createSecretKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, systemClock } from '@draftsmith/service/clock';
import { createLog } from '@draftsmith/service/log';
import { expect } from 'vitest';
import {
	enqueueMail,
	type Mail,
	type MailContext,
	type Sender,
	startSenders,
	wakeAfterCommit,
} from '../../service/src/mail/index.ts';
import { createGuardedFetch, type GuardedFetch } from '../../service/src/platform/guarded-fetch.ts';
import { newId } from '../../service/src/platform/random.ts';
import { createSealer } from '../../service/src/privacy/index.ts';
import { openStore, type Store } from '../../service/src/store/index.ts';

/** What seals the messages of these tests, in every process. */
export const SEALER = createSealer(createSecretKey(Buffer.alloc(32, 5)));
export const UNSUBSCRIBE_KEY = createSecretKey(Buffer.alloc(32, 6));
export const SERVICE_ADDRESS = 'https://service.example';
export const MAIL_FROM = 'Draftsmith <service@drafts.example>';

/** `expect.poll` with patience: for what comes at once, but on a busy machine. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
	return expect.poll(read, { timeout: 20_000 });
}

/** A clock whose hands can be moved, and whose long timers go off when told. */
export type TestClock = Clock & {
	move: (milliseconds: number) => void;
	/** Runs every task that waits `atLeast` ms or longer. */
	fire: (atLeast: number) => void;
};

export function createTestClock(): TestClock {
	let offset = 0;
	const waiting = new Map<() => void, number>();
	return {
		...systemClock,
		now: () => Date.now() + offset,
		after: (delay, task) => {
			if (delay < 60_000) return systemClock.after(delay, task);
			waiting.set(task, delay);
			return () => waiting.delete(task);
		},
		move: (milliseconds) => {
			offset += milliseconds;
		},
		fire: (atLeast) => {
			for (const [task, delay] of waiting) {
				if (delay >= atLeast && waiting.delete(task)) task();
			}
		},
	};
}

export type Outbox = {
	store: Store;
	clock: TestClock;
	context: MailContext;
	folder: string;
	databaseUrl: string | undefined;
	logs: string[];
	/** Writes an account; gives its id. */
	addAccount: (fields?: { email?: string; language?: string | null; notices?: number }) => Promise<string>;
	enqueue: (mail: Mail) => Promise<void>;
	/** Starts what sends, on this store. */
	start: (options?: { smtpUrl?: string; fetch?: GuardedFetch; clock?: Clock }) => Sender;
	rows: (table?: 'mails' | 'webhook_deliveries') => Promise<Record<string, unknown>[]>;
	/** Every byte of the database's files. */
	files: () => string;
	/** Stops sending and closes the database; its files stay. */
	shut: () => Promise<void>;
	/** Does the same, and removes them. */
	close: () => Promise<void>;
};

/** A store in a folder of its own, and what sends from it. */
export async function openOutbox(
	options: { folder?: string; databaseUrl?: string; clock?: TestClock } = {},
): Promise<Outbox> {
	const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'draftsmith-mail-'));
	const clock = options.clock ?? createTestClock();
	const logs: string[] = [];
	const log = createLog('trace', { write: (line: string) => logs.push(line) });
	const senders: Sender[] = [];
	const opened = await openStore({
		dataFolder: folder,
		databaseUrl: options.databaseUrl,
		clock,
		instanceId: newId(clock),
		onFatal: (error) => {
			throw error;
		},
	});
	const store = wakeAfterCommit(opened, () => {
		for (const sender of senders) sender.wake();
	});
	const context = { clock, sealer: SEALER };
	let isOpen = true;
	const shut = async () => {
		if (!isOpen) return;
		isOpen = false;
		await Promise.all(senders.map((sender) => sender.stop()));
		await store.close();
	};
	return {
		store,
		clock,
		context,
		folder,
		databaseUrl: options.databaseUrl,
		logs,
		addAccount: async ({ email = 'owner@bread.example', language = null, notices = 1 } = {}) => {
			const id = newId(clock);
			await store.write(async (trx) => {
				await trx
					.insertInto('accounts')
					.values({ id, email, name: null, language, plan: 'free', created_at: clock.now(), notices })
					.execute();
			});
			return id;
		},
		enqueue: (mail) => store.write((trx) => enqueueMail(trx, context, mail)),
		start: ({ smtpUrl, fetch = createGuardedFetch({ allowPrivate: true }), clock: other = clock } = {}) => {
			const sender = startSenders({
				store,
				clock: other,
				log,
				sealer: SEALER,
				dataFolder: folder,
				smtpUrl,
				mailFrom: MAIL_FROM,
				address: () => SERVICE_ADDRESS,
				unsubscribeKey: UNSUBSCRIBE_KEY,
				fetch,
			});
			senders.push(sender);
			return sender;
		},
		rows: (table = 'mails') => store.db.selectFrom(table).selectAll().orderBy('id').execute(),
		files: () =>
			readdirSync(folder)
				.map((name) => join(folder, name))
				.filter((path) => statSync(path).isFile())
				.map((path) => readFileSync(path, 'latin1'))
				.join('\n'),
		shut,
		close: async () => {
			await shut();
			if (options.folder === undefined) rmSync(folder, { recursive: true });
		},
	};
}
