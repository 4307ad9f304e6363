import { createHmac, type KeyObject } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { createWindowCounter, type WindowCounter } from './window-counter.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Stands for clients whose address can't be told; they share one count. */
const NOWHERE = 'nowhere';

export type BadKeys = {
	/**
	 * Runs an authentication, and counts it when the key was not valid. A valid key passes whatever came before it from the same
	 * network: a stranger's guesses must not lock an owner out.
	 * @throws what `authenticate` throws; {ProblemError} `too_many_attempts` in place of `unauthorized` once there were too many
	 */
	count: <Value>(network: () => string | null, authenticate: () => Promise<Value>) => Promise<Value>;
};

/** Counts bad keys of each network; `perMinute` of them within a minute are too many. */
export function createBadKeys(clock: Clock, perMinute: number): BadKeys {
	const windows = createWindowCounter(clock, { length: MINUTE });
	return {
		count: async (network, authenticate) => {
			try {
				return await authenticate();
			} catch (error) {
				if (!(error instanceof ProblemError) || error.code !== 'unauthorized') throw error;
				const { count, endsIn } = windows.hit(network() ?? NOWHERE);
				if (count < perMinute) throw error;
				throw new ProblemError(
					'too_many_attempts',
					'Too many keys that are not valid came from your network. Wait a minute; a valid key is taken at any time.',
					{ retryAfter: endsIn / 1000 },
				);
			}
		},
	};
}

/** What a registration is counted by; `domain` normalised. */
export type RegistrationAttempt = { network: string | null; domain: string; email: string };

export type RegistrationLimit = {
	/**
	 * Counts an attempt, whatever becomes of it: the answer says nothing of what is known here.
	 * @throws {ProblemError} `too_many_attempts`
	 */
	admit: (attempt: RegistrationAttempt) => void;
};

/**
 * Bounds the registrations from one network, of one domain and of one address, each `perHour`.
 * @param key under which addresses are hashed: they are not even kept in memory
 */
export function createRegistrationLimit(
	clock: Clock,
	{ perHour, key }: { perHour: number; key: KeyObject },
): RegistrationLimit {
	const counter = (): WindowCounter => createWindowCounter(clock, { length: HOUR });
	const [networks, domains, emails] = [counter(), counter(), counter()];
	return {
		admit: ({ network, domain, email }) => {
			const hashed = createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64');
			const counts = [networks.hit(network ?? NOWHERE), domains.hit(domain), emails.hit(hashed)];
			const over = counts.filter(({ count }) => count > perHour);
			if (over.length === 0) return;
			throw new ProblemError(
				'too_many_attempts',
				'Too many registrations came from this network, or for this domain or address. Try again later.',
				{ retryAfter: Math.max(...over.map(({ endsIn }) => endsIn)) / 1000 },
			);
		},
	};
}
