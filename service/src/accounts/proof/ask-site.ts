import { createHmac } from 'node:crypto';
import type { ProofMethod, ProofProblem } from '@draftsmith/shared';
import type { GuardedAnswer } from '../../platform/guarded-fetch.ts';
import { isPublicName } from '../../platform/guarded-fetch-rules.ts';
import { randomBase62 } from '../../platform/random.ts';
import type { AccountsContext } from '../context.ts';
import { isPublicDomain } from '../domain.ts';
import { type RouteVerdict, readRouteAnswer } from './read-answer.ts';

/** How a domain was proven, or why it was not. */
export type ProofOutcome = { method: ProofMethod; problem?: never } | { method?: never; problem: ProofProblem };

export type AskedSite = {
	domain: string;
	/** The site's own secret, where it has one. */
	challenge: string | undefined;
	token: string;
};

type AskContext = Pick<AccountsContext, 'allowPrivateSites' | 'fetchSite' | 'resolveTxt'>;

/** Many firewalls turn away who does not say who it is. */
const HEADERS = { accept: '*/*', 'user-agent': 'Draftsmith/1 (proof of a domain)' };

/** What is told of several addresses' verdicts: the first of these that there is. */
const TELLING: [RouteVerdict, ProofProblem][] = [
	['wrong_answer', 'wrong_answer'],
	['not_installed', 'not_installed'],
	['blocked', 'blocked'],
	['moved', 'blocked'],
	['unreachable', 'unreachable'],
];

/**
 * Asks a domain for a proof in all three ways: at the plugin's route, at a file, in DNS. Takes 10 s at most, and never rejects.
 * That a public name leads to a private address is told as unreachable: the answer must not say what our network looks like.
 */
export async function askSite(context: AskContext, site: AskedSite, signal: AbortSignal): Promise<ProofOutcome> {
	if (!context.allowPrivateSites && !isPublicDomain(site.domain)) return { problem: 'private_address' };
	const [answers, isInDns] = await Promise.all([
		Promise.all(originsOf(site.domain, context.allowPrivateSites).map((origin) => ask(context, site, origin, signal))),
		isProvenByDns(context, site),
	]);
	if (answers.includes('proven')) return { method: 'route' };
	if (answers.includes('well_known')) return { method: 'well_known' };
	if (isInDns) return { method: 'dns' };
	const [, problem] = TELLING.find(([verdict]) => answers.includes(verdict)) ?? [undefined, 'unreachable' as const];
	return { problem };
}

/** Where the site may be: `www.` is not a part of a domain's one spelling, but many sites answer there only. */
function originsOf(domain: string, allowPrivate: boolean): string[] {
	const withWww = isPublicName(domain) ? [`https://www.${domain}`] : [];
	return [`https://${domain}`, ...withWww, ...(allowPrivate ? [`http://${domain}`] : [])];
}

/** Asks one address: its route, and when that proves nothing, the file. */
async function ask(
	context: AskContext,
	{ challenge, token }: AskedSite,
	origin: string,
	signal: AbortSignal,
): Promise<RouteVerdict | 'well_known'> {
	const fetchOrNone = (path: string): Promise<GuardedAnswer | undefined> =>
		context.fetchSite(`${origin}${path}`, { headers: HEADERS, signal }).catch(() => undefined);
	const nonce = randomBase62(32);
	// Where no secret was sent, the route can prove nothing; what it says tells the owner what is in the way all the same.
	const expected = createHmac('sha256', challenge ?? randomBase62(32))
		.update(nonce)
		.digest('hex');
	const answer = await fetchOrNone(`/?rest_route=/draftsmith/v1/challenge&nonce=${nonce}`);
	if (!answer) return 'unreachable';
	const verdict = readRouteAnswer(answer, expected);
	if (verdict === 'proven') return verdict;
	const file = await fetchOrNone('/.well-known/draftsmith-verification.txt');
	return file?.status === 200 && file.body.toString('utf8').trim() === token ? 'well_known' : verdict;
}

async function isProvenByDns(context: AskContext, { domain, token }: AskedSite): Promise<boolean> {
	const host = domain.replace(/:\d+$/, '');
	if (!isPublicName(host)) return false;
	const texts = await context.resolveTxt(`_draftsmith.${host}`);
	return texts.some((text) => text.trim() === token);
}
