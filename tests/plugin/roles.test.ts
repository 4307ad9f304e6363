import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials } from '../wordpress/index.ts';
import { requestFor } from './support/articles.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { createPost } from './support/posts.ts';
import { BAKER, startWorld, type World } from './support/world.ts';

let world: World;
let author: Credentials;

beforeAll(async () => {
	// Races are seen with MariaDB only.
	world = await startWorld({ boot: { version: '7.1', database: 'mariadb' } });
	author = await world.site.createUser('anna', 'author');
});
afterAll(() => world?.stop());

const everything = {
	allowed: true,
	models: null,
	content_types: null,
	post_statuses: null,
	articles_per_day: null,
};

/** Sets the rules of roles as the settings page does. */
async function setRoles(roles: Record<string, object>): Promise<void> {
	const { revision } = z.looseObject({ revision: z.string() }).parse((await callPlugin(world.site, '/settings')).json);
	const answer = await callPlugin(world.site, '/settings', { method: 'PATCH', body: { roles, revision } });
	expect(answer.status, JSON.stringify(answer.json)).toBe(200);
}

async function ask(user: Credentials, fields: Record<string, unknown> = {}) {
	const postId = await createPost(world.site, user);
	return callPlugin(world.site, '/jobs', { method: 'POST', user, body: requestFor(postId, fields) });
}

/** Stores rules of roles as anybody may write them. */
const storeRoles = (roles: object) =>
	world.site.runPhp(
		`update_option( 'draftsmith_settings', array_merge( get_option( 'draftsmith_settings' ), array( 'roles' => json_decode( '${JSON.stringify(roles)}', true ) ) ) );`,
	);

describe('what a role may use', () => {
	test('is all that the catalog shows its users, and all that they may ask for', async () => {
		await setRoles({
			author: {
				...everything,
				models: [BAKER],
				content_types: ['news'],
				post_statuses: ['draft'],
				articles_per_day: 50,
			},
		});
		expect((await callPlugin(world.site, '/catalog', { user: author })).json).toMatchObject({
			models: [{ id: BAKER }],
			content_types: ['news'],
			post_statuses: ['draft'],
			articles_left_today: 50,
		});
		expect((await ask(author, { content_type: 'news' })).status).toBe(202);
		for (const fields of [
			{},
			{ content_type: 'news', post_status: 'publish' },
			{ content_type: 'news', model: 'other' },
		])
			expect(errorOf(await ask(author, fields))).toMatchObject({
				code: 'draftsmith_role_not_allowed',
				data: { status: 403 },
			});
		expect((await callPlugin(world.site, '/catalog', { user: author })).json).toMatchObject({
			articles_left_today: 49,
		});
	});

	test('of a default that the role may not use the catalog says nothing', async () => {
		await world.site.runPhp(
			`( new Draftsmith\\Accounts\\Settings() )->save( array( 'defaults' => array( 'content_type' => 'faq', 'post_status' => 'draft' ) ) );`,
		);
		expect((await callPlugin(world.site, '/catalog', { user: author })).json).toMatchObject({
			defaults: { content_type: '', post_status: 'draft' },
		});
	});

	test('who has several roles may use what any of them may', async () => {
		await setRoles({
			author: { ...everything, content_types: ['news'] },
			editor: { ...everything, content_types: ['faq'] },
		});
		await world.site.runPhp(`get_user_by( 'login', 'anna' )->add_role( 'editor' );`);
		expect((await callPlugin(world.site, '/catalog', { user: author })).json).toMatchObject({
			content_types: ['news', 'faq'],
		});
		await setRoles({ author: { ...everything, allowed: false }, editor: { ...everything, content_types: ['faq'] } });
		expect((await ask(author, { content_type: 'faq' })).status).toBe(202);
		expect((await ask(author)).status).toBe(403);
		await world.site.runPhp(`get_user_by( 'login', 'anna' )->remove_role( 'editor' );`);
		expect((await ask(author, { content_type: 'faq' })).status).toBe(403);
		expect((await callPlugin(world.site, '/catalog', { user: author })).status).toBe(403);
	});

	test('who manages the site may use everything, whatever the role is called', async () => {
		await world.site.runPhp(
			`add_role( 'chief', 'Chief', array( 'read' => true, 'edit_posts' => true, 'manage_options' => true ) );
			get_user_by( 'login', 'anna' )->set_role( 'chief' );`,
		);
		await storeRoles({ chief: { allowed: false }, administrator: { allowed: false } });
		expect((await ask(author)).status).toBe(202);
		expect((await ask(world.site.admin)).status).toBe(202);
	});

	test('a role that was removed is nobody’s, and its rule bounds nobody; capabilities do', async () => {
		await storeRoles({ chief: { allowed: true } });
		await world.site.runPhp(`remove_role( 'chief' );`);
		expect((await callPlugin(world.site, '/catalog', { user: author })).status).toBe(403);
		await world.site.runPhp(
			`get_user_by( 'login', 'anna' )->set_role( '' ); get_user_by( 'login', 'anna' )->add_cap( 'edit_posts' );`,
		);
		expect((await callPlugin(world.site, '/catalog', { user: author })).status).toBe(200);
		await world.site.runPhp(`get_user_by( 'login', 'anna' )->set_role( 'author' );`);
	});

	test.each([
		['a list of nothing', { models: [] }, 403],
		['a list that is none', { models: 'baker' }, 202],
		['no articles at all', { articles_per_day: 0 }, 403],
		['a number that is none', { articles_per_day: 'many' }, 202],
		['no rule', 'nobody', 202],
	])('a rule of %s', async (_, rule, status) => {
		await storeRoles({ author: rule });
		expect((await ask(author)).status).toBe(status);
	});

	test('nobody is a user without rights', async () => {
		const rule = `return ( new Draftsmith\\Parts() )->rules()->of_user( 0 )['allowed'];`;
		expect(await evaluate(world.site, z.boolean(), rule)).toBe(false);
	});
});

