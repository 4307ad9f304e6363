import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Stack, startStack } from '../stack/start-stack.ts';
import type { Credentials, RestRequest } from '../wordpress/index.ts';
import { createRestClient } from '../wordpress/site-http.ts';
import { evaluate } from './support/evaluate.ts';
import { holdLock, releaseLock } from './support/locks.ts';
import { type OutgoingRequest, watchOutgoing } from './support/outgoing.ts';

let stack: Stack;
let outgoing: () => Promise<OutgoingRequest[]>;
let siteAdmin: Credentials;
/** The second site: in a subdirectory of the first one's domain. */
let two: number;
let secret: string;
let onTwo: ReturnType<typeof createRestClient>;

beforeAll(async () => {
	const environment = { DRAFTSMITH_DISCOVER: '0', DRAFTSMITH_VERIFICATION: 'off', DRAFTSMITH_PLAN: 'free' };
	stack = await startStack({ boot: { version: '7.1', multisite: true }, environment });
	outgoing = watchOutgoing(stack.site);
	two = await makeSite(new URL(stack.site.url).host, '/two/');
	siteAdmin = { user: 'sam', password: 'sam-password' };
	await evaluate(
		stack.site,
		z.literal(true),
		`$user = wp_insert_user( array( 'user_login' => 'sam', 'user_pass' => 'sam-password', 'user_email' => 'sam@example.org' ) );
		foreach ( array( 1, $input ) as $site ) { add_user_to_blog( $site, $user, 'administrator' ); }
		return true;`,
		two,
	);
	onTwo = createRestClient(`${stack.site.url}/two`);
});
afterAll(() => stack?.stop());

function makeSite(domain: string, path: string): Promise<number> {
	return evaluate(
		stack.site,
		z.number(),
		`return wp_insert_site( array( 'domain' => $input[0], 'path' => $input[1], 'user_id' => 1, 'title' => 'Site ' . $input[0] . $input[1] ) );`,
		[domain, path],
	);
}

const network = (path: string, request: RestRequest = {}) =>
	stack.site.rest(`/draftsmith/v1/network${path}`, { user: stack.site.admin, ...request });

const siteTwo = (path: string, request: RestRequest = {}) =>
	onTwo(`/draftsmith/v1${path}`, { user: siteAdmin, ...request });

const Revised = z.looseObject({ revision: z.string(), preferences: z.looseObject({}) });

async function changeNetwork(changes: Record<string, unknown>): Promise<void> {
	const { revision } = Revised.parse((await network('/settings')).json);
	const answer = await network('/settings', { method: 'PATCH', body: { ...changes, revision } });
	expect(answer.status, JSON.stringify(answer.json)).toBe(200);
}

async function changeTwo(changes: Record<string, unknown>) {
	const { revision } = Revised.parse((await siteTwo('/settings')).json);
	return siteTwo('/settings', { method: 'PATCH', body: { ...changes, revision } });
}

const inSite = <Schema extends z.ZodType>(site: number, schema: Schema, body: string) =>
	evaluate(stack.site, schema, `switch_to_blog( $input ); ${body}`, site);

describe('before anything is registered', () => {
	test('the plugin is active on all sites, each gets its tables when it needs them, and nobody is called', async () => {
		expect((await siteTwo('/settings')).json).toMatchObject({
			registered: false,
			network: { off: false, locked: false, url: null },
		});
		const tables = `return $wpdb->get_col( "SHOW TABLES LIKE '%draftsmith\\_jobs'" );`;
		expect((await evaluate(stack.site, z.array(z.string()), tables)).sort()).toEqual([
			`wp_${two}_draftsmith_jobs`,
			'wp_draftsmith_jobs',
		]);
		expect(await outgoing()).toEqual([]);
	});

	test('the network’s screen is for its administrators; the routes are on the main site only', async () => {
		const page = async (user: Credentials) => {
			const { cookie } = await stack.site.login(user);
			const url = `${stack.site.url}/wp-admin/network/settings.php?page=draftsmith-network`;
			return (await fetch(url, { headers: { Cookie: cookie }, redirect: 'manual' })).text();
		};
		expect(await page(stack.site.admin)).toContain('id="draftsmith-network"');
		expect(await page(siteAdmin)).not.toContain('draftsmith-network"');
		for (const [path, method] of [
			['/settings', 'GET'],
			['/settings', 'PATCH'],
			['/registration', 'POST'],
			['/registration', 'DELETE'],
			['/adoption', 'POST'],
			['/sites', 'GET'],
			['/sites/additions', 'POST'],
		] as const) {
			const body =
				method === 'GET' ? {} : { body: { revision: 'x', service_url: 'x', email: 'a@b.example', consent: true } };
			expect((await network(path, { method, user: siteAdmin, ...body })).status, `${method} ${path}`).toBe(403);
			const anonymous = await stack.site.rest(`/draftsmith/v1/network${path}`, { method, ...body });
			expect(anonymous.status, `${method} ${path}`).toBe(401);
			expect((await siteTwo(`/network${path}`, { method, ...body })).status).toBe(404);
		}
		expect((await network('/sites/additions', { method: 'POST', body: { after: 0 } })).status).toBe(409);
	});
});

