import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootWordPress, MariaDbUnavailable, type WordPressSite, type WordPressVersion } from './index.ts';
import { isPortOpen } from './ports.ts';

const bootMilliseconds = 600_000;
const stepMilliseconds = 60_000;

/** Answers on REST and counts the runs of its cron event. */
const tinyPlugin = `<?php
/* Plugin Name: Tiny */
register_activation_hook( __FILE__, static fn() => update_option( 'tiny_activated', 'yes' ) );
add_action( 'tiny_event', static fn() => update_option( 'tiny_runs', 1 + (int) get_option( 'tiny_runs' ) ) );
add_action( 'rest_api_init', static fn() => register_rest_route( 'tiny/v1', '/who', array(
	'permission_callback' => '__return_true',
	'callback' => static fn() => array(
		'login'    => (string) wp_get_current_user()->user_login,
		'constant' => TINY_CONSTANT,
	),
) ) );
`;

let pluginFolder = '';

beforeAll(() => {
	pluginFolder = mkdtempSync(join(tmpdir(), 'tiny-plugin-'));
	writeFileSync(join(pluginFolder, 'tiny.php'), tinyPlugin);
	writeFileSync(join(pluginFolder, 'editor.ts'), 'a source that no release carries');
});

afterAll(() => rmSync(pluginFolder, { recursive: true, force: true }));

/** Reads the body too: one left unread can trip an assertion in Node's fetch when the server closes the connection. */
async function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
	const response = await fetch(url, { headers });
	await response.arrayBuffer();
	return response.status;
}

