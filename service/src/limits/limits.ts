import type { KeyObject } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { watchEventLoopDelay } from '../platform/event-loop-delay.ts';
import type { Log } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { type BadKeys, createBadKeys, createRegistrationLimit, type RegistrationLimit } from './attempts.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createShedder, type Shedder } from './shedder.ts';

/** What stands at the door of the service, and what is noted there. */
export type Limits = {
	badKeys: BadKeys;
	registrations: RegistrationLimit;
	shedder: Shedder;
	requestLog: RequestLog;
	/** Writes what is noted; call it after the last request. */
	stop: () => Promise<void>;
};

type LimitsOptions = {
	store: Store;
	clock: Clock;
	log: Log;
	/** Hashes the addresses of who registers. */
	emailKey: KeyObject;
	config: { badKeysPerMinute: number; registrationsPerHour: number; shedDelay: number };
};

/** The limits of one process. */
export function createLimits({ store, clock, log, emailKey, config }: LimitsOptions): Limits {
	const { backlog } = store;
	const shedder = createShedder({ clock, limit: config.shedDelay, watch: watchEventLoopDelay, backlog });
	const requestLog = createRequestLog({ store, clock, log });
	return {
		badKeys: createBadKeys(clock, config.badKeysPerMinute),
		registrations: createRegistrationLimit(clock, { perHour: config.registrationsPerHour, key: emailKey }),
		shedder,
		requestLog,
		stop: async () => {
			shedder.stop();
			await requestLog.stop();
		},
	};
}
