import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { ErasureReceipt, ReceiptKey } from '@draftsmith/shared';
import { type ReceiptRow, unsigned } from './receipts.ts';

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs receipts. */
export type ReceiptSigner = {
	/** The receipt as its owner gets it. */
	sign: (row: ReceiptRow) => ErasureReceipt;
	/** By which anybody checks the signatures. */
	publicKey: ReceiptKey;
};

/** A signer with a seed of 32 bytes (RFC 8032). The same seed always gives the same key. */
export function createReceiptSigner(seed: KeyObject): ReceiptSigner {
	const privateKey = createPrivateKey({
		key: Buffer.concat([PKCS8_PREFIX, seed.export()]),
		format: 'der',
		type: 'pkcs8',
	});
	const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
	if (x === undefined) throw new Error('the receipts’ key has no public part');
	return {
		sign: (row) => ({
			...unsigned(row),
			hash: row.hash,
			signature: sign(null, Buffer.from(row.hash, 'hex'), privateKey).toString('base64url'),
		}),
		publicKey: { algorithm: 'Ed25519', public_key: x },
	};
}
