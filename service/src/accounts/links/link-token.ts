import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** The token of a link in a mail: an id, and an HMAC of it by which nobody can guess another. Nothing of it is stored. */
export function createLinkToken(key: KeyObject, id: string): string {
	return `${id}.${sign(key, id)}`;
}

/** The id of a token; undefined when we did not make it. */
export function readLinkToken(key: KeyObject, token: string): string | undefined {
	const dot = token.indexOf('.');
	if (dot === -1) return undefined;
	const id = token.slice(0, dot);
	const [given, expected] = [Buffer.from(token.slice(dot + 1)), Buffer.from(sign(key, id))];
	return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
}

function sign(key: KeyObject, id: string): string {
	return createHmac('sha256', key).update(id).digest('base64url');
}
