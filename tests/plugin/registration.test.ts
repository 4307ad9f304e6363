import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Stack, startStack } from '../stack/start-stack.ts';
import type { WordPressSite } from '../wordpress/index.ts';
import { requestFor } from './support/articles.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { holdLock, releaseLock } from './support/locks.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { type OutgoingRequest, watchOutgoing } from './support/outgoing.ts';
import { createPost } from './support/posts.ts';
import { revealKey } from './support/world.ts';
import { addConstant, changeSalts } from './support/wp-config.ts';

let stack: Stack;
let site: WordPressSite;
let outgoing: () => Promise<OutgoingRequest[]>;
let key = '';

beforeAll(async () => {
	const environment = { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'off' };
	stack = await startStack({ boot: { version: '7.1' }, environment });
	site = stack.site;
	outgoing = watchOutgoing(site);
});
afterAll(() => stack?.stop());

const OWNER = { email: 'owner@example.org', name: 'Olga Owner' };

function register(fields: Record<string, unknown> = {}) {
	const body = { service_url: stack.serviceUrl, ...OWNER, consent: true, ...fields };
	return callPlugin(site, '/registration', { method: 'POST', body });
}

/** Every option and transient of the plugin: value and autoload. */
function storedOptions() {
	return evaluate(
		site,
		z.array(z.object({ option_name: z.string(), option_value: z.string(), autoload: z.string() })),
		`return $wpdb->get_results( "SELECT option_name, option_value, autoload FROM $wpdb->options WHERE option_name LIKE '%draftsmith%'" );`,
	);
}

// The tests of this file tell one story: each begins where the one before has ended.
describe('before anybody has registered', () => {
	test('the settings suggest the administrator and hold no key', async () => {
		const { status, json } = await callPlugin(site, '/settings');
		expect(status).toBe(200);
		expect(json).toMatchObject({
			registered: false,
			email: 'admin@example.org',
			key_masked: null,
			key_state: 'missing',
			key_source: null,
			plan: null,
			today: null,
			allow_external_providers: false,
		});
	});

	test('what needs the service says that an administrator has to register first', async () => {
		const postId = await createPost(site, site.admin);
		const calls = [
			callPlugin(site, '/catalog'),
			callPlugin(site, '/jobs', { method: 'POST', body: requestFor(postId) }),
		];
		for (const answer of await Promise.all(calls)) {
			expect(errorOf(answer)).toMatchObject({
				code: 'draftsmith_not_registered',
				data: { status: 409, action: 'open_settings' },
			});
		}
		const { json } = await callPlugin(site, '/connection');
		expect(json).toMatchObject({
			ok: false,
			steps: [{ id: 'address', ok: false }, { ok: null }, { ok: null }, { ok: null }, { ok: null }, { id: 'cron' }],
		});
	});

	test.each([
		['no consent', { consent: false }],
		['nothing said of consent', { consent: undefined }],
		['no address of the owner', { email: undefined }],
		['an address of the owner that is none', { email: 'owner' }],
		['http over the internet', { service_url: 'http://example.com' }],
		['another scheme', { service_url: 'ftp://example.com' }],
		['a script', { service_url: 'javascript:alert(1)' }],
		['a password in the address', { service_url: 'https://user:secret@example.com' }],
		['a query', { service_url: 'https://example.com/?a=1' }],
		['the address of a cloud’s metadata', { service_url: 'http://169.254.169.254' }],
		['an IP address as a number', { service_url: 'http://2130706433' }],
		['IPv6', { service_url: 'https://[::1]' }],
		['no address at all', { service_url: 'draftsmith' }],
	])('%s is refused', async (_, fields) => {
		const answer = await register(fields);
		expect(answer.status).toBe(400);
		expect(errorOf(answer).message).not.toBe('');
	});

	test('neither admin pages, nor visits, nor cron, nor any of the above has called anybody', async () => {
		const { cookie } = await site.login(site.admin);
		for (const path of ['/', '/wp-admin/', '/wp-admin/post-new.php', '/wp-admin/options-general.php?page=draftsmith']) {
			const response = await fetch(site.url + path, { headers: { Cookie: cookie } });
			expect(response.status, path).toBe(200);
			await response.arrayBuffer();
		}
		await site.runCron();
		expect(await outgoing()).toEqual([]);
		expect((await storedOptions()).map((option) => option.option_name)).toEqual(['draftsmith_db_version']);
	});
});

