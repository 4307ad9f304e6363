import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { LoginSession, WordPressSite } from '../wordpress/types.ts';
import { submitAndWait, submitJob } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { createPost } from './support/posts.ts';
import { revealKey, startWorld, type World } from './support/world.ts';

let world: World;
let site: WordPressSite;
let session: LoginSession;
/** The key, its secret part, both as an encoding would show them, and what the site proves its domain with. */
let secrets: string[] = [];
let postId: number;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	site = world.site;
	session = await site.login(site.admin);
	const key = await revealKey(site);
	const secret = key.slice('dsk_live_'.length, -6);
	expect(secret).toMatch(/^[0-9A-Za-z]{32}$/);
	const challenge = await evaluate(
		site,
		z.string().length(43),
		'return ( new Draftsmith\\Accounts\\Challenge() )->reveal();',
	);
	secrets = [key, secret, Buffer.from(key).toString('base64'), Buffer.from(key).toString('hex'), challenge];

	// A life before the search: articles that went well, failed and were lost, so that errors and logs had their chance.
	const job = await submitAndWait(world, { fields: { post_status: 'publish' } });
	await runTick(site);
	postId = job.post_id;
	world.model.behave({ kind: 'status', status: 400 });
	await submitJob(site);
	await runTick(site);
	await world.stack.stopService();
	const body = { title: 'Unsent', language: 'en', model: 'outline', post_id: await createPost(site, site.admin) };
	expect((await callPlugin(site, '/jobs', { method: 'POST', body })).status).toBe(202);
	await callPlugin(site, '/connection');
	await runTick(site);
	await world.stack.startService();
});
afterAll(() => world?.stop());

function expectNoSecret(text: string, where: string): void {
	expect(text.length, where).toBeGreaterThan(0);
	for (const secret of secrets) expect(text.includes(secret), where).toBe(false);
}

async function openAsAdmin(path: string): Promise<string> {
	const response = await fetch(site.url + path, { headers: { Cookie: session.cookie, 'X-WP-Nonce': session.nonce } });
	const text = await response.text();
	expect(response.status, path).toBe(200);
	return text;
}

test('the search finds what it looks for', async () => {
	expect(() => expectNoSecret(`before ${secrets[1]} after`, 'here')).toThrow();
});

test.each([
	['the editor', (id: number) => `/wp-admin/post.php?post=${id}&action=edit`, 'window.draftsmith ='],
	['the settings page', () => '/wp-admin/options-general.php?page=draftsmith', 'window.draftsmith ='],
	['the list of all options', () => '/wp-admin/options.php', 'draftsmith_db_version'],
	['the list of plugins', () => '/wp-admin/plugins.php', 'Draftsmith'],
	['Site Health', () => '/wp-admin/site-health.php', 'site-health'],
	['Site Health’s information', () => '/wp-admin/site-health.php?tab=debug', 'draftsmith'],
	['the export of all content', () => '/wp-admin/export.php?download=true&content=all', '<rss'],
	['REST’s index', () => '/wp-json/', 'events-token'],
	['the plugin’s index', () => '/wp-json/draftsmith/v1', 'events-token'],
	['the site’s settings in REST', () => '/wp-json/wp/v2/settings', 'title'],
	['a post in REST', (id: number) => `/wp-json/wp/v2/posts/${id}?context=edit`, 'draftsmith_job'],
	['the plugin’s settings in REST', () => '/wp-json/draftsmith/v1/settings', 'key_masked'],
	['the connection test', () => '/wp-json/draftsmith/v1/connection', 'reachable'],
	['the account', () => '/wp-json/draftsmith/v1/account', 'email_confirmed'],
	['the export of the account', () => '/wp-json/draftsmith/v1/account/export', 'owner@example.org'],
	['the proof of the domain', () => `/wp-json/draftsmith/v1/challenge?nonce=${'a'.repeat(20)}`, 'proof'],
	['the catalog', () => '/wp-json/draftsmith/v1/catalog', 'languages'],
	['the jobs of a post', (id: number) => `/wp-json/draftsmith/v1/jobs?post_id=${id}`, 'job_id'],
	['the front page', () => '/', '<html'],
])('%s shows no secret', async (where, path, mark) => {
	const text = await openAsAdmin(path(postId));
	// The page is the one that is meant, and not an empty one.
	expect(text.includes(mark), `${where} has “${mark}”`).toBe(true);
	expectNoSecret(text, where);
});

test('Site Health’s data, which people paste into forums, do not hold the key', async () => {
	const data = await evaluate(
		site,
		z.string(),
		`wp_set_current_user( 1 );
		require_once ABSPATH . 'wp-admin/includes/admin.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-debug-data.php';
		return WP_Debug_Data::format( WP_Debug_Data::debug_data(), 'debug' );`,
	);
	expect(data).toContain('Draftsmith');
	expectNoSecret(data, 'debug data');
});

test('no table holds the key', async () => {
	const dump = await evaluate(
		site,
		z.string(),
		`$dump = array();
		foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
			$dump[ $table ] = $wpdb->get_results( "SELECT * FROM $table" );
		}
		return wp_json_encode( $dump );`,
	);
	for (const table of ['wp_options', 'wp_draftsmith_jobs', 'wp_usermeta']) expect(dump).toContain(`"${table}":[{`);
	expectNoSecret(dump, 'the database');
});

test('no file of the site holds the key, neither the logs nor the database', () => {
	const content = join(site.folder, 'wp-content');
	const files = readdirSync(content, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	// Not only the log and the database file, but whatever a plugin may leave lying about.
	expect(files.some((file) => file.includes('.ht.sqlite'))).toBe(true);
	const hits = files.filter((file) => {
		const bytes = readFileSync(file);
		return secrets.some((secret) => bytes.includes(secret));
	});
	expect(hits).toEqual([]);
	// Core complains there of the answer that the harness gives for api.wordpress.org; the plugin has nothing to say.
	expect(site.debugLog()).not.toContain('plugins/draftsmith');
});