function bootTiny(version: WordPressVersion, database: 'sqlite' | 'mariadb' = 'sqlite'): Promise<WordPressSite> {
	const constants = { TINY_CONSTANT: "it's 42 \\" };
	return bootWordPress({ version, database, pluginFolder, pluginSlug: 'tiny', constants });
}

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'WordPress $version',
	{ timeout: stepMilliseconds },
	({ version }) => {
		let site: WordPressSite;

		beforeAll(async () => {
			site = await bootTiny(version);
		}, bootMilliseconds);

		afterAll(() => site?.stop());

		test('is the version asked for', async () => {
			expect(site.version === version || site.version.startsWith(`${version}.`)).toBe(true);
			expect(await site.runPhp("echo get_bloginfo( 'version' );")).toBe(site.version);
		});

		test('serves REST and readable addresses', async () => {
			const posts = await site.rest('/wp/v2/posts');
			expect(posts.status).toBe(200);
			expect(posts.json).toMatchObject([{ title: { rendered: 'Hello world!' } }]);
			expect(await statusOf(`${site.url}/hello-world/`)).toBe(200);
			expect(await statusOf(`${site.url}/no-such-page/`)).toBe(404);
		});

		test('hands out neither its database nor its log', async (context) => {
			context.skip(site.runtime === 'playground', 'Playground serves every file.');
			for (const secret of ['wp-content/database/.ht.sqlite', 'wp-content/debug.log', 'wp-content/%64ebug.log']) {
				expect(await statusOf(`${site.url}/${secret}`)).toBe(403);
			}
		});

		test('has the plugin copied without sources, active, and its constants', async () => {
			expect(await site.runPhp("echo get_option( 'tiny_activated' );")).toBe('yes');
			expect(existsSync(join(site.folder, 'wp-content/plugins/tiny/editor.ts'))).toBe(false);
			expect((await site.rest('/tiny/v1/who')).json).toEqual({ login: '', constant: "it's 42 \\" });
		});

		test('takes a draft from an author who logged in, and from nobody else', async () => {
			const author = await site.createUser('erika', 'author');
			const draft = { title: 'Ąžuolas', status: 'draft' };
			const made = await site.rest('/wp/v2/posts', { method: 'POST', user: author, body: draft });
			expect(made.status).toBe(201);
			expect(made.json).toMatchObject({ status: 'draft', title: { raw: 'Ąžuolas' } });
			expect((await site.rest('/wp/v2/posts', { method: 'POST', body: draft })).status).toBe(401);
			expect((await site.rest('/tiny/v1/who', { user: author })).json).toMatchObject({ login: 'erika' });
		});

		test('gives cookie and nonce for a browser', async () => {
			const { cookie, nonce } = await site.login(site.admin);
			const headers = { Cookie: cookie, 'X-WP-Nonce': nonce };
			expect(await statusOf(`${site.url}/wp-json/wp/v2/settings`, headers)).toBe(200);
			expect(await statusOf(`${site.url}/wp-admin/post-new.php`, headers)).toBe(200);
			await expect(site.login({ user: 'admin', password: 'wrong' })).rejects.toThrow(/did not log in/);
		});

		test('every user starts without the welcome guide', async () => {
			const meta = await site.runPhp("echo wp_json_encode( get_user_meta( 1, 'wp_persisted_preferences', true ) );");
			expect(JSON.parse(meta)).toMatchObject({
				core: { welcomeGuide: false },
				'core/edit-post': { welcomeGuide: false },
			});
		});

		test('reports PHP that fails', async () => {
			await expect(site.runPhp('no_such_function();')).rejects.toThrow(/undefined function no_such_function/);
			await expect(site.runPhp('this is no PHP')).rejects.toThrow(/ParseError/);
			expect(await site.runPhp("echo 'before'; exit;")).toBe('before');
		});

		test('runs cron when told to, once, and not by itself', async () => {
			await site.runPhp("wp_schedule_single_event( time() - 1, 'tiny_event' );");
			await statusOf(site.url);
			expect(await site.runPhp("echo (int) get_option( 'tiny_runs' );")).toBe('0');
			await site.runCron();
			expect(await site.runPhp("echo (int) get_option( 'tiny_runs' );")).toBe('1');
			await site.runCron();
			expect(await site.runPhp("echo (int) get_option( 'tiny_runs' );")).toBe('1');
		});

		test('logs nothing by itself, and what PHP warns of', async () => {
			expect(site.debugLog()).toBe('');
			await site.runPhp("trigger_error( 'look here', E_USER_WARNING );");
			expect(site.debugLog()).toContain('look here');
		});

		test('shares nothing with another site, and leaves nothing behind', async () => {
			const other = await bootTiny(version);
			try {
				await other.runPhp("update_option( 'blogname', 'Other' );");
				expect(await site.runPhp("echo get_option( 'blogname' );")).not.toBe('Other');
			} finally {
				await other.stop();
			}
			await other.stop();
			expect(existsSync(other.folder)).toBe(false);
			expect(await isPortOpen(Number(new URL(other.url).port))).toBe(false);
			expect((await site.rest('/wp/v2/posts')).status).toBe(200);
		});
	},
);

test('MariaDB serves concurrent writers', { timeout: bootMilliseconds }, async (context) => {
	const site = await bootTiny('7.1', 'mariadb').catch((error: unknown) => {
		if (error instanceof MariaDbUnavailable) {
			console.error(`SKIPPED, no MariaDB: ${error.message}`);
			return context.skip(error.message);
		}
		throw error;
	});
	try {
		expect(await site.runPhp("echo $GLOBALS['wpdb']->get_var( 'SELECT VERSION()' );")).toMatch(/MariaDB/);
		const raise = `$GLOBALS['wpdb']->query(
			"UPDATE wp_options SET option_value = option_value + 1 WHERE option_name = 'tiny_runs'"
		);`;
		await site.runPhp("add_option( 'tiny_runs', 0 );");
		await Promise.all(Array.from({ length: 12 }, () => site.runPhp(raise)));
		expect(await site.runPhp("echo get_option( 'tiny_runs' );")).toBe('12');
		expect(site.debugLog()).toBe('');
	} finally {
		await site.stop();
	}
});
