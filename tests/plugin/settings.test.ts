import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { BAKER, revealKey, startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
});
afterAll(() => world?.stop());

const Shown = z.looseObject({
	preferences: z.looseObject({
		enabled: z.boolean(),
		defaults: z.record(z.string(), z.string()),
		roles: z.record(z.string(), z.unknown()),
		disclosure: z.boolean(),
		disclosure_text: z.string(),
	}),
	revision: z.string(),
	choices: z.object({
		roles: z.array(z.object({ name: z.string(), label: z.string(), manages: z.boolean(), writes: z.boolean() })),
		catalog: z.looseObject({ models: z.array(z.looseObject({ id: z.string() })) }).nullable(),
	}),
	network: z.null(),
});

const bounded = {
	allowed: true,
	models: [BAKER],
	content_types: ['article', 'news'],
	post_statuses: ['draft'],
	articles_per_day: 3,
};

async function shown() {
	return Shown.parse((await callPlugin(world.site, '/settings')).json);
}

/** Changes settings upon what holds now. */
async function change(changes: Record<string, unknown>) {
	const { revision } = await shown();
	return callPlugin(world.site, '/settings', { method: 'PATCH', body: { ...changes, revision } });
}

describe('settings', () => {
	test('show the roles that write, and what the service offers', async () => {
		const { choices, preferences } = await shown();
		expect(choices.roles.find(({ name }) => name === 'administrator')).toMatchObject({ manages: true });
		expect(choices.roles.find(({ name }) => name === 'author')).toMatchObject({ manages: false, writes: true });
		expect(choices.roles.find(({ name }) => name === 'subscriber')).toMatchObject({ writes: false });
		expect(choices.catalog?.models.map(({ id }) => id)).toContain(BAKER);
		expect(preferences).toMatchObject({ enabled: true, roles: {}, disclosure: false });
	});

	test('each change is kept, and the rest stays', async () => {
		const changes = [
			{ defaults: { language: 'de', model: BAKER, content_type: 'news', post_status: 'pending' } },
			{ roles: { author: bounded } },
			{ disclosure: true, disclosure_text: 'Made with a machine.\nChecked by people.' },
			{ revoke_on_uninstall: true },
		];
		for (const each of changes) expect((await change(each)).json).toMatchObject({ preferences: each });
		const { preferences } = await shown();
		expect(preferences).toMatchObject(Object.assign({}, ...changes));
		expect((await callPlugin(world.site, '/catalog')).json).toMatchObject({
			defaults: { language: 'de', model: BAKER, content_type: 'news', post_status: 'pending' },
			articles_left_today: null,
		});
	});

	test.each([
		['a field that there is not', { prompt: 'x' }],
		[
			'a default that there is not',
			{ defaults: { language: '', model: '', content_type: '', post_status: '', x: '' } },
		],
		[
			'a model that is not offered',
			{ defaults: { language: '', model: 'no-such', content_type: '', post_status: '' } },
		],
		['a language that is not offered', { defaults: { language: 'qq', model: '', content_type: '', post_status: '' } }],
		['a status that there is not', { defaults: { language: '', model: '', content_type: '', post_status: 'trash' } }],
		['a role that there is not', { roles: { pirate: bounded } }],
		['a rule with a model that is not offered', { roles: { author: { ...bounded, models: ['no-such'] } } }],
		['a rule that allows no content type', { roles: { author: { ...bounded, content_types: [] } } }],
		['a rule of no articles', { roles: { author: { ...bounded, articles_per_day: 0 } } }],
		['half a rule', { roles: { author: { allowed: false, more: 1 } } }],
		['a text that is too long', { disclosure_text: 'x'.repeat(2001) }],
		['a switch that is neither on nor off', { enabled: 'perhaps' }],
	])('%s is refused, and nothing changes', async (_, changes) => {
		const before = await shown();
		expect(errorOf(await change(changes))).toMatchObject({ code: 'rest_invalid_param', data: { status: 400 } });
		expect(await shown()).toEqual(before);
	});

	test('markup in the disclosure is not kept', async () => {
		await change({ disclosure_text: '<script>alert(1)</script>By a machine' });
		expect((await shown()).preferences.disclosure_text).toBe('By a machine');
	});

	test('who changes what somebody else has changed meanwhile is told so, and nothing is lost', async () => {
		const { revision } = await shown();
		const first = { body: { disclosure_text: 'First', revision }, method: 'PATCH' } as const;
		const second = { body: { disclosure_text: 'Second', revision }, method: 'PATCH' } as const;
		const answers = await Promise.all([
			callPlugin(world.site, '/settings', first),
			callPlugin(world.site, '/settings', second),
		]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		const winner = answers[0]?.status === 200 ? 'First' : 'Second';
		expect((await shown()).preferences.disclosure_text).toBe(winner);
	});

	test('without the revision nothing is changed', async () => {
		const answer = await callPlugin(world.site, '/settings', { method: 'PATCH', body: { enabled: false } });
		expect(errorOf(answer)).toMatchObject({ code: 'rest_missing_callback_param', data: { status: 400 } });
	});

	test('what the service tells of the account meanwhile undoes no change', async () => {
		await Promise.all([
			change({ disclosure_text: 'Kept' }),
			...['Ada', 'Bea', 'Cleo'].map((name) => callPlugin(world.site, '/account', { method: 'PATCH', body: { name } })),
		]);
		expect((await shown()).preferences.disclosure_text).toBe('Kept');
	});

	test('while the service is away what was set can be kept, and its models are not checked', async () => {
		await world.stack.stopService();
		await world.site.runPhp(`delete_transient( 'draftsmith_catalog' );`);
		expect((await shown()).choices.catalog).toBeNull();
		expect((await change({ roles: { author: { ...bounded, models: ['soon'] } } })).status).toBe(200);
		await world.stack.startService();
		expect((await change({ roles: { author: { ...bounded, models: ['soon'], articles_per_day: 4 } } })).status).toBe(
			200,
		);
		expect((await change({ roles: {} })).status).toBe(200);
	});

	test('rules are kept for the roles that there are and for all others', async () => {
		const roles = { author: bounded, '*': { ...bounded, allowed: false } };
		expect((await change({ roles })).json).toMatchObject({ preferences: { roles } });
		await world.site.runPhp(`add_role( 'chief', 'Chief' );`);
		expect((await change({ roles: { ...roles, chief: bounded } })).status).toBe(200);
		await world.site.runPhp(`remove_role( 'chief' );`);
		expect(Object.keys((await shown()).preferences.roles)).toEqual(['author', '*']);
		expect((await change({ roles: {} })).status).toBe(200);
	});

	test('tell in which folder of its domain the site lies', async () => {
		const folderOf = (home: string) =>
			evaluate(
				world.site,
				z.string(),
				`add_filter( 'pre_option_home', static function () use ( $input ) { return $input; } );
				wp_set_current_user( 1 );
				return rest_do_request( new WP_REST_Request( 'GET', '/draftsmith/v1/settings' ) )->get_data()['folder'];`,
				home,
			);
		const homes = [
			'https://bread.example',
			'https://bread.example/',
			'https://bread.example/blog/',
			'https://bread.example/a/b',
		];
		expect(await Promise.all(homes.map(folderOf))).toEqual(['', '', '/blog', '/a/b']);
	});

	test('an option that somebody else wrote breaks nothing', async () => {
		await world.site.runPhp(
			`update_option( 'draftsmith_settings', array_merge( get_option( 'draftsmith_settings' ), array(
				'enabled' => 'yes', 'defaults' => array( 'model' => 7, 'x' => 'y' ),
				'roles' => array( 'author' => 'none', 'editor' => array( 'models' => 'all', 'articles_per_day' => '5' ), 'pirate' => array() ),
			) ) );`,
		);
		expect((await shown()).preferences).toMatchObject({ enabled: true, defaults: { model: '' } });
		expect(Object.keys((await shown()).preferences.roles)).toEqual(['author', 'editor']);
		expect((await change({ roles: {} })).status).toBe(200);
	});
});

describe('the sites of the account and the keys of this one', () => {
	const Keys = z.object({
		data: z.array(z.looseObject({ id: z.string(), masked: z.string(), is_this: z.boolean() })),
	});

	test('all sites are listed, this one is marked, and no key is told', async () => {
		const key = await revealKey(world.site);
		await evaluate(
			world.site,
			z.literal(201),
			`return ( new Draftsmith\\Parts() )->client()->request( 'POST', '/v1/sites', array( 'body' => array( 'domain' => 'second.example' ) ) )->status;`,
		);
		const { status, json } = await callPlugin(world.site, '/account/sites');
		expect(status, JSON.stringify(json)).toBe(200);
		expect(json).toMatchObject({
			data: [
				{ domain: 'second.example', is_this: false, last_used_at: null },
				{ domain: new URL(world.site.url).host, is_this: true, last_used_at: expect.stringMatching(/^2/) },
			],
		});
		expect(JSON.stringify(json)).not.toContain(key.slice(9, 20));
	});

	test('another key of this site is revoked; the one in use, and one of another site, are not', async () => {
		const secret = await evaluate(
			world.site,
			z.string(),
			`return ( new Draftsmith\\Parts() )->client()->request( 'POST', '/v1/keys', array( 'body' => array( 'scopes' => array( 'jobs' ), 'name' => 'Script' ) ) )->data['key'];`,
		);
		const answer = await callPlugin(world.site, '/account/keys');
		expect(JSON.stringify(answer.json)).not.toContain(secret.slice(9, 20));
		const { data } = Keys.parse(answer.json);
		const [used, other] = [data.find(({ is_this }) => is_this), data.find(({ is_this }) => !is_this)];
		if (!used || !other) throw new Error(`expected two keys: ${JSON.stringify(data)}`);
		const revoke = (id: string) => callPlugin(world.site, `/account/keys/${id}`, { method: 'DELETE' });
		expect(errorOf(await revoke(used.id))).toMatchObject({ code: 'draftsmith_key_in_use', data: { status: 409 } });
		const foreign = await evaluate(
			world.site,
			z.string(),
			`foreach ( ( new Draftsmith\\Parts() )->client()->request( 'GET', '/v1/keys' )->data['data'] as $key ) {
				if ( $key['site_id'] !== $input ) { return $key['id']; }
			}`,
			z.object({ site_id: z.string() }).parse(used).site_id,
		);
		expect(errorOf(await revoke(foreign))).toMatchObject({ code: 'draftsmith_unknown_key', data: { status: 410 } });
		expect(Keys.parse((await revoke(other.id)).json).data.map(({ id }) => id)).toEqual([used.id]);
		expect((await revoke(other.id)).status).toBe(410);
		expect((await revoke('no-id')).status).toBe(404);
		expect((await callPlugin(world.site, '/account')).status).toBe(200);
		expect(world.site.debugLog()).toBe('');
	});
});
