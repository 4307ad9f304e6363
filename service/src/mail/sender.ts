import { type Clock, every, sleep } from '../platform/clock.ts';
import { describeError, type Log } from '../platform/log.ts';
import { jitter } from '../platform/random.ts';
import type { Store } from '../store/index.ts';
import { claimDue, type Message, type OutboxTable, type Outcome, settleMessage } from './outbox.ts';
import { LEASE } from './tries.ts';

export type SenderOptions = {
	store: Store;
	clock: Clock;
	log: Log;
	table: OutboxTable;
	/** Delivers one message. The signal ends it: after `DELIVERY_TIMEOUT`, or when the process stops. */
	deliver: (message: Message, signal: AbortSignal) => Promise<Outcome>;
	/** ms before each try after the first, shortened by chance down to half. One more try than there are delays. */
	delays: readonly number[];
	/** Deliveries at the same time. */
	concurrency: number;
};

export type Sender = {
	/** Says that there may be something to send. Cheap. */
	wake: () => void;
	/** Takes nothing more and waits for what is being sent; what does not end soon is broken off, to be sent again later. */
	stop: () => Promise<void>;
};

/** How long one delivery may take, ms. */
const DELIVERY_TIMEOUT = 120_000;
/** What another process enqueued, and what waits for another try, is noticed by this look, ms. */
const LOOK = 5000;
/** How long a stop waits for deliveries under way, ms. */
const DRAIN = 5000;

/** Sends what is in an outbox, at least once each; several processes may do so on one database. */
export function startSender(options: SenderOptions): Sender {
	const { store, clock, log, table, concurrency } = options;
	const underWay = new Set<Promise<void>>();
	const stopping = new AbortController();
	let stopped = false;
	let claiming: Promise<void> | undefined;
	let again = false;

	function wake(): void {
		again = true;
		if (stopped || claiming) return;
		claiming = claimAll()
			.catch((error: unknown) => log.error(describeError(error), 'messages could not be taken from the outbox'))
			.finally(() => {
				claiming = undefined;
				// Woken after the last look, before this: look once more.
				if (again && underWay.size < concurrency) wake();
			});
	}

	async function claimAll(): Promise<void> {
		while (again && !stopped && underWay.size < concurrency) {
			again = false;
			const now = clock.now();
			const most = concurrency - underWay.size;
			const messages = await claimDue(store, table, { now, until: now + LEASE, most });
			for (const message of messages) start(message);
			// There may be more than we could take; whoever ends looks again.
			again ||= messages.length === most;
		}
	}

	function start(message: Message): void {
		const done = send(message)
			.catch((error: unknown) => log.error(describeError(error), 'how a message ended could not be written down'))
			.finally(() => {
				underWay.delete(done);
				wake();
			});
		underWay.add(done);
	}

	async function send(message: Message): Promise<void> {
		const timeout = new AbortController();
		const cancelTimeout = clock.after(DELIVERY_TIMEOUT, () => timeout.abort());
		const signal = AbortSignal.any([timeout.signal, stopping.signal]);
		const outcome = await options.deliver(message, signal).catch((error: unknown): Outcome => {
			log.error(describeError(error), 'a message could not be delivered');
			return { end: 'again', code: 'internal_error' };
		});
		cancelTimeout();
		await settle(message, outcome);
	}

	async function settle(message: Message, outcome: Outcome): Promise<void> {
		const code = 'code' in outcome ? outcome.code : null;
		const delay = outcome.end === 'again' ? options.delays[message.attempts - 1] : undefined;
		if (delay !== undefined) {
			const wait = jitter(delay);
			await settleMessage(store, table, message, { state: 'waiting', at: clock.now() + wait, code });
			log.warn({ ...describe(message), code, delay_ms: wait }, 'a message is sent again later');
			return;
		}
		const state = outcome.end === 'again' ? 'failed' : outcome.end;
		await settleMessage(store, table, message, { state, at: clock.now(), code });
		if (state === 'failed') log.error({ ...describe(message), state, code }, 'a message was given up');
		else log.info({ ...describe(message), state }, 'a message ended');
	}

	function describe(message: Message) {
		return { route: `${table}/${message.kind}`, account_id: message.account_id ?? '', attempt: message.attempts };
	}

	const stopLooking = every(clock, LOOK, wake);
	wake();
	return {
		wake,
		stop: async () => {
			stopped = true;
			stopLooking();
			await claiming;
			const ended = Promise.all(underWay);
			const enough = new AbortController();
			await Promise.race([ended, sleep(clock, DRAIN, enough.signal)]);
			enough.abort();
			stopping.abort();
			await ended;
		},
	};
}
