import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials, LoginSession, Role } from '../wordpress/types.ts';
import { requestFor, submitJob } from './support/articles.ts';
import { batchOf, rowOf } from './support/batches.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, readJob } from './support/local-job.ts';
import { createPost } from './support/posts.ts';
import { BAKER, startWorld, type World } from './support/world.ts';

const ROLES = ['subscriber', 'contributor', 'author', 'editor', 'administrator'] as const satisfies Role[];
const WRITERS: Role[] = ['contributor', 'author', 'editor', 'administrator'];
const PUBLISHERS: Role[] = ['author', 'editor', 'administrator'];
const EDITORS: Role[] = ['editor', 'administrator'];
const OWNERS: Role[] = ['administrator'];

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Thing = { postId: number; jobId: number };
type Route = {
	method: Method;
	/** As the REST index names it. */
	route: string;
	/** Who may use it for a post, or a job, of their own, and of somebody else. */
	own: Role[];
	other: Role[];
	/** What a writer gets who may not: a job that is not theirs seems not to exist. */
	refusal: 403 | 404;
	body?: (thing: Thing) => unknown;
	/** Query, for GET. */
	query?: (thing: Thing) => string;
	/** Whether each call gets a copy of the job, since it is gone afterwards. */
	onCopy?: true;
};

const holder = crypto.randomUUID();
const forSettings = { own: OWNERS, other: OWNERS, refusal: 403 } as const;
const forJobs = { own: WRITERS, other: EDITORS, refusal: 404 } as const;
const forWriters = { own: WRITERS, other: WRITERS, refusal: 403 } as const;
const presetRoute = '/presets/(?P<id>[0-9a-f-]{1,36})';
const styleRoute = '/templates/(?P<name>[a-z0-9-]{1,50})';
const forBatches = { own: WRITERS, other: OWNERS, refusal: 404 } as const;
const GROUP = {
	rows: 1,
	model: BAKER,
	content_type: 'article',
	language: 'en',
	length: 'short',
	title_characters: 9,
	prompt_characters: 0,
};
/** A batch has the id of the thing's job. */
const batchRoute = (path: string) => `/batches/(?P<id>\\d+)${path}`;
const jobRoute = (path: string) => `/jobs/(?P<id>\\d+)${path}`;

