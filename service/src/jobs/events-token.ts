import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { EventsToken } from '@draftsmith/shared';

/** How long a token is good for, ms. A stream that began in time goes on; who reconnects later asks for a new one. */
const LIFETIME = 10 * 60_000;

/** For whom a token was made: a key, and its site. */
export type Follower = { siteId: string; apiKeyId: string };

function sign(key: KeyObject, { siteId, apiKeyId }: Follower, jobId: string, until: number): string {
	return createHmac('sha256', key).update(`${siteId}/${apiKeyId}/${jobId}/${until}`).digest('base64url');
}

/** A token that lets a browser follow this one job, and do nothing else. */
export function createEventsToken(
	key: KeyObject,
	follower: Follower,
	jobId: string,
	now: number,
): Omit<EventsToken, 'url'> {
	const until = now + LIFETIME;
	const token = `${follower.siteId}.${follower.apiKeyId}.${until}.${sign(key, follower, jobId, until)}`;
	return { token, expires_at: new Date(until).toISOString() };
}

/** The key and site that the token speaks for, or undefined when it is not for this job, forged or too old. */
export function readEventsToken(key: KeyObject, token: string, jobId: string, now: number): Follower | undefined {
	const [siteId = '', apiKeyId = '', until = '', signature = ''] = token.split('.');
	const follower = { siteId, apiKeyId };
	const expected = Buffer.from(sign(key, follower, jobId, Number(until)));
	const given = Buffer.from(signature);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	return Number(until) > now ? follower : undefined;
}
