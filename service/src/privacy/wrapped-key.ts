import type { KeyObject } from 'node:crypto';
import { openWith, sealWith } from './aes-gcm.ts';

/** A key of the ring. */
export type RingKey = { id: number; key: KeyObject; createdAt: number };

/** Written before there was a ring: all by what became its key 1. */
const VERSION_WITHOUT_RING = 1;
const VERSION = 2;
const HEADER = 5;
const FIRST_KEY = 1;

/** A data key as it is stored: version byte, the ring key's id (4 bytes, big-endian), then the key as `sealWith` seals it. */
export function wrapDataKey(by: Pick<RingKey, 'id' | 'key'>, owner: string, dataKey: Uint8Array): Buffer {
	const header = Buffer.alloc(HEADER);
	header.writeUInt8(VERSION, 0);
	header.writeUInt32BE(by.id, 1);
	return Buffer.concat([header, sealWith(by.key, contextOf(owner, by.id), dataKey)]);
}

/**
 * The id of the ring key that wrapped a data key.
 * @throws when it is no wrapped key of a known version
 */
export function ringKeyIdOf(wrapped: Uint8Array): number {
	if (wrapped[0] === VERSION_WITHOUT_RING) return FIRST_KEY;
	if (wrapped[0] !== VERSION || wrapped.length <= HEADER) throw new Error('not a wrapped key of a known version');
	return Buffer.from(wrapped.buffer, wrapped.byteOffset, wrapped.byteLength).readUInt32BE(1);
}

/** @throws when the bytes were altered, belong to another owner, or another key wrapped them */
export function unwrapDataKey(by: Pick<RingKey, 'id' | 'key'>, owner: string, wrapped: Uint8Array): Buffer {
	if (wrapped[0] === VERSION_WITHOUT_RING) return openWith(by.key, `${owner}/key`, wrapped);
	return openWith(by.key, contextOf(owner, by.id), wrapped.subarray(HEADER));
}

/** The id is bound into the ciphertext, so that a changed header is noticed. */
function contextOf(owner: string, ringKeyId: number): string {
	return `${owner}/key/${ringKeyId}`;
}
