import type { KeyObject } from 'node:crypto';
import { openWith, sealWith } from './aes-gcm.ts';

/** Seals small things that have no data key of their own: recipients of mails, challenges, webhook secrets. */
export type Sealer = {
	/** `context` names what it belongs to (`mails/ID`) and is bound into the ciphertext. */
	seal: (context: string, plain: Uint8Array | string) => Buffer;
	/** @throws when the bytes were altered, or belong to something else */
	open: (context: string, sealed: Uint8Array) => Buffer;
};

/** A sealer with one key of 32 bytes. */
export function createSealer(key: KeyObject): Sealer {
	return {
		seal: (context, plain) => sealWith(key, context, plain),
		open: (context, sealed) => openWith(key, context, sealed),
	};
}
