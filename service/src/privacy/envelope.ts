import { createSecretKey, randomBytes } from 'node:crypto';
import { openWith, sealWith } from './aes-gcm.ts';
import { type RingKey, unwrapDataKey, wrapDataKey } from './wrapped-key.ts';

/** Seals and opens what belongs to one job. `part` is bound into the ciphertext: a request can't be passed off as a result. */
export type Envelope = {
	/** The job's data key, wrapped; store it beside the ciphertexts, erase it to erase them. */
	wrappedKey: Buffer;
	seal: (part: string, plain: Uint8Array | string) => Buffer;
	/** @throws when the bytes were altered, or belong to another job or part */
	open: (part: string, sealed: Uint8Array) => Buffer;
};

function envelope(jobId: string, dataKeyBytes: Buffer, wrappedKey: Buffer): Envelope {
	const dataKey = createSecretKey(dataKeyBytes);
	return {
		wrappedKey,
		seal: (part, plain) => sealWith(dataKey, `${jobId}/${part}`, plain),
		open: (part, sealed) => openWith(dataKey, `${jobId}/${part}`, sealed),
	};
}

/** An envelope with a fresh data key of 32 random bytes, for a job that has none yet. */
export function createEnvelope(by: Pick<RingKey, 'id' | 'key'>, jobId: string): Envelope {
	const dataKey = randomBytes(32);
	return envelope(jobId, dataKey, wrapDataKey(by, jobId, dataKey));
}

/**
 * The envelope of a job, from its wrapped key.
 * @throws when it is not this key that wrapped it
 */
export function openEnvelope(by: Pick<RingKey, 'id' | 'key'>, jobId: string, wrappedKey: Uint8Array): Envelope {
	return envelope(jobId, unwrapDataKey(by, jobId, wrappedKey), Buffer.from(wrappedKey));
}
