import { createHmac, type KeyObject } from 'node:crypto';

/** What an owner puts under `/.well-known/` or into DNS. It is no secret: it helps nobody who can't write there. */
export function proofToken(key: KeyObject, siteId: string): string {
	return createHmac('sha256', key).update(siteId).digest('base64url');
}
