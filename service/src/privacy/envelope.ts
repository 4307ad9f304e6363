import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
const VERSION = 1;

/** Seals and opens what belongs to one job. `part` is bound into the ciphertext: a request can't be passed off as a result. */
export type Envelope = {
	/** The job's data key, wrapped; store it beside the ciphertexts, erase it to erase them. */
	wrappedKey: Buffer;
	seal: (part: string, plain: Uint8Array | string) => Buffer;
	/** @throws when the bytes were altered, or belong to another job or part */
	open: (part: string, sealed: Uint8Array) => Buffer;
};

/** AES-256-GCM (NIST SP 800-38D): version byte, 12-byte random nonce, ciphertext, 16-byte tag. */
function seal(key: KeyObject, context: string, plain: Uint8Array | string): Buffer {
	const nonce = randomBytes(NONCE);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	cipher.setAAD(Buffer.from(context));
	const body = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([Buffer.from([VERSION]), nonce, body, cipher.getAuthTag()]);
}

function open(key: KeyObject, context: string, sealed: Uint8Array): Buffer {
	const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
	if (bytes[0] !== VERSION || bytes.length < 1 + NONCE + TAG)
		throw new Error('not a sealed content of a known version');
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE));
	decipher.setAAD(Buffer.from(context));
	decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
	return Buffer.concat([decipher.update(bytes.subarray(1 + NONCE, bytes.length - TAG)), decipher.final()]);
}

function envelope(jobId: string, dataKeyBytes: Buffer, wrappedKey: Buffer): Envelope {
	const dataKey = createSecretKey(dataKeyBytes);
	return {
		wrappedKey,
		seal: (part, plain) => seal(dataKey, `${jobId}/${part}`, plain),
		open: (part, sealed) => open(dataKey, `${jobId}/${part}`, sealed),
	};
}

/** An envelope with a fresh data key of 32 random bytes, for a job that has none yet. */
export function createEnvelope(master: KeyObject, jobId: string): Envelope {
	const dataKey = randomBytes(32);
	return envelope(jobId, dataKey, seal(master, `${jobId}/key`, dataKey));
}

/**
 * The envelope of a job, from its wrapped key.
 * @throws when the master key is not the one that wrapped it
 */
export function openEnvelope(master: KeyObject, jobId: string, wrappedKey: Uint8Array): Envelope {
	return envelope(jobId, open(master, `${jobId}/key`, wrappedKey), Buffer.from(wrappedKey));
}