/** What stops whoever can't store an address: no key may be kept then. */
const NOT_SAVED = { code: 'draftsmith_settings_not_saved', data: { status: 503 } };
const SOURCE = 'return ( new Draftsmith\\Accounts\\Api_Key() )->source();';

describe('the network’s account', () => {
	test('is not half taken over: what can’t be stored leaves the key with the main site, to be tried again', async () => {
		const body = { service_url: stack.serviceUrl, email: 'owner@example.org', name: 'Olga', consent: true };
		for (const [lock, path] of [
			['network_settings', '/registration'],
			['settings', '/adoption'],
		] as const) {
			await holdLock(stack.site, lock);
			expect((await network(path, { method: 'POST', body })).json).toMatchObject(NOT_SAVED);
			await releaseLock(stack.site, lock);
			expect((await network('/settings')).json).toMatchObject({ registered: false, can_adopt: true });
			expect(await evaluate(stack.site, z.string(), SOURCE)).toBe('option');
		}
	});

	test('is registered once, and a site on its domain uses it without anybody’s action', async () => {
		const answer = await network('/registration', {
			method: 'POST',
			body: { service_url: stack.serviceUrl, email: 'owner@example.org', name: 'Olga', consent: true },
		});
		expect(answer.status, JSON.stringify(answer.json)).toBe(200);
		expect(answer.json).toMatchObject({ registered: true, email: 'owner@example.org', service_url: stack.serviceUrl });
		secret = await inSite(
			two,
			z.string().startsWith('dsk_'),
			`return ( new Draftsmith\\Accounts\\Api_Key() )->reveal();`,
		);
		const stored = await evaluate(
			stack.site,
			z.array(z.string()),
			`return array_merge(
				$wpdb->get_col( "SELECT meta_value FROM $wpdb->sitemeta WHERE meta_key LIKE 'draftsmith%'" ),
				$wpdb->get_col( "SELECT option_value FROM $wpdb->options WHERE option_name LIKE '%draftsmith%'" )
			);`,
		);
		expect(stored.join()).not.toContain(secret);
		expect((await siteTwo('/settings')).json).toMatchObject({
			registered: true,
			key_source: 'network',
			service_url: stack.serviceUrl,
			network: { manages_account: false },
		});
		expect((await siteTwo('/catalog')).status).toBe(200);
		expect((await stack.site.rest('/draftsmith/v1/catalog', { user: stack.site.admin })).status).toBe(200);
	});

	test('is not for administrators of one site: they can neither see nor end it, and no answer holds the key', async () => {
		for (const [path, method] of [
			['/account', 'GET'],
			['/account', 'DELETE'],
			['/account/key', 'POST'],
			['/account/export', 'GET'],
			['/account/sites', 'GET'],
		] as const) {
			const body = method === 'DELETE' ? { body: { email: 'owner@example.org' } } : {};
			expect((await siteTwo(path, { method, ...body })).status, path).toBe(403);
		}
		expect((await siteTwo('/registration', { method: 'DELETE' })).status).toBe(409);
		const answers = [await network('/settings'), await network('/sites'), await siteTwo('/settings')];
		for (const { json } of answers) expect(JSON.stringify(json)).not.toContain(secret.slice(9, 24));
	});

	test('its key is replaced for all sites at once', async () => {
		const rotated = await stack.site.rest('/draftsmith/v1/account/key', { method: 'POST', user: stack.site.admin });
		expect(rotated.status, JSON.stringify(rotated.json)).toBe(200);
		expect(rotated.json).toMatchObject({ key_source: 'network' });
		const now = await inSite(two, z.string(), `return ( new Draftsmith\\Accounts\\Api_Key() )->reveal();`);
		expect(now).not.toBe(secret);
		secret = now;
	});

	test('is corrected for all of its sites: a consent that is withdrawn holds for those that are added later', async () => {
		const correct = async (changes: Record<string, unknown>) => {
			const request = { method: 'PATCH', user: stack.site.admin, body: changes } as const;
			const answer = await stack.site.rest('/draftsmith/v1/account', request);
			expect(answer.status, JSON.stringify(answer.json)).toBe(200);
		};
		await correct({ name: 'Olga Neu', allow_external_providers: true });
		const given = { name: 'Olga Neu', allow_external_providers: true };
		expect((await network('/settings')).json).toMatchObject(given);
		expect((await siteTwo('/settings')).json).toMatchObject(given);
		await correct({ name: 'Olga', allow_external_providers: false });
		const withdrawn = { name: 'Olga', allow_external_providers: false };
		expect((await network('/settings')).json).toMatchObject(withdrawn);
		expect((await siteTwo('/settings')).json).toMatchObject(withdrawn);
	});

	test('that can’t be forgotten wholly is not forgotten', async () => {
		await holdLock(stack.site, 'network_settings');
		expect((await network('/registration', { method: 'DELETE' })).json).toMatchObject(NOT_SAVED);
		await releaseLock(stack.site, 'network_settings');
		expect((await network('/settings')).json).toMatchObject({ registered: true, service_url: stack.serviceUrl });
		expect((await siteTwo('/catalog')).status).toBe(200);
	});

	test('a site that registers by itself keeps a key of its own, and falls back when it forgets it', async () => {
		const answer = await siteTwo('/registration', {
			method: 'POST',
			body: { service_url: stack.serviceUrl, email: 'sam@example.org', consent: true },
		});
		expect(answer.json).toMatchObject({ key_source: 'option', email: 'sam@example.org' });
		const own = await inSite(two, z.string(), `return ( new Draftsmith\\Accounts\\Api_Key() )->reveal();`);
		expect(own).not.toBe(secret);
		const main = await evaluate(stack.site, z.string(), `return ( new Draftsmith\\Accounts\\Api_Key() )->reveal();`);
		expect(main).toBe(secret);
		expect((await siteTwo('/account')).json).toMatchObject({ email: 'sam@example.org' });
		await holdLock(stack.site, 'settings', two);
		expect((await siteTwo('/registration', { method: 'DELETE' })).json).toMatchObject(NOT_SAVED);
		await releaseLock(stack.site, 'settings', two);
		expect(await inSite(two, z.string(), SOURCE)).toBe('option');
		expect((await siteTwo('/registration', { method: 'DELETE' })).json).toMatchObject({
			key_source: 'network',
			registered: true,
		});
	});
});

