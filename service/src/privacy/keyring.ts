import type { KeyObject } from 'node:crypto';
import { createEnvelope, type Envelope, openEnvelope } from './envelope.ts';

/** The keys that wrap data keys. */
export type Keyring = {
	/** An envelope with a fresh data key, for a job or template that has none yet. */
	create: (id: string) => Envelope;
	/**
	 * The envelope of a job or template, from its wrapped key.
	 * @throws when no key of the ring wrapped it
	 */
	open: (id: string, wrappedKey: Uint8Array) => Envelope;
};

/** A ring of one key. */
export function createKeyring(key: KeyObject): Keyring {
	return {
		create: (id) => createEnvelope(key, id),
		open: (id, wrappedKey) => openEnvelope(key, id, wrappedKey),
	};
}
