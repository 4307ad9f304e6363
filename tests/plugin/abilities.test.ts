import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials, RestResponse, Role } from '../wordpress/types.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf, LocalJob } from './support/local-job.ts';
import { createPost, readPost } from './support/posts.ts';
import { BAKER, startWorld, type World } from './support/world.ts';

const NAMES = ['draftsmith/create-article', 'draftsmith/get-job', 'draftsmith/list-models'];
const ORDER = { title: 'Rye bread', language: 'en', model: BAKER };

const Ability = z.object({
	name: z.string(),
	category: z.string(),
	input_schema: z.unknown(),
	output_schema: z.unknown(),
	meta: z.object({ annotations: z.record(z.string(), z.boolean().nullable()) }),
});

let world: World;
const users: { role: Role | 'nobody'; credentials: Credentials | undefined }[] = [];

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	users.push({ role: 'nobody', credentials: undefined });
	for (const role of ['subscriber', 'contributor', 'author', 'editor', 'administrator'] as const)
		users.push({ role, credentials: await world.site.createUser(`an-${role}`, role) });
});
afterAll(() => world?.stop());

function userOf(role: Role): Credentials {
	const found = users.find((user) => user.role === role)?.credentials;
	if (found === undefined) throw new Error(`no user is a ${role}`);
	return found;
}

function as(user: Credentials | undefined): { user?: Credentials } {
	return user === undefined ? {} : { user };
}

function create(user: Credentials | undefined, input: unknown): Promise<RestResponse> {
	return world.site.rest('/wp-abilities/v1/abilities/draftsmith/create-article/run', {
		method: 'POST',
		body: { input },
		...as(user),
	});
}

function getJob(user: Credentials | undefined, id: number | string): Promise<RestResponse> {
	return world.site.rest(`/wp-abilities/v1/abilities/draftsmith/get-job/run?input[id]=${id}`, as(user));
}

function listModels(user: Credentials | undefined): Promise<RestResponse> {
	return world.site.rest('/wp-abilities/v1/abilities/draftsmith/list-models/run', as(user));
}

async function listed(user: Credentials | undefined): Promise<z.infer<typeof Ability>[]> {
	const { status, json } = await world.site.rest('/wp-abilities/v1/abilities?category=draftsmith', as(user));
	expect(status).toBe(200);
	return z.array(Ability).parse(json);
}

/** The statuses that each role gets, in the order nobody, subscriber, contributor, author, editor, administrator. */
function statuses(call: (user: Credentials | undefined) => Promise<RestResponse>): Promise<number[]> {
	return Promise.all(users.map(async ({ credentials }) => (await call(credentials)).status));
}

test('the abilities are listed with schemas and with what they change', async () => {
	const found = await listed(userOf('contributor'));
	expect(found.map(({ name, meta }) => [name, meta.annotations])).toEqual([
		[NAMES[0], { readonly: false, destructive: false, idempotent: false }],
		[NAMES[1], { readonly: true, destructive: false, idempotent: true }],
		[NAMES[2], { readonly: true, destructive: false, idempotent: true }],
	]);
	expect(found[0]).toMatchObject({
		category: 'draftsmith',
		input_schema: { required: ['title', 'language', 'model'], additionalProperties: false },
		output_schema: { properties: { state: { enum: expect.arrayContaining(['succeeded']) } } },
	});
	expect((await world.site.rest('/wp-abilities/v1/abilities')).status).toBe(401);
});

