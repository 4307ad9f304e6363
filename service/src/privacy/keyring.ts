import { createEnvelope, type Envelope, openEnvelope } from './envelope.ts';
import type { Ring } from './ring.ts';
import { ringKeyIdOf } from './wrapped-key.ts';

/** The keys that wrap data keys. */
export type Keyring = {
	/**
	 * An envelope with a fresh data key, for a job or template that has none yet.
	 * @throws {MasterKeyError} when this process has missed a change of the master key for too long
	 */
	create: (id: string) => Envelope;
	/**
	 * The envelope of a job or template, from its wrapped key.
	 * @throws when no key of the ring wrapped it
	 */
	open: (id: string, wrappedKey: Uint8Array) => Envelope;
};

/**
 * The keyring of a running process.
 * @param assertCurrent throws when this process must not wrap any more
 * @param onUnknown called when a key is met that this process does not know yet
 */
export function keyringOf(ring: Ring, assertCurrent: () => void, onUnknown: () => void): Keyring {
	return {
		create: (id) => {
			assertCurrent();
			return createEnvelope(ring.active(), id);
		},
		open: (id, wrappedKey) => {
			const key = ring.find(ringKeyIdOf(wrappedKey));
			if (!key) {
				onUnknown();
				throw new Error(`the key ${ringKeyIdOf(wrappedKey)} of the ring is not known here`);
			}
			return openEnvelope(key, id, wrappedKey);
		},
	};
}
