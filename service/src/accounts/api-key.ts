import { createHmac, type KeyObject } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { randomBase62, toBase62 } from '../platform/random.ts';

const PREFIX = 'dsk_live_';
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(`^${PREFIX}[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`);

function checksum(text: string): string {
	return toBase62(crc32(text), CHECKSUM_LENGTH);
}

/**
 * A new API key: `dsk_live_`, 32 random base-62 characters (190 bits), and a CRC-32 of all before it in 6 more, so that a
 * scanner of leaked secrets, and we, can tell a mistyped key from a real one without asking the database. The form is that
 * of GitHub's tokens.
 */
export function createApiKey(): string {
	const body = PREFIX + randomBase62(SECRET_LENGTH);
	return body + checksum(body);
}

/** Whether a text can be a key at all. */
export function isWellFormedApiKey(text: string): boolean {
	return SHAPE.test(text) && checksum(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH);
}

/**
 * What is stored in the key's place: HMAC-SHA-256 with a pepper that is not in the database. A slow hash is for passwords;
 * 190 random bits can't be guessed, and 44 ms a request would be an attack on ourselves.
 */
export function hashApiKey(pepper: KeyObject, key: string): string {
	return createHmac('sha256', pepper).update(key).digest('hex');
}