describe('who comes after the rules', () => {
	let manager: Credentials;

	const mayUse = async (user: Credentials) => (await callPlugin(world.site, '/catalog', { user })).status === 200;

	beforeAll(async () => {
		await setRoles({});
		manager = await world.site.createUser('mona', 'subscriber');
		await world.site.runPhp(
			`add_role( 'shop_manager', 'Shop manager', array( 'read' => true, 'edit_posts' => true ) );
			get_user_by( 'login', 'mona' )->set_role( 'shop_manager' );`,
		);
	});

	test('may use everything while the owner has set no rule', async () => {
		expect(await mayUse(manager)).toBe(true);
	});

	test('has a role without a rule: may use nothing until the owner decides, and is told whom to ask', async () => {
		await setRoles({ author: { ...everything, models: [BAKER] } });
		const undecided = { code: 'draftsmith_role_not_allowed', message: expect.stringContaining('Ask an administrator') };
		expect(errorOf(await callPlugin(world.site, '/catalog', { user: manager }))).toMatchObject(undecided);
		expect(errorOf(await ask(manager))).toMatchObject(undecided);
		expect(await mayUse(author)).toBe(true);
		expect(await mayUse(world.site.admin)).toBe(true);

		await setRoles({ author: { ...everything, models: [BAKER] }, shop_manager: { ...everything, allowed: false } });
		const refusal = errorOf(await callPlugin(world.site, '/catalog', { user: manager }));
		expect(refusal.message).toContain('has not allowed your role');
		await setRoles({ author: { ...everything, models: [BAKER] }, shop_manager: everything });
		expect(await mayUse(manager)).toBe(true);
	});

	test('has no role at all, only capabilities: the same', async () => {
		await world.site.runPhp(
			`get_user_by( 'login', 'mona' )->set_role( '' ); get_user_by( 'login', 'mona' )->add_cap( 'edit_posts' );`,
		);
		expect(errorOf(await ask(manager))).toMatchObject({ code: 'draftsmith_role_not_allowed' });
		await world.site.runPhp(`get_user_by( 'login', 'mona' )->add_cap( 'manage_options' );`);
		expect(await mayUse(manager)).toBe(true);
		await world.site.runPhp(
			`get_user_by( 'login', 'mona' )->remove_all_caps(); get_user_by( 'login', 'mona' )->set_role( 'shop_manager' );`,
		);
	});

	test('is under the rule for all others, if the owner sets that one', async () => {
		await setRoles({ author: everything, '*': { ...everything, articles_per_day: 7 } });
		expect((await callPlugin(world.site, '/catalog', { user: manager })).json).toMatchObject({
			articles_left_today: 7,
		});
		expect((await callPlugin(world.site, '/catalog', { user: author })).json).toMatchObject({
			articles_left_today: null,
		});
	});

	test('gives a user with a ruled role nothing more: a second role without a rule does not count', async () => {
		const rules = { author: { ...everything, content_types: ['news'] }, '*': everything };
		await setRoles(rules);
		await world.site.runPhp(
			`get_user_by( 'login', 'anna' )->add_role( 'subscriber' ); get_user_by( 'login', 'anna' )->add_role( 'shop_manager' );`,
		);
		expect((await ask(author)).status).toBe(403);
		expect((await ask(author, { content_type: 'news' })).status).toBe(202);
		await world.site.runPhp(`get_user_by( 'login', 'anna' )->set_role( 'author' );`);
		await setRoles({});
	});
});

