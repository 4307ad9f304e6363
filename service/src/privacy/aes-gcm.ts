import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
const VERSION = 1;

/** AES-256-GCM (NIST SP 800-38D): version byte, 12-byte random nonce, ciphertext, 16-byte tag. */
export function sealWith(key: KeyObject, context: string, plain: Uint8Array | string): Buffer {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	cipher.setAAD(Buffer.from(context));
	const body = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([Buffer.from([VERSION]), nonce, body, cipher.getAuthTag()]);
}

/** @throws when the bytes were altered, or `context` is another */
export function openWith(key: KeyObject, context: string, sealed: Uint8Array): Buffer {
	const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
	if (bytes[0] !== VERSION || bytes.length < 1 + NONCE + TAG)
		throw new Error('not a sealed content of a known version');
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE));
	decipher.setAAD(Buffer.from(context));
	decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
	return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, bytes.length - TAG)), decipher.final()]);
}