test('the network’s key goes to no address that a site’s administrator has chosen', async () => {
	const write = 'update_option( "draftsmith_settings", array( "service_url" => "https://elsewhere.example" ) );';
	await inSite(two, z.null(), write);
	await inSite(two, z.null(), `delete_transient( 'draftsmith_catalog' );`);
	const calls = (await outgoing()).length;
	expect(await inSite(two, z.null(), SOURCE)).toBeNull();
	expect((await siteTwo('/catalog')).json).toMatchObject({ code: 'draftsmith_not_registered' });
	expect((await siteTwo('/connection')).json).toMatchObject({ ok: false });
	expect((await outgoing()).slice(calls).filter(({ headers }) => 'Authorization' in headers)).toEqual([]);
	expect((await network('/sites?search=two')).json).toMatchObject({ data: [{ id: two, key: 'none' }] });
	expect((await siteTwo('/registration', { method: 'DELETE' })).json).toMatchObject({ key_source: 'network' });
	expect((await siteTwo('/catalog')).status).toBe(200);
});

describe('sites with a domain of their own', () => {
	const Addition = z.object({
		next: z.number().nullable(),
		added: z.number(),
		failures: z.array(z.object({ domain: z.string(), message: z.string() })),
		stopped: z.string().nullable(),
	});
	const add = async (after: number) => {
		const answer = await network('/sites/additions', { method: 'POST', body: { after } });
		expect(answer.status, JSON.stringify(answer.json)).toBe(200);
		return Addition.parse(answer.json);
	};
	let own: number;

	test('are added by cron when they are made, and get a key that writes but does not manage', async () => {
		own = await makeSite('own.example', '/');
		expect(
			await inSite(own, z.string().nullable(), `return ( new Draftsmith\\Accounts\\Api_Key() )->source();`),
		).toBeNull();
		await stack.site.runPhp(`do_action( 'draftsmith_add_sites', ${own - 1} );`);
		const planned = `return wp_next_scheduled( 'draftsmith_add_sites', array( $input - 1 ) ) > 0;`;
		expect(await evaluate(stack.site, z.boolean(), planned, own)).toBe(true);
		const account = await inSite(
			own,
			z.object({ site: z.object({ domain: z.string() }), key: z.looseObject({ scopes: z.array(z.string()) }) }),
			`return ( new Draftsmith\\Parts() )->client()->request( 'GET', '/v1/account' )->data;`,
		);
		expect(account).toMatchObject({ site: { domain: 'own.example' }, key: { scopes: ['jobs', 'chat', 'usage'] } });
	});

	test('a site whose key was lost gets another for the same site, not another site', async () => {
		await inSite(own, z.null(), `( new Draftsmith\\Accounts\\Api_Key() )->forget();`);
		await holdLock(stack.site, 'settings', own);
		expect(await add(0)).toMatchObject({ added: 0, next: two, stopped: expect.stringContaining('Try again') });
		await releaseLock(stack.site, 'settings', own);
		expect(await inSite(own, z.null(), SOURCE)).toBeNull();
		expect(await add(0)).toMatchObject({ added: 1, failures: [], stopped: null });
		const sites = await stack.site.rest('/draftsmith/v1/account/sites', { user: stack.site.admin });
		const domains = z.object({ data: z.array(z.looseObject({ domain: z.string() })) }).parse(sites.json).data;
		expect(domains.map(({ domain }) => domain).filter((domain) => domain === 'own.example')).toHaveLength(1);
		expect((await add(0)).added).toBe(0);
	});

	test('the plan is full: it ends there with what to do, and goes on from there', async () => {
		await changeNetwork({ add_sites: false });
		for (const name of ['third', 'fourth']) await makeSite(`${name}.example`, '/');
		const first = await add(0);
		expect(first).toMatchObject({ added: 1, stopped: expect.stringContaining('no room for another site') });
		const again = await add(first.next ?? 0);
		expect(again).toMatchObject({ added: 0, next: first.next, stopped: first.stopped });
	});

	test('the overview tells whose key each site uses and how its articles stand, in pages, found by a part of the address', async () => {
		await inSite(
			two,
			z.number(),
			`foreach ( array( 'starting', 'failed', 'failed' ) as $number => $state ) {
				( new Draftsmith\\Jobs\\Job_Store() )->create( array(
					'idempotency_key' => 'key-' . $number, 'user_id' => 1, 'post_id' => 0, 'post_type' => 'post', 'post_status' => 'draft',
					'title' => 'Secret title', 'language' => 'en', 'model' => 'baker', 'scope' => 'external', 'content_type' => 'article',
					'state' => $state, 'phase' => 'finished', 'error_message' => 'failed' === $state ? 'Reason ' . $number : null,
				) );
			}
			return 1;`,
		);
		const answer = await network('/sites?search=two');
		expect(answer.json).toMatchObject({
			total: 1,
			data: [{ id: two, key: 'network', open: 1, failed: 2, succeeded: 0, last_error: 'Reason 2' }],
		});
		expect(JSON.stringify(answer.json)).not.toContain('Secret title');
		const all = z
			.looseObject({ data: z.array(z.looseObject({ key: z.string(), address: z.string() })), total: z.number() })
			.parse((await network('/sites')).json);
		expect(all.data.map(({ key }) => key)).toEqual(['network', 'network', 'own', 'own', 'none']);
		expect((await network('/sites?page=2')).json).toMatchObject({ data: [], total: 5, total_pages: 1 });
		expect((await network('/sites?page=0')).status).toBe(400);

		// A site that nobody has used since the update has the table of before. What the database says to that is in the log.
		const age = `$wpdb->query( "ALTER TABLE {$wpdb->prefix}draftsmith_jobs DROP COLUMN deleted" );
			update_option( 'draftsmith_db_version', '1' );`;
		await inSite(two, z.null(), age);
		expect((await network('/sites?search=two')).json).toMatchObject({
			data: [{ id: two, open: 0, failed: 0, last_error: null }],
		});
		expect(stack.site.debugLog()).not.toContain('deleted');
		expect((await siteTwo('/settings')).status).toBe(200);
		expect((await network('/sites?search=two')).json).toMatchObject({ data: [{ id: two, open: 1, failed: 2 }] });
	});
});

