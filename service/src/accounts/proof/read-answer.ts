import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { GuardedAnswer } from '../../platform/guarded-fetch.ts';

/** What a site's answer says. `moved`: it led elsewhere. */
export type RouteVerdict = 'proven' | 'wrong_answer' | 'not_installed' | 'blocked' | 'moved' | 'unreachable';

const ProofAnswer = z.object({ proof: z.string().nullable() });
const RestError = z.object({ code: z.string() });

/** Statuses by which security plugins, firewalls and hosts turn a request away. */
const TURNED_AWAY = new Set([401, 403, 405, 406, 409, 418, 429, 451]);
/** By what the pages of firewalls and of checks for robots give themselves away, also when they say 200 or 503. */
const GUARDS =
	/wordfence|sucuri|cloudflare|cf-chl|just a moment|captcha|imunify360|mod_security|malcare|bitninja|ninjafirewall|incapsula|akamai|ddos|checking your browser|access denied/i;

/** What the answer of a site's own route proves, or why it proves nothing. `expected`: the HMAC, hexadecimal. */
export function readRouteAnswer(answer: GuardedAnswer, expected: string): RouteVerdict {
	const { status, body } = answer;
	if (status >= 300 && status < 400) return 'moved';
	const document = parseJson(body);
	if (status === 200) {
		const proof = ProofAnswer.safeParse(document).data?.proof;
		if (typeof proof === 'string' && isSame(proof, expected)) return 'proven';
		if (proof !== undefined) return 'wrong_answer';
	}
	// The plugin is there, but knows of no challenge, or of another kind of nonce.
	if (RestError.safeParse(document).data?.code.startsWith('draftsmith_')) return 'wrong_answer';
	if (TURNED_AWAY.has(status) || (document === undefined && GUARDS.test(body.toString('latin1')))) return 'blocked';
	return status >= 500 ? 'unreachable' : 'not_installed';
}

function isSame(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/** `undefined` for what is not JSON. A byte order mark before it is a common fault of themes, and no reason to refuse. */
function parseJson(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}
