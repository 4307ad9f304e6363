import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { EventsToken } from '@draftsmith/shared';

/** How long a token is good for, ms. A stream that began in time goes on; who reconnects later asks for a new one. */
const LIFETIME = 10 * 60_000;

function sign(key: KeyObject, siteId: string, jobId: string, until: number): string {
	return createHmac('sha256', key).update(`${siteId}/${jobId}/${until}`).digest('base64url');
}

/** A token that lets a browser follow this one job, and do nothing else. */
export function createEventsToken(
	key: KeyObject,
	siteId: string,
	jobId: string,
	now: number,
): Omit<EventsToken, 'url'> {
	const until = now + LIFETIME;
	const token = `${siteId}.${until}.${sign(key, siteId, jobId, until)}`;
	return { token, expires_at: new Date(until).toISOString() };
}

/** The site that the token speaks for, or undefined when it is not for this job, forged or too old. */
export function readEventsToken(key: KeyObject, token: string, jobId: string, now: number): string | undefined {
	const [siteId = '', until = '', signature = ''] = token.split('.');
	const expected = Buffer.from(sign(key, siteId, jobId, Number(until)));
	const given = Buffer.from(signature);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	return Number(until) > now ? siteId : undefined;
}