describe('who may write pages only', () => {
	let writer: Credentials;

	beforeAll(async () => {
		await setRoles({});
		writer = await world.site.createUser('page', 'subscriber');
		await world.site.runPhp(
			`$caps = array( 'read', 'edit_pages', 'edit_others_pages', 'publish_pages', 'edit_published_pages' );
			add_role( 'page_writer', 'Page writer', array_fill_keys( $caps, true ) );
			get_user_by( 'login', 'page' )->set_role( 'page_writer' );`,
		);
	});

	const open = async (user: Credentials, path: string) => {
		const { cookie } = await world.site.login(user);
		const answer = await fetch(`${world.site.url}/wp-admin/${path}`, { headers: { Cookie: cookie } });
		return { status: answer.status, html: await answer.text() };
	};

	test('has the menu and its screens; who writes nothing has neither', async () => {
		expect((await open(writer, 'edit.php?post_type=page')).html).toContain('page=draftsmith-jobs');
		for (const screen of ['jobs', 'batch', 'usage'])
			expect(await open(writer, `admin.php?page=draftsmith-${screen}`)).toMatchObject({
				status: 200,
				html: expect.stringContaining(`draftsmith/build/${screen}.js`),
			});
		const reader = await world.site.createUser('reader', 'subscriber');
		expect((await open(reader, 'profile.php')).html).not.toContain('page=draftsmith-');
		expect((await open(reader, 'admin.php?page=draftsmith-jobs')).status).toBe(403);
	});

	test('is an author of pages for whoever may edit those of others, and sees who else is', async () => {
		const Options = z.looseObject({ post_types: z.array(z.looseObject({ slug: z.string() })) });
		const { json } = await callPlugin(world.site, '/batches/options', { user: writer });
		expect(Options.parse(json).post_types.map(({ slug }) => slug)).toEqual(['page']);
		const Names = z.looseObject({ authors: z.array(z.looseObject({ text: z.string(), id: z.number().nullable() })) });
		/** Whom of three a user may choose as authors. */
		const choicesOf = async (user: Credentials) => {
			const body = { authors: ['anna', 'page', 'reader'] };
			const answer = await callPlugin(world.site, '/batches/names', { method: 'POST', user, body });
			return Names.parse(answer.json).authors.flatMap(({ text, id }) => (id === null ? [] : [text]));
		};
		// Anna writes posts, and so is no author of pages.
		expect(await choicesOf(writer)).toEqual(['page']);
		expect(await choicesOf(author)).toEqual(['anna']);
		expect(await choicesOf(world.site.admin)).toEqual(['anna', 'page']);
	});

	test('is a role that the owner can decide about', async () => {
		const Shown = z.looseObject({
			choices: z.looseObject({ roles: z.array(z.looseObject({ name: z.string(), writes: z.boolean() })) }),
		});
		const { choices } = Shown.parse((await callPlugin(world.site, '/settings')).json);
		expect(choices.roles.find(({ name }) => name === 'page_writer')).toMatchObject({ writes: true });
	});
});

