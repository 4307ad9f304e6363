import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Stack, startStack } from '../stack/start-stack.ts';
import type { WordPressSite } from '../wordpress/index.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { type OutgoingRequest, watchOutgoing } from './support/outgoing.ts';

const NONCE = randomBytes(24).toString('base64url');
const Registered = z.object({ challenge: z.string() });
const Proven = z.object({ proof: z.string() });

// The tests of each version tell one story: each begins where the one before has ended.
describe.each<{ version: '7.1' | '6.8' }>([{ version: '7.1' }, { version: '6.8' }])(
	'WordPress $version',
	({ version }) => {
		let stack: Stack;
		let site: WordPressSite;
		let outgoing: () => Promise<OutgoingRequest[]>;

		beforeAll(async () => {
			const environment = { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'required' };
			stack = await startStack({ boot: { version }, environment });
			site = stack.site;
			outgoing = watchOutgoing(site);
		});
		afterAll(() => stack?.stop());

		/** Asks as the service does: without a cookie, and at the address that works without permalinks. */
		const ask = (nonce: string, init: RequestInit = {}) =>
			fetch(`${site.url}/?rest_route=/draftsmith/v1/challenge&nonce=${nonce}`, init);

		/** The challenge that the site sent when it was last registered. */
		async function sentChallenge(): Promise<string> {
			const sent = (await outgoing()).filter(({ url }) => url.endsWith('/v1/registrations')).at(-1);
			return Registered.parse(JSON.parse(sent?.body ?? '')).challenge;
		}

		async function expectNothingToProve(): Promise<void> {
			for (const nonce of [NONCE, 'x', '']) {
				const answer = await ask(nonce);
				expect(answer.status).toBe(404);
				expect(answer.headers.get('cache-control')).toContain('no-store');
				expect(await answer.json()).toMatchObject({ code: 'draftsmith_no_challenge', data: { status: 404 } });
			}
		}

		test('a site that is not registered has nothing to prove', expectNothingToProve);

		test('a registration that fails leaves nothing to prove', async () => {
			await stack.stopService();
			const body = { service_url: stack.serviceUrl, email: 'owner@example.org', consent: true };
			expect((await callPlugin(site, '/registration', { method: 'POST', body })).status).toBe(503);
			await expectNothingToProve();
			await stack.startService();
		});

		test('once registered, the site is proven by itself: the limits of a trial end', async () => {
			await stack.register();
			const account = await vi.waitFor(
				async () => {
					const { json } = await callPlugin(site, '/account');
					expect(json).toMatchObject({ site: { proof: { state: 'proven' } } });
					return json;
				},
				{ timeout: 60_000, interval: 500 },
			);
			expect(account).toMatchObject({
				site: { domain: new URL(site.url).host, status: 'active', proof: { method: 'route', problem: null } },
				plan: { id: 'agency' },
			});
		});

		test('the proof is the HMAC of the nonce under the challenge, and nothing else is told', async () => {
			const challenge = await sentChallenge();
			expect(challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
			const answers = [await ask(NONCE), await fetch(`${site.url}/wp-json/draftsmith/v1/challenge?nonce=${NONCE}`)];
			for (const answer of answers) {
				expect(answer.status).toBe(200);
				expect(answer.headers.get('content-type')).toContain('application/json');
				expect(answer.headers.get('cache-control')).toContain('no-store');
				expect(answer.headers.get('set-cookie')).toBeNull();
				expect(await answer.json()).toEqual({ proof: createHmac('sha256', challenge).update(NONCE).digest('hex') });
			}
		});

		test.each([
			['none', ''],
			['one too short', 'a'.repeat(15)],
			['one too long', 'a'.repeat(129)],
			['one with a space', `${'a'.repeat(20)}%20`],
			['one with a line end', `${'a'.repeat(20)}%0A`],
			['one with a letter that is not ASCII', 'é'.repeat(20)],
			['a list', `${'a'.repeat(20)}&nonce[]=${'a'.repeat(20)}`],
		])('a nonce that is %s gets no proof', async (_, nonce) => {
			const answer = await ask(nonce);
			expect(answer.status).toBe(400);
			expect(answer.headers.get('cache-control')).toContain('no-store');
			expect(await answer.json()).toMatchObject({ code: 'draftsmith_bad_nonce' });
		});

		test.each([16, 128])('a nonce of %i characters gets a proof', async (length) => {
			expect((await ask('-'.repeat(length))).status).toBe(200);
		});

		test('the route only reads, and writes nothing', async () => {
			const options = () =>
				evaluate(
					site,
					z.string(),
					'return md5( wp_json_encode( $wpdb->get_results( "SELECT * FROM $wpdb->options" ) ) );',
				);
			const before = await options();
			expect((await ask(NONCE)).status).toBe(200);
			expect((await ask('bad')).status).toBe(400);
			expect(await options()).toBe(before);
			for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect((await ask(NONCE, { method })).status).toBe(404);
		});

		test('the challenge is kept encrypted, and loaded on no page', async () => {
			const challenge = await sentChallenge();
			const stored = await evaluate(
				site,
				z.object({ option_value: z.string(), autoload: z.string() }),
				`return $wpdb->get_row( "SELECT option_value, autoload FROM $wpdb->options WHERE option_name = 'draftsmith_challenge'" );`,
			);
			expect(['off', 'no']).toContain(stored.autoload);
			expect(stored.option_value).toMatch(/^v1:/);
			expect(Buffer.from(stored.option_value.slice(3), 'base64').toString('latin1')).not.toContain(challenge);
		});

		test('every call with the key says for which site it is', async () => {
			const calls = (await outgoing()).filter(({ headers }) => headers.Authorization !== undefined);
			expect(calls.length).toBeGreaterThan(0);
			const named = new Set(calls.map(({ headers }) => headers['Draftsmith-Site']));
			expect([...named]).toEqual([new URL(site.url).host]);
		});

		test('“Check again” has the service ask once more', async () => {
			const answer = await callPlugin(site, '/account/proof', { method: 'POST' });
			expect(answer.status, JSON.stringify(answer.json)).toBe(200);
			expect(answer.json).toMatchObject({ site: { proof: { state: 'proven' } } });
		});

		test('another registration has another challenge, and one that fails keeps the one before', async () => {
			const before = await sentChallenge();
			await stack.register();
			const after = await sentChallenge();
			expect(after).not.toBe(before);
			await stack.stopService();
			const body = { service_url: stack.serviceUrl, email: 'owner@example.org', consent: true };
			expect((await callPlugin(site, '/registration', { method: 'POST', body })).status).toBe(503);
			await stack.startService();
			const { proof } = Proven.parse(await (await ask(NONCE)).json());
			expect(proof).toBe(createHmac('sha256', after).update(NONCE).digest('hex'));
		});

		test('two registrations at once do not mix: one of them is refused', async () => {
			await evaluate(site, z.null(), `( new Draftsmith\\Platform\\Lock( 'registration' ) )->acquire( 60 );`);
			const body = { service_url: stack.serviceUrl, email: 'owner@example.org', consent: true };
			const answer = await callPlugin(site, '/registration', { method: 'POST', body });
			expect(errorOf(answer)).toMatchObject({ code: 'draftsmith_busy', data: { status: 409 } });
			await site.runPhp(`delete_option( 'draftsmith_registration.lock' );`);
		});

		test('with the key the challenge is forgotten', async () => {
			expect((await callPlugin(site, '/registration', { method: 'DELETE' })).status).toBe(200);
			await expectNothingToProve();
			expect(await site.runPhp(`echo var_export( get_option( 'draftsmith_challenge' ), true );`)).toBe('false');
			expect(site.debugLog()).toBe('');
		});
	},
);