/** Every route there is. The first test fails when the site has one that is not here. */
const ROUTES: Route[] = [
	{ method: 'GET', route: '/settings', ...forSettings },
	// Upon no state that there is: whoever may change it is told so.
	{ method: 'PATCH', route: '/settings', ...forSettings, body: () => ({ disclosure: true, revision: 'none' }) },
	{ method: 'GET', route: '/connection', ...forSettings },
	{ method: 'GET', route: '/site-health/service', ...forSettings },
	{ method: 'GET', route: '/site-health/key', ...forSettings },
	{ method: 'GET', route: '/site-health/clock', ...forSettings },
	{ method: 'GET', route: '/site-health/loopback', ...forSettings },
	{ method: 'GET', route: '/catalog', own: WRITERS, other: WRITERS, refusal: 403 },
	{
		method: 'GET',
		route: '/jobs',
		own: WRITERS,
		other: EDITORS,
		refusal: 403,
		query: ({ postId }) => `?post_id=${postId}`,
	},
	{
		method: 'POST',
		route: '/jobs',
		own: WRITERS,
		other: EDITORS,
		refusal: 403,
		body: ({ postId }) => requestFor(postId),
	},
	{ method: 'GET', route: jobRoute(''), ...forJobs },
	{ method: 'POST', route: jobRoute('/send'), ...forJobs },
	{ method: 'POST', route: jobRoute('/cancel'), ...forJobs },
	{ method: 'POST', route: jobRoute('/events-token'), ...forJobs },
	{ method: 'POST', route: jobRoute('/reviewed'), ...forJobs },
	{ method: 'POST', route: jobRoute('/claim'), ...forJobs, body: () => ({ holder }) },
	{ method: 'POST', route: jobRoute('/release'), ...forJobs, body: () => ({ holder }) },
	{ method: 'POST', route: jobRoute('/insert'), ...forJobs },
	{
		method: 'POST',
		route: jobRoute('/sections/(?P<section>\\d{1,4})/regenerate'),
		...forJobs,
		body: () => ({ hint: '', holder }),
	},
	{ method: 'POST', route: jobRoute('/discard'), ...forJobs },
	{ method: 'POST', route: jobRoute('/retry'), ...forJobs },
	{ method: 'DELETE', route: jobRoute(''), ...forJobs, onCopy: true },
	// Every writer may ask; each job is checked by itself: tests/plugin/jobs-bulk.test.ts.
	{
		method: 'POST',
		route: '/jobs/bulk',
		own: WRITERS,
		other: WRITERS,
		refusal: 403,
		body: ({ jobId }) => ({ action: 'cancel', ids: [jobId] }),
	},
	{ method: 'GET', route: jobRoute('/outline'), ...forJobs },
	{ method: 'POST', route: jobRoute('/outline'), ...forJobs, body: () => ({ sections: [{ heading: 'One' }] }) },
	{
		method: 'POST',
		route: '/quotes',
		...forWriters,
		body: () => ({ title: 'Rye bread', language: 'en', model: BAKER }),
	},
	{ method: 'GET', route: '/presets', ...forWriters },
	{ method: 'POST', route: presetRoute, ...forWriters, body: () => ({ name: 'Weekly', form: {} }) },
	{ method: 'DELETE', route: presetRoute, ...forWriters },
	{ method: 'POST', route: '/presets/import', ...forWriters, body: () => ({ file: {} }) },
	{ method: 'GET', route: '/templates', ...forWriters },
	{ method: 'POST', route: styleRoute, ...forSettings, body: () => ({ house_style: 'Short.' }) },
	{ method: 'DELETE', route: styleRoute, ...forSettings },
	{ method: 'GET', route: '/usage', own: WRITERS, other: WRITERS, refusal: 403 },
	{ method: 'GET', route: '/usage/report', own: WRITERS, other: WRITERS, refusal: 403 },
	{ method: 'GET', route: '/jobs/choices', own: WRITERS, other: WRITERS, refusal: 403 },
	{ method: 'GET', route: '/batches', ...forWriters },
	{ method: 'POST', route: '/batches', ...forWriters, body: () => batchOf([rowOf(1)]) },
	{ method: 'GET', route: '/batches/options', ...forWriters },
	{ method: 'POST', route: '/batches/names', ...forWriters, body: () => ({ authors: ['admin'] }) },
	{ method: 'POST', route: '/batches/estimate', ...forWriters, body: () => ({ groups: [GROUP] }) },
	{ method: 'GET', route: batchRoute(''), ...forBatches },
	{ method: 'POST', route: batchRoute('/rows'), ...forBatches, body: () => ({ rows: [rowOf(1)] }) },
	{ method: 'POST', route: batchRoute('/resume'), ...forBatches },
	{ method: 'POST', route: batchRoute('/pause'), ...forBatches },
	{ method: 'POST', route: batchRoute('/cancel'), ...forBatches },
	{ method: 'DELETE', route: batchRoute(''), ...forBatches },
	{ method: 'GET', route: '/account', ...forSettings },
	{ method: 'GET', route: '/account/sites', ...forSettings },
	{ method: 'GET', route: '/account/keys', ...forSettings },
	{ method: 'DELETE', route: '/account/keys/(?P<id>[0-9a-f-]{1,36})', ...forSettings },
	{ method: 'GET', route: '/account/retention', ...forSettings },
	{ method: 'GET', route: '/account/export', ...forSettings },
	{ method: 'PATCH', route: '/account', ...forSettings, body: () => ({ email_notices: true }) },
	{ method: 'POST', route: '/account/proof', ...forSettings },
	{ method: 'POST', route: '/account/confirmation', ...forSettings },
	{ method: 'POST', route: '/account/policy', ...forSettings, body: () => ({ version: 'none' }) },
	{ method: 'POST', route: '/account/restriction', ...forSettings, body: () => ({ kind: 'restriction' }) },
	{ method: 'DELETE', route: '/account/restriction', ...forSettings },
	{ method: 'POST', route: '/account/key', ...forSettings },
	// Not the owner's address: whoever may ask is told so, and the account stays.
	{ method: 'DELETE', route: '/account', ...forSettings, body: () => ({ email: 'nobody@example.org' }) },
	{
		method: 'POST',
		route: '/registration',
		...forSettings,
		body: () => ({ service_url: world.stack.serviceUrl, email: 'owner@example.org', consent: true }),
	},
	// The last, since nothing works after it.
	{ method: 'DELETE', route: '/registration', ...forSettings },
];

let world: World;
const users = new Map<Role, { credentials: Credentials; session: LoginSession; own: Thing }>();
let other: Thing;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	const { site } = world;
	const job = await submitJob(site);
	other = { postId: job.post_id, jobId: job.id };
	await makeBatch(job.id, 'admin');
	for (const role of ROLES) {
		const credentials = await site.createUser(`a-${role}`, role);
		const postId = await createPost(site, credentials);
		const { id } = await submitJob(site, { postId });
		// Asked for by an administrator, and given away: a subscriber could not have asked.
		await evaluate(
			site,
			z.literal(1),
			`return $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'user_id' => get_user_by( 'login', $input['user'] )->ID ), array( 'id' => $input['id'] ) );`,
			{ id, user: credentials.user },
		);
		await makeBatch(id, credentials.user);
		users.set(role, { credentials, session: await site.login(credentials), own: { postId, jobId: id } });
	}
});
afterAll(() => world?.stop());