test('who may write may run them, and nobody may ask for more than WordPress lets them', async () => {
	expect(await statuses((user) => create(user, ORDER))).toEqual([401, 403, 200, 200, 200, 200]);
	expect(await statuses((user) => create(user, { ...ORDER, post_status: 'publish' }))).toEqual([
		401, 403, 403, 200, 200, 200,
	]);
	expect(await statuses((user) => create(user, { ...ORDER, post_type: 'page' }))).toEqual([
		401, 403, 403, 403, 200, 200,
	]);
	const postId = await createPost(world.site, world.site.admin);
	expect(await statuses((user) => create(user, { ...ORDER, post_id: postId }))).toEqual([401, 403, 403, 403, 200, 200]);
	expect(await statuses((user) => create(user, { ...ORDER, post_id: 999_999 }))).toEqual([
		401, 403, 403, 403, 403, 403,
	]);
	expect(await statuses((user) => create(user, { ...ORDER, post_type: 'attachment' }))).toEqual([
		401, 403, 403, 403, 403, 403,
	]);
	expect(await statuses(listModels)).toEqual([401, 403, 200, 200, 200, 200]);

	const { id } = LocalJob.parse((await create(userOf('author'), ORDER)).json);
	expect(await statuses((user) => getJob(user, id))).toEqual([401, 403, 403, 200, 200, 200]);
	expect(await statuses((user) => getJob(user, 999_999))).toEqual([401, 403, 403, 403, 403, 403]);
});

test('what does not fit the schema is refused before anything is written', async () => {
	const rows = () =>
		evaluate(
			world.site,
			z.coerce.number(),
			`return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`,
		);
	const before = await rows();
	const admin = userOf('administrator');
	for (const input of [
		undefined,
		{},
		'Rye bread',
		{ ...ORDER, title: '' },
		{ ...ORDER, title: '   ' },
		{ ...ORDER, title: 'x'.repeat(301) },
		{ ...ORDER, language: 'not a language' },
		{ ...ORDER, content_type: 'poem' },
		{ ...ORDER, post_status: 'trash' },
		{ ...ORDER, post_status: 'future' },
		{ ...ORDER, post_status: 'future', post_date: '2020-01-01T00:00:00Z' },
		{ ...ORDER, length: 49 },
		{ ...ORDER, post_id: 'all' },
		{ ...ORDER, post_author: 1 },
		{ ...ORDER, outline_only: true },
	]) {
		const answer = await create(admin, input);
		expect({ input, status: answer.status }).toEqual({ input, status: 400 });
	}
	for (const id of ['0', 'x', '1.5', '']) expect((await getJob(admin, id)).status, id).toBe(400);
	expect(await rows()).toBe(before);
	// A method that does not fit what the ability changes is refused too.
	expect((await world.site.rest(`/wp-abilities/v1/abilities/${NAMES[0]}/run`, { user: admin })).status).toBe(405);
	const asPost = { method: 'POST', user: admin, body: { input: { id: 1 } } } as const;
	expect((await world.site.rest(`/wp-abilities/v1/abilities/${NAMES[1]}/run`, asPost)).status).toBe(405);
});

test('an article that an ability asked for comes into a post of its own, once, as asked', async () => {
	const { site, service } = world;
	const author = userOf('author');
	const answer = await create(author, { ...ORDER, title: 'Ability bread', post_status: 'publish', tone: 'friendly' });
	const job = LocalJob.parse(answer.json);
	expect(job).toMatchObject({ post_id: 0, state: 'starting' });
	expect(await service.job(job.job_id ?? '', { wait: 25 })).toMatchObject({ state: 'succeeded', post_type: 'post' });
	await runTick(site);
	await runTick(site);
	const { inserted } = LocalJob.parse((await getJob(author, job.id)).json);
	expect(inserted).toMatchObject({ as: 'new_post' });
	expect(await readPost(site, inserted?.post_id ?? 0)).toMatchObject({ status: 'publish', mark: job.job_id });
	const posts = `return $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_value = %s", $input ) );`;
	expect(await evaluate(site, z.coerce.number(), posts, job.job_id)).toBe(1);
});