describe('registering', () => {
	test('sends what the owner agreed to, and nothing else', async () => {
		const { status, json } = await register({ service_url: `${stack.serviceUrl}/` });
		expect(status, JSON.stringify(json)).toBe(200);
		key = await revealKey(site);
		const [first] = await outgoing();
		expect(first).toMatchObject({ url: `${stack.serviceUrl}/v1/registrations`, method: 'POST' });
		expect(first?.headers).not.toHaveProperty('Authorization');
		expect(first?.userAgent).toMatch(/^Draftsmith\/[\d.]+$/);
		expect(JSON.parse(first?.body ?? '')).toEqual({
			...OWNER,
			domain: new URL(site.url).host,
			language: 'en-US',
			allow_external_providers: false,
			challenge: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
		});
		expect(json).toMatchObject({
			registered: true,
			...OWNER,
			key_state: 'ok',
			key_source: 'option',
			plan: { id: 'agency' },
		});
	});

	test('shows the key’s last four characters only', async () => {
		const { json } = await callPlugin(site, '/settings');
		expect(json).toMatchObject({ key_masked: `${'•'.repeat(16)}${key.slice(-4)}` });
		expect(JSON.stringify(json)).not.toContain(key.slice(9, 20));
	});

	test('keeps the key encrypted, and loads it on no page that does not need it', async () => {
		const options = await storedOptions();
		const everything = JSON.stringify(options);
		for (const secret of [key, key.slice(9, 25), Buffer.from(key).toString('base64').slice(0, 40)]) {
			expect(everything).not.toContain(secret);
		}
		const autoloaded = options.filter((option) => !['no', 'off'].includes(option.autoload));
		expect(autoloaded.map((option) => option.option_name)).toEqual(['draftsmith_db_version']);
	});

	test('works from then on, and the connection test passes every step', async () => {
		const { json } = await callPlugin(site, '/connection');
		const steps = ['address', 'reachable', 'ready', 'key', 'models', 'cron'];
		expect(json).toMatchObject({ ok: true, steps: steps.map((id) => ({ id, ok: true })) });
		const before = (await outgoing()).length;
		for (let index = 0; index < 3; index++) expect((await callPlugin(site, '/catalog')).status).toBe(200);
		// The catalog is kept for some minutes.
		expect((await outgoing()).length - before).toBeLessThanOrEqual(1);
	});
});

test('an account whose address can’t be stored leaves no key beside another address', async () => {
	const elsewhere = stack.serviceUrl.replace('127.0.0.1', 'localhost');
	expect(elsewhere).not.toBe(stack.serviceUrl);
	await holdLock(site, 'settings');
	const answer = await register({ service_url: elsewhere });
	expect(errorOf(answer)).toMatchObject({ code: 'draftsmith_settings_not_saved', data: { status: 503 } });
	const settings = await callPlugin(site, '/settings');
	expect(settings.json).toMatchObject({ registered: false, key_state: 'missing', service_url: stack.serviceUrl });
	await releaseLock(site, 'settings');
	expect((await register()).json).toMatchObject({ registered: true, key_state: 'ok' });
	key = await revealKey(site);
});