/** A batch of somebody's that collects its rows. */
function makeBatch(id: number, user: string): Promise<number> {
	return evaluate(
		world.site,
		z.literal(1),
		`return $wpdb->insert( $wpdb->prefix . 'draftsmith_batches', array( 'id' => $input['id'], 'request_id' => wp_generate_uuid4(), 'user_id' => get_user_by( 'login', $input['user'] )->ID, 'name' => 'Breads', 'state' => 'collecting', 'row_count' => 1, 'created_at' => gmdate( 'Y-m-d H:i:s' ), 'updated_at' => gmdate( 'Y-m-d H:i:s' ) ) );`,
		{ id, user },
	);
}

function userOf(role: Role) {
	const user = users.get(role);
	if (user === undefined) throw new Error(`no user is a ${role}`);
	return user;
}

/** The id of another job of the same user and post, one that failed. */
function copyOfJob(id: number): Promise<number> {
	return evaluate(
		world.site,
		z.number().positive(),
		`$table = $wpdb->prefix . 'draftsmith_jobs';
		$row = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM $table WHERE id = %d", $input ), ARRAY_A );
		$wpdb->insert( $table, array_merge( $row, array( 'id' => null, 'idempotency_key' => wp_generate_uuid4(), 'job_id' => null, 'state' => 'failed' ) ) );
		return $wpdb->insert_id;`,
		id,
	);
}

