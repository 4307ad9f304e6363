import { createHmac, type KeyObject } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { randomBase62, toBase62 } from '../platform/random.ts';

const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const SECRET = new RegExp(`^[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`);

/** How a key begins says whose it is: a site’s, or an operator’s. */
export type KeyPrefix = 'dsk_live_' | 'dsa_live_';

function checksum(text: string): string {
	return toBase62(crc32(text), CHECKSUM_LENGTH);
}

/**
 * A new API key: `dsk_live_`, 32 random base-62 characters (190 bits), and a CRC-32 of all before it in 6 more, so that a
 * scanner of leaked secrets, and we, can tell a mistyped key from a real one without asking the database. The form is that
 * of GitHub's tokens.
 */
export function createApiKey(): string {
	return createPrefixedKey('dsk_live_');
}

/** A new key in the same form that begins with `prefix`. */
export function createPrefixedKey(prefix: KeyPrefix): string {
	const body = prefix + randomBase62(SECRET_LENGTH);
	return body + checksum(body);
}

/** Whether a text can be a key of this prefix at all. */
export function isWellFormedApiKey(text: string, prefix: KeyPrefix = 'dsk_live_'): boolean {
	if (!text.startsWith(prefix) || !SECRET.test(text.slice(prefix.length))) return false;
	return checksum(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH);
}

/**
 * What is stored in the key's place: HMAC-SHA-256 with a pepper that is not in the database. A slow hash is for passwords;
 * 190 random bits can't be guessed, and 44 ms a request would be an attack on ourselves.
 */
export function hashApiKey(pepper: KeyObject, key: string): string {
	return createHmac('sha256', pepper).update(key).digest('hex');
}
