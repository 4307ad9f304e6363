import { createHmac, type KeyObject } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { type Count, createWindowCounter } from './window-counter.ts';

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

/** So many times as many networks may register one domain or address as one network may register any. */
const NETWORKS_OF_ONE = 5;

/**
 * Bounds the registrations from one network to `perHour`, and the networks that register one domain or one address to five times
 * as many. Each network counts once there, and not when it is refused for itself: otherwise one could lock the owner out.
 * @param key under which addresses are hashed: they are not even kept in memory
 */
export function createRegistrationLimit(
	clock: Clock,
	{ perHour, key }: { perHour: number; key: KeyObject },
): RegistrationLimit {
	const networks = createWindowCounter(clock, { length: HOUR });
	const domains = createNetworksOf(clock);
	const emails = createNetworksOf(clock);
	return {
		admit: ({ network: from, domain, email }) => {
			const network = from ?? NOWHERE;
			refuseOver([networks.hit(network)], perHour);
			const hashed = createHmac('sha256', key).update(email.trim().toLowerCase()).digest('base64');
			refuseOver([domains.hit(domain, network), emails.hit(hashed, network)], perHour * NETWORKS_OF_ONE);
		},
	};
}

/** @throws {ProblemError} `too_many_attempts`, in the same words whichever count it was */
function refuseOver(counts: readonly Count[], most: number): void {
	const over = counts.filter(({ count }) => count > most);
	if (over.length === 0) return;
	throw new ProblemError(
		'too_many_attempts',
		'Too many registrations came from this network, or for this domain or address. Try again later.',
		{ retryAfter: Math.max(...over.map(({ endsIn }) => endsIn)) / 1000 },
	);
}

/** Counts from how many networks each key came within an hour. */
function createNetworksOf(clock: Clock) {
	const seen = createWindowCounter(clock, { length: HOUR });
	const networks = createWindowCounter(clock, { length: HOUR });
	return {
		hit: (key: string, network: string): Count =>
			seen.hit(`${network} ${key}`).count === 1 ? networks.hit(key) : networks.read(key),
	};
}