/** Calls a route with exactly these headers, and gives the status. */
async function statusOf(route: Route, thing: Thing, headers: Record<string, string>): Promise<number> {
	const path =
		route.route.replace(/\(.*?\)/, String(thing.jobId)).replace(/\(.*?\)/g, '0') + (route.query?.(thing) ?? '');
	const body = route.body?.(thing);
	const response = await fetch(`${world.site.url}/wp-json/draftsmith/v1${path}`, {
		method: route.method,
		headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	await response.arrayBuffer();
	return response.status;
}

/** All that the plugin keeps, as JSON. */
function tables(): Promise<unknown> {
	return evaluate(
		world.site,
		z.array(z.array(z.unknown())),
		`return array(
			$wpdb->get_results( "SELECT * FROM {$wpdb->prefix}draftsmith_jobs" ),
			// What was read of the service is kept for a while.
			$wpdb->get_results( "SELECT option_name, option_value FROM $wpdb->options WHERE option_name LIKE '%draftsmith%' AND option_name NOT LIKE '%transient%'" ),
			$wpdb->get_results( "SELECT ID, post_content, post_status FROM $wpdb->posts" ),
		);`,
	);
}

/** What a role gets: undefined for anything but a refusal. */
function expected(route: Route, role: Role, isOwn: boolean): number | undefined {
	if ((isOwn ? route.own : route.other).includes(role)) return undefined;
	return role === 'subscriber' ? 403 : route.refusal;
}

const REFUSALS = [401, 403, 404];

test('the table has every route that the site has', async () => {
	const Index = z.object({ routes: z.record(z.string(), z.object({ methods: z.array(z.string()) })) });
	const { json } = await world.site.rest('/draftsmith/v1');
	const found = Object.entries(Index.parse(json).routes).flatMap(([path, { methods }]) =>
		methods.map((method) => `${method} ${path.replace('/draftsmith/v1', '')}`),
	);
	const tested = ROUTES.map(({ method, route }) => `${method} ${route}`);
	// The service asks the challenge without a login: tests/plugin/domain-proof.test.ts.
	const isForUsers = (each: string) => each !== 'GET ' && each !== 'GET /challenge';
	expect(found.filter(isForUsers).sort()).toEqual(tested.sort());
});

test.each(['publish', 'future', 'private'])('only who may publish may ask for the status %s', async (status) => {
	const date = status === 'future' ? { post_date: '2031-01-01T00:00:00Z' } : {};
	for (const role of WRITERS) {
		const { credentials, own } = userOf(role);
		const body = requestFor(own.postId, { post_status: status, ...date });
		const answer = await callPlugin(world.site, '/jobs', { method: 'POST', user: credentials, body });
		expect(answer.status, role).toBe(PUBLISHERS.includes(role) ? 202 : 403);
	}
});

test('a page, a media file and a post that is not there: asked for by those who may edit them only', async () => {
	const pageId = await evaluate(
		world.site,
		z.number(),
		`return wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'About', 'post_author' => 1 ) );`,
	);
	const mediaId = await evaluate(
		world.site,
		z.number(),
		`return wp_insert_attachment( array( 'post_title' => 'Loaf', 'post_mime_type' => 'image/jpeg', 'post_author' => 1 ) );`,
	);
	const statusFor = async (role: Role, postId: number, type: string) => {
		const request = {
			method: 'POST',
			user: userOf(role).credentials,
			body: requestFor(postId, { post_type: type }),
		} as const;
		return (await callPlugin(world.site, '/jobs', request)).status;
	};
	expect(await statusFor('author', pageId, 'page')).toBe(403);
	expect(await statusFor('editor', pageId, 'page')).toBe(202);
	const untyped = { method: 'POST', user: userOf('editor').credentials, body: requestFor(pageId) } as const;
	expect((await callPlugin(world.site, '/jobs', untyped)).status).toBe(202);
	expect(await statusFor('administrator', mediaId, 'attachment')).toBe(403);
	expect(await statusFor('administrator', 999_999, 'post')).toBe(403);
});

test('who writes pages only may use the jobs of pages, and no others of theirs', async () => {
	const { site } = world;
	const pageId = await evaluate(
		site,
		z.number(),
		`add_role( 'pages-only', 'Pages only', array( 'read' => true, 'edit_pages' => true ) );
		$user = wp_insert_user( array( 'user_login' => 'paula', 'user_pass' => 'paula-password', 'role' => 'pages-only' ) );
		return wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'About us', 'post_author' => $user ) );`,
	);
	const user = { user: 'paula', password: 'paula-password' };
	expect((await callPlugin(site, '/catalog', { user })).status).toBe(200);
	const job = await callPlugin(site, '/jobs', { method: 'POST', user, body: requestFor(pageId) });
	expect(job.status).toBe(202);
	const { id } = z.object({ id: z.number() }).parse(job.json);
	expect((await callPlugin(site, `/jobs/${id}`, { user })).status).toBe(200);
	await site.runPhp(
		`global $wpdb; $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'post_type' => 'post' ), array( 'id' => ${id} ) );`,
	);
	expect((await callPlugin(site, `/jobs/${id}`, { user })).status).toBe(404);
});

test('nothing can be changed by a GET, not even one that says it is a POST', async () => {
	const { session, own } = userOf('administrator');
	// To look at a job that runs writes down how it stands.
	await expect
		.poll(async () => (await readJob(world.site, own.jobId)).state, { timeout: 30_000, interval: 500 })
		.toBe('succeeded');
	const before = await tables();
	for (const route of ROUTES.filter(({ method }) => method !== 'GET')) {
		const headers = { Cookie: session.cookie, 'X-WP-Nonce': session.nonce };
		const readable = ROUTES.find((each) => each.route === route.route && each.method === 'GET');
		const asGet = { ...route, method: 'GET', body: () => undefined } as const;
		// Most of the routes have no GET.
		const usual = readable === undefined ? 404 : 200;
		expect(await statusOf(asGet, own, headers), route.route).toBe(usual);
		const fields = z.record(z.string(), z.coerce.string()).parse(route.body?.(own) ?? {});
		const query = `?${new URLSearchParams({ ...fields, _method: route.method })}`;
		const disguised = { ...asGet, query: () => query };
		// 400: a body that no query can hold.
		expect([400, 401], route.route).toContain(await statusOf(disguised, own, { Cookie: session.cookie }));
	}
	expect(await tables()).toEqual(before);
});

test.each(ROUTES.map((route) => ({ route, name: `${route.method} ${route.route}` })))(
	'$name is for those who may, and for them with the nonce only',
	async ({ route }) => {
		const anonymous = [statusOf(route, other, {}), statusOf(route, other, { 'X-WP-Nonce': 'bad' })];
		const stolen = statusOf(route, other, { 'X-WP-Nonce': userOf('administrator').session.nonce });
		expect([...(await Promise.all(anonymous)), await stolen]).toEqual([401, 403, 403]);

		const check = async (role: Role) => {
			const { session, own } = userOf(role);
			const { cookie, nonce } = session;
			// Cookies alone are what another site's page can make a browser send.
			const forged = [
				await statusOf(route, own, { Cookie: cookie }),
				await statusOf(route, own, { Cookie: cookie, 'X-WP-Nonce': 'bad' }),
			];
			expect(forged, `${role}, forged`).toEqual([401, 403]);
			for (const [thing, isOwn] of [
				[other, false],
				[own, true],
			] as const) {
				const target = route.onCopy ? { ...thing, jobId: await copyOfJob(thing.jobId) } : thing;
				const status = await statusOf(route, target, { Cookie: cookie, 'X-WP-Nonce': nonce });
				const refused = REFUSALS.includes(status) ? status : undefined;
				expect(refused, `${role}, ${isOwn ? 'own' : 'of another'}`).toBe(expected(route, role, isOwn));
				expect(status).toBeLessThan(500);
			}
		};
		await Promise.all(ROLES.map(check));
	},
);