describe('what the network sets', () => {
	test('holds for a site that has set nothing; the site’s own comes first, unless that is not allowed', async () => {
		await changeNetwork({
			disclosure: true,
			disclosure_text: 'Of the network',
			roles: {
				author: { allowed: false, models: null, content_types: null, post_statuses: null, articles_per_day: null },
			},
		});
		expect((await siteTwo('/settings')).json).toMatchObject({
			preferences: { disclosure: true, disclosure_text: 'Of the network', roles: { author: { allowed: false } } },
			network: { locked: false },
		});
		expect((await changeTwo({ disclosure_text: 'Of the site' })).status).toBe(200);
		expect((await siteTwo('/settings')).json).toMatchObject({
			preferences: { disclosure: true, disclosure_text: 'Of the site', roles: { author: { allowed: false } } },
		});
		await changeNetwork({ override: false });
		expect((await siteTwo('/settings')).json).toMatchObject({
			preferences: { disclosure_text: 'Of the network' },
			network: { locked: true },
		});
		expect((await changeTwo({ disclosure: false })).status).toBe(403);
		await changeNetwork({ override: true });
		expect((await siteTwo('/settings')).json).toMatchObject({ preferences: { disclosure_text: 'Of the site' } });
	});

	test('off for the network is off for every site, and a site that is off stays off', async () => {
		await changeNetwork({ enabled: false });
		expect((await siteTwo('/catalog')).json).toMatchObject({
			code: 'draftsmith_off',
			message: expect.stringContaining('Network Admin'),
		});
		expect((await siteTwo('/settings')).json).toMatchObject({
			preferences: { enabled: false },
			network: { off: true },
		});
		await changeNetwork({ enabled: true });
		expect((await siteTwo('/catalog')).status).toBe(200);
		await changeNetwork({ override: false });
		expect((await changeTwo({ enabled: false })).status).toBe(200);
		expect((await siteTwo('/catalog')).status).toBe(403);
		expect((await changeTwo({ enabled: true })).status).toBe(200);
	});

	test('two changes upon the same state: the later is refused', async () => {
		const { revision } = Revised.parse((await network('/settings')).json);
		const request = (text: string) =>
			network('/settings', { method: 'PATCH', body: { disclosure_text: text, revision } });
		const statuses = (await Promise.all([request('One'), request('Two')])).map(({ status }) => status);
		expect(statuses.sort()).toEqual([200, 409]);
		const unknown = await network('/settings', { method: 'PATCH', body: { secret: 1, revision } });
		expect(unknown.status).toBe(400);
	});
});