describe('the number a day', () => {
	const left = async (user: Credentials) =>
		z
			.looseObject({ articles_left_today: z.number().nullable() })
			.parse((await callPlugin(world.site, '/catalog', { user })).json).articles_left_today;

	/** Asks in so many processes at once; gives the statuses, sorted. */
	async function askAtOnce(user: Credentials, count: number): Promise<number[]> {
		const posts = await Promise.all(Array.from({ length: count }, () => createPost(world.site, user)));
		// Each must have its nonce before the start.
		await callPlugin(world.site, '/catalog', { user });
		const answers = await Promise.all(
			posts.map((postId) => callPlugin(world.site, '/jobs', { method: 'POST', user, body: requestFor(postId) })),
		);
		return answers.map(({ status }) => status).sort();
	}

	test('of 40 requests at once with a cap of 10, exactly 10 pass, and refused ones leave nothing', async () => {
		const racer = await world.site.createUser('rita', 'author');
		await setRoles({ author: { ...everything, articles_per_day: 10 } });
		const statuses = await askAtOnce(racer, 40);
		expect(statuses).toEqual([...Array(10).fill(202), ...Array(30).fill(429)]);
		const rows = `return $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs WHERE user_id = %d", get_user_by( 'login', 'rita' )->ID ) );`;
		expect(await evaluate(world.site, z.coerce.number(), rows)).toBe(10);
		expect(await left(racer)).toBe(0);
	}, 120_000);

	test('is not given back by deleting what was asked for, is anew the next day, and follows a larger number at once', async () => {
		const user = await world.site.createUser('dora', 'author');
		await setRoles({ author: { ...everything, articles_per_day: 1 } });
		expect((await ask(user)).status).toBe(202);
		await world.site.runPhp(
			`global $wpdb; $wpdb->delete( $wpdb->prefix . 'draftsmith_jobs', array( 'user_id' => get_user_by( 'login', 'dora' )->ID ) );`,
		);
		const refused = errorOf(await ask(user));
		expect(refused).toMatchObject({
			code: 'draftsmith_daily_cap',
			message: expect.stringContaining('1 article a day'),
		});
		await setRoles({ author: { ...everything, articles_per_day: 2 } });
		expect(await left(user)).toBe(1);
		await world.site.runPhp(
			`global $wpdb; $wpdb->query( $wpdb->prepare( "UPDATE $wpdb->options SET option_value = option_value - 1000000 WHERE option_name = %s", 'draftsmith_day_of_' . get_user_by( 'login', 'dora' )->ID ) );`,
		);
		expect(await left(user)).toBe(2);
		expect([(await ask(user)).status, (await ask(user)).status, (await ask(user)).status]).toEqual([202, 202, 429]);
	});

	test('a request that the service refuses for good does not count, and one that counted counts no second time', async () => {
		const user = await world.site.createUser('vera', 'author');
		await setRoles({ author: { ...everything, articles_per_day: 3 } });
		expect((await ask(user, { model: 'no-such' })).status).toBeGreaterThanOrEqual(400);
		expect(await left(user)).toBe(3);
		const { id } = z.looseObject({ id: z.number() }).parse((await ask(user)).json);
		expect(await left(user)).toBe(2);
		const again = `$store = new Draftsmith\\Jobs\\Job_Store(); return ( new Draftsmith\\Parts() )->cap()->obstacle( $store->find( $input ) );`;
		expect(await evaluate(world.site, z.null(), again, id)).toBeNull();
		expect(await left(user)).toBe(2);
		expect(world.site.debugLog()).toBe('');
	});
});