test('PHP may run them on a site whose table was never made, without any REST before', async () => {
	const outcome = await evaluate(
		world.site,
		z.object({ unknown: z.boolean(), title: z.string(), failed: z.string() }),
		`$wpdb->query( "DROP TABLE {$wpdb->prefix}draftsmith_jobs, {$wpdb->prefix}draftsmith_batches" );
		delete_option( 'draftsmith_db_version' );
		wp_set_current_user( 1 );
		$unknown = wp_get_ability( 'draftsmith/get-job' )->execute( array( 'id' => 1 ) );
		$wpdb->query( "DROP TABLE {$wpdb->prefix}draftsmith_jobs, {$wpdb->prefix}draftsmith_batches" );
		delete_option( 'draftsmith_db_version' );
		$job = wp_get_ability( 'draftsmith/create-article' )->execute( $input );
		return array( 'unknown' => is_wp_error( $unknown ), 'title' => is_wp_error( $job ) ? $job->get_error_message() : $job['title'], 'failed' => $wpdb->last_error );`,
		{ ...ORDER, title: 'First bread' },
	);
	expect(outcome).toEqual({ unknown: true, title: 'First bread', failed: '' });
	expect(world.site.debugLog()).not.toContain('draftsmith_jobs');
});

test('models that the owner does not allow a role are neither listed nor used', async () => {
	const setRoles = (roles: unknown) =>
		evaluate(
			world.site,
			z.null(),
			`( new Draftsmith\\Accounts\\Settings() )->save( array( 'roles' => $input ) );`,
			roles,
		);
	const Models = z.object({ models: z.array(z.object({ id: z.string() })) });
	const idsFor = async (role: Role) => Models.parse((await listModels(userOf(role))).json).models.map(({ id }) => id);
	const all = await idsFor('author');
	expect(all).toContain(BAKER);
	await setRoles({ author: { models: ['outline'] }, contributor: { allowed: false }, '*': { allowed: true } });
	expect(await idsFor('author')).toEqual(all.filter((id) => id === 'outline'));
	expect(await idsFor('editor')).toEqual(all);
	expect((await create(userOf('author'), ORDER)).status).toBe(403);
	expect((await listModels(userOf('contributor'))).status).toBe(403);
	expect((await create(userOf('contributor'), ORDER)).status).toBe(403);
	await setRoles({});
});

test('abilities are not there when the owner has turned everything off, nor before the site is registered', async () => {
	const admin = userOf('administrator');
	const setEnabled = (enabled: boolean) =>
		evaluate(
			world.site,
			z.null(),
			`( new Draftsmith\\Accounts\\Settings() )->save( array( 'enabled' => $input ) );`,
			enabled,
		);
	const Categories = z.array(z.object({ slug: z.string() }));
	const categories = async () =>
		Categories.parse((await world.site.rest('/wp-abilities/v1/categories', { user: admin })).json).map(
			({ slug }) => slug,
		);
	expect(await categories()).toContain('draftsmith');
	await setEnabled(false);
	expect(await listed(admin)).toEqual([]);
	expect(await categories()).not.toContain('draftsmith');
	expect(errorOf(await create(admin, ORDER)).data.status).toBe(404);
	await setEnabled(true);
	expect(await listed(admin)).toHaveLength(3);
	expect((await callPlugin(world.site, '/registration', { method: 'DELETE' })).status).toBe(200);
	expect(await listed(admin)).toEqual([]);
	expect(world.site.debugLog()).not.toContain('draftsmith');
});

describe('WordPress 6.8', () => {
	let old: World;
	beforeAll(async () => {
		old = await startWorld({ boot: { version: '6.8' } });
	});
	afterAll(() => old?.stop());

	test('has no abilities, loads no file of them, and the plugin works', async () => {
		const { site } = old;
		expect((await site.rest('/wp-abilities/v1/abilities', { user: site.admin })).status).toBe(404);
		const state = await evaluate(
			site,
			z.object({ api: z.boolean(), loaded: z.array(z.string()), jobs: z.number() }),
			`$jobs = rest_do_request( new WP_REST_Request( 'GET', '/draftsmith/v1' ) )->get_status();
			return array(
				'api'    => function_exists( 'wp_register_ability' ),
				'loaded' => array_values( preg_grep( '#/includes/abilities/#', get_included_files() ) ),
				'jobs'   => $jobs,
			);`,
		);
		expect(state).toEqual({ api: false, loaded: [], jobs: 200 });
		expect(site.debugLog()).not.toContain('draftsmith');
	});
});