test('a site that is deleted takes its tables with it; uninstalling cleans all sites and the network', async () => {
	const { site } = stack;
	const tables = `return $wpdb->get_col( "SHOW TABLES LIKE '%draftsmith%'" );`;
	const gone = await makeSite(new URL(site.url).host, '/gone/');
	await inSite(gone, z.null(), `Draftsmith\\Jobs\\Jobs_Table::upgrade();`);
	expect(await evaluate(site, z.array(z.string()), tables)).toContain(`wp_${gone}_draftsmith_jobs`);
	await site.runPhp(`require_once ABSPATH . 'wp-admin/includes/ms.php'; wpmu_delete_blog( ${gone}, true );`);
	expect((await evaluate(site, z.array(z.string()), tables)).filter((name) => name.startsWith(`wp_${gone}_`))).toEqual(
		[],
	);

	const calls = (await outgoing()).length;
	const file = 'draftsmith/draftsmith.php';
	await site.runPhp(
		`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( '${file}', false, true ); uninstall_plugin( '${file}' );`,
	);
	const traces = await evaluate(
		site,
		z.array(z.string()),
		`wp_cache_flush();
		$found = $wpdb->get_col( "SHOW TABLES LIKE '%draftsmith%'" );
		$found = array_merge( $found, $wpdb->get_col( "SELECT meta_key FROM $wpdb->sitemeta WHERE meta_key LIKE '%draftsmith%'" ) );
		foreach ( get_sites( array( 'fields' => 'ids' ) ) as $id ) {
			$prefix = $wpdb->get_blog_prefix( $id );
			$found = array_merge( $found, $wpdb->get_col( "SELECT option_name FROM {$prefix}options WHERE option_name LIKE '%draftsmith%'" ) );
			$found = array_merge( $found, $wpdb->get_col( "SELECT option_name FROM {$prefix}options WHERE option_name = 'cron' AND option_value LIKE '%draftsmith%'" ) );
		}
		return $found;`,
	);
	expect(traces).toEqual([]);
	expect(await outgoing()).toHaveLength(calls);
	// Core itself is not free of notices on PHP 8.
	const ours = site.debugLog().split('\n');
	expect(ours.filter((line) => /plugins\/draftsmith|Fatal|database error|Draftsmith\\/.test(line))).toEqual([]);
});
