import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { GuardedAnswer } from '../../platform/guarded-fetch.ts';
import { GuardedFetchError } from '../../platform/guarded-fetch.ts';
import { askSite } from './ask-site.ts';

const CHALLENGE = 'c'.repeat(43);
const site = { domain: 'bread.com', challenge: CHALLENGE, token: 'the-token' };
const signal = new AbortController().signal;

function answer(status: number, body: unknown): GuardedAnswer {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { status, contentType: 'application/json', body: Buffer.from(text) };
}

/** What a site with the plugin says. */
function prove(url: URL): GuardedAnswer {
	const nonce = url.searchParams.get('nonce') ?? '';
	return answer(200, { proof: createHmac('sha256', CHALLENGE).update(nonce).digest('hex') });
}

/** Asks `site` where each origin answers as given; others are not there. */
async function ask(
	origins: Record<string, (url: URL) => GuardedAnswer>,
	options: { texts?: string[]; domain?: string; challenge?: undefined } = {},
) {
	const asked: string[] = [];
	const outcome = await askSite(
		{
			allowPrivateSites: false,
			fetchSite: async (address) => {
				const url = new URL(address);
				asked.push(url.origin);
				const found = origins[url.origin];
				if (!found) throw new GuardedFetchError();
				return found(url);
			},
			resolveTxt: async (name) => (name === '_draftsmith.bread.com' ? (options.texts ?? []) : []),
		},
		{ ...site, ...options },
		signal,
	);
	return { ...outcome, asked };
}

test('the plugin’s route proves the domain, and only https is asked', async () => {
	const { method, asked } = await ask({ 'https://bread.com': prove });
	expect(method).toBe('route');
	expect(asked.every((origin) => origin.startsWith('https://'))).toBe(true);
});

test('a site that answers only with www. is proven there', async () => {
	const moved = () => answer(301, '');
	expect((await ask({ 'https://bread.com': moved, 'https://www.bread.com': prove })).method).toBe('route');
});

test('a file proves it where a firewall stands before the route', async () => {
	const guarded = (url: URL) =>
		url.pathname.startsWith('/.well-known/') ? answer(200, ' the-token\n') : answer(403, '');
	expect((await ask({ 'https://bread.com': guarded })).method).toBe('well_known');
	const wrong = (url: URL) => (url.pathname.startsWith('/.well-known/') ? answer(200, 'the-token-2') : answer(403, ''));
	expect(await ask({ 'https://bread.com': wrong })).toMatchObject({ problem: 'blocked' });
});

test('DNS proves it when the site can’t be reached at all', async () => {
	expect((await ask({}, { texts: ['v=spf1 -all', 'the-token'] })).method).toBe('dns');
	expect((await ask({}, { texts: ['the-token-2'] })).problem).toBe('unreachable');
});

test('without a secret of the site’s, its route proves nothing', async () => {
	expect((await ask({ 'https://bread.com': prove }, { challenge: undefined })).problem).toBe('wrong_answer');
});

test.each([
	['unreachable', {}],
	['blocked', { 'https://bread.com': () => answer(403, '<h1>Forbidden</h1>') }],
	['blocked', { 'https://bread.com': () => answer(302, '') }],
	['not_installed', { 'https://bread.com': () => answer(404, { code: 'rest_no_route' }) }],
	['wrong_answer', { 'https://bread.com': () => answer(200, { proof: 'no' }) }],
	['not_installed', { 'https://bread.com': () => answer(301, ''), 'https://www.bread.com': () => answer(404, '') }],
])('what is in the way is told: %s', async (problem, origins) => {
	expect(await ask(origins)).toMatchObject({ problem });
});

test('a domain that is private by its text is told so, and nobody is asked', async () => {
	for (const domain of ['localhost:8881', 'printer.local', '192.168.1.4', '[::1]:80']) {
		expect(await ask({}, { domain })).toEqual({ problem: 'private_address', asked: [] });
	}
});
