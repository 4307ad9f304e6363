import { createHmac, type KeyObject } from 'node:crypto';

/** What stands for an erased account in what must be kept: HMAC-SHA-256 of its id, hexadecimal. */
export function pseudonymOf(key: KeyObject, accountId: string): string {
	return createHmac('sha256', key).update(`account/${accountId}`).digest('hex');
}