describe('a copy of the site', () => {
	const COPY = `<?php
	add_filter( 'option_home', static function () { return 'http://copy.test'; }, 99 );`;

	test('calls nobody with the other site’s key, and says why', async () => {
		addMustUsePlugin(site, 'copy', COPY);
		const before = (await outgoing()).length;
		const { json } = await callPlugin(site, '/settings');
		const registered_domain = new URL(site.url).host;
		expect(json).toMatchObject({ registered: false, domain: 'copy.test', registered_domain, key_state: 'ok' });
		const error = errorOf(await callPlugin(site, '/catalog'));
		expect(error).toMatchObject({ code: 'draftsmith_other_site', data: { status: 409, action: 'open_settings' } });
		expect(error.message).toContain(registered_domain);
		await site.runPhp('( new Draftsmith\\Parts() )->poller()->tick();');
		expect(await outgoing()).toHaveLength(before);
	});

	test('can be registered on its own', async () => {
		const { json } = await register();
		expect(json).toMatchObject({ registered: true, domain: 'copy.test', registered_domain: 'copy.test' });
		expect((await callPlugin(site, '/catalog')).status).toBe(200);
		addMustUsePlugin(site, 'copy', '<?php');
		expect((await callPlugin(site, '/catalog')).status).toBe(409);
		expect((await register()).json).toMatchObject({ registered: true, registered_domain: new URL(site.url).host });
		key = await revealKey(site);
	});
});

describe('the key afterwards', () => {
	test('other salts make it unreadable: nothing is sent, and registering again puts it right', async () => {
		const before = (await outgoing()).length;
		changeSalts(site);
		const second = await site.createUser('second', 'administrator');
		const settings = await callPlugin(site, '/settings', { user: second });
		expect(settings.json).toMatchObject({ registered: false, key_state: 'unreadable', key_masked: null });
		const catalog = await callPlugin(site, '/catalog', { user: second });
		expect(errorOf(catalog)).toMatchObject({ code: 'draftsmith_key_unreadable', data: { action: 'open_settings' } });
		expect(await outgoing()).toHaveLength(before);

		const body = { service_url: stack.serviceUrl, ...OWNER, consent: true };
		const again = await callPlugin(site, '/registration', { method: 'POST', user: second, body });
		expect(again.json).toMatchObject({ registered: true, key_state: 'ok' });
		expect(await revealKey(site)).not.toBe(key);
		key = await revealKey(site);
	});

	test('is forgotten on request, without a call', async () => {
		const second = { user: 'second', password: 'second-password' };
		const before = (await outgoing()).length;
		const { json } = await callPlugin(site, '/registration', { method: 'DELETE', user: second });
		expect(json).toMatchObject({ registered: false, key_state: 'missing', key_masked: null });
		expect((await storedOptions()).map((option) => option.option_name)).not.toContain('draftsmith_api_key');
		expect((await callPlugin(site, '/catalog', { user: second })).status).toBe(409);
		expect(await outgoing()).toHaveLength(before);
	});

	test('can come from wp-config.php instead: it is tried, never stored, and not ours to forget', async () => {
		const second = { user: 'second', password: 'second-password' };
		addConstant(site, 'DRAFTSMITH_API_KEY', key);
		const before = (await outgoing()).length;
		const body = { service_url: stack.serviceUrl, ...OWNER, consent: true };
		const { json } = await callPlugin(site, '/registration', { method: 'POST', user: second, body });
		expect(json).toMatchObject({ registered: true, key_source: 'constant', key_state: 'ok' });
		const paths = (await outgoing()).slice(before).map((request) => new URL(request.url).pathname);
		expect(paths).toEqual(['/v1/account', '/v1/usage', '/v1/catalog']);
		expect((await storedOptions()).map((option) => option.option_name)).not.toContain('draftsmith_api_key');
		const forgotten = await callPlugin(site, '/registration', { method: 'DELETE', user: second });
		expect(errorOf(forgotten)).toMatchObject({ code: 'draftsmith_key_from_outside', data: { status: 409 } });
	});

	test('that comes from outside is sent nowhere but where DRAFTSMITH_SERVICE_URL says', async () => {
		const user = { user: 'second', password: 'second-password' };
		const body = { service_url: stack.serviceUrl, ...OWNER, consent: true };
		const send = () => callPlugin(site, '/registration', { method: 'POST', user, body });
		addConstant(site, 'DRAFTSMITH_SERVICE_URL', 'https://service.example');
		const before = (await outgoing()).length;
		expect(errorOf(await send())).toMatchObject({ code: 'draftsmith_address_from_outside', data: { status: 403 } });
		expect(await outgoing()).toHaveLength(before);
	});
});
