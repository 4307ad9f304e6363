import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { LoginSession, WordPressSite } from '../wordpress/types.ts';
import { submitAndWait, submitJob } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { exportPersonalData } from './support/personal-data.ts';
import { createPost } from './support/posts.ts';
import { revealKey, startWorld, type World } from './support/world.ts';
import { installWpCli, type WpCli } from './support/wp-cli.ts';

let world: World;
let site: WordPressSite;
let session: LoginSession;
/** The key, its secret part, both as an encoding would show them, and what the site proves its domain with. */
let secrets: string[] = [];
let postId: number;
let jobId: number;
let wp: WpCli;

/** What a writer asks: for the service and the model only. */
const PROMPT = 'Canary of the prompt: 7f3a-rye. Link to https://example.com/bread?a=1&b=2.';
const CANARY = '7f3a-rye';

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
	const job = await submitAndWait(world, { fields: { post_status: 'publish', prompt: PROMPT } });
	await runTick(site);
	postId = job.post_id;
	jobId = job.id;
	world.model.behave({ kind: 'status', status: 400 });
	await submitJob(site, { fields: { prompt: PROMPT } });
	await runTick(site);
	await world.stack.stopService();
	const body = {
		title: 'Unsent',
		prompt: PROMPT,
		language: 'en',
		model: 'outline',
		post_id: await createPost(site, site.admin),
	};
	expect((await callPlugin(site, '/jobs', { method: 'POST', body })).status).toBe(202);
	await callPlugin(site, '/connection');
	await runTick(site);
	await world.stack.startService();
	const batch = {
		request_id: crypto.randomUUID(),
		row_count: 1,
		rows: [
			{
				row: 1,
				title: 'In a batch',
				prompt: PROMPT,
				language: 'en',
				model: 'outline',
				content_type: 'article',
				post_type: 'post',
				post_status: 'draft',
				tone: 'neutral',
				length: 'short',
			},
		],
	};
	expect((await callPlugin(site, '/batches', { method: 'POST', body: batch })).status).toBe(201);
	wp = installWpCli(site);
});
afterAll(() => world?.stop());

function expectNoSecret(text: string, where: string): void {
	expect(text.length, where).toBeGreaterThan(0);
	for (const secret of secrets) expect(text.includes(secret), where).toBe(false);
}

function expectNoPrompt(text: string, where: string): void {
	expect(text.includes(CANARY), `${where} has no prompt`).toBe(false);
}

async function openAsAdmin(path: string): Promise<string> {
	const response = await fetch(site.url + path, { headers: { Cookie: session.cookie, 'X-WP-Nonce': session.nonce } });
	const text = await response.text();
	expect(response.status, path).toBe(200);
	return text;
}

test('the search finds what it looks for', async () => {
	expect(() => expectNoSecret(`before ${secrets[1]} after`, 'here')).toThrow();
	expect(() => expectNoPrompt(PROMPT, 'here')).toThrow();
	// The canary was really asked for: the model has seen it.
	expect(JSON.stringify(world.model.requests)).toContain(CANARY);
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
	['the articles', () => '/wp-admin/admin.php?page=draftsmith-jobs', 'id="draftsmith-jobs"'],
	['the batches', () => '/wp-admin/admin.php?page=draftsmith-batch', 'id="draftsmith-batch"'],
	['the usage', () => '/wp-admin/admin.php?page=draftsmith-usage', 'id="draftsmith-usage"'],
	['the dashboard', () => '/wp-admin/', 'dashboard'],
	['the policy guide', () => '/wp-admin/options-privacy.php?tab=policyguide', 'Draftsmith'],
	['a new post', () => '/wp-admin/post-new.php', 'window.draftsmith ='],
	['the abilities', () => '/wp-json/wp-abilities/v1/abilities', 'create-article'],
	['the ability to list models', () => '/wp-json/wp-abilities/v1/abilities/draftsmith/list-models/run', 'baker'],
	['the catalog', () => '/wp-json/draftsmith/v1/catalog', 'languages'],
	['the jobs of a post', (id: number) => `/wp-json/draftsmith/v1/jobs?post_id=${id}`, 'job_id'],
	['the front page', () => '/', '<html'],
])('%s shows no secret', async (where, path, mark) => {
	const text = await openAsAdmin(path(postId));
	// The page is the one that is meant, and not an empty one.
	expect(text.includes(mark), `${where} has “${mark}”`).toBe(true);
	expectNoSecret(text, where);
	// What the service holds is in its own export, for the owner to see.
	if (where !== 'the export of the account') expectNoPrompt(text, where);
});

test('no route of the plugin answers with a secret, to whichever GET', async () => {
	const Index = z.object({ routes: z.record(z.string(), z.object({ methods: z.array(z.string()) })) });
	const { routes } = Index.parse((await callPlugin(site, '')).json);
	const paths = Object.entries(routes).filter(
		([path, { methods }]) => methods.includes('GET') && !path.endsWith('/export'),
	);
	const answered: string[] = [];
	for (const [route] of paths) {
		const path = route.replace(/\(\?P<id>.*?\)/, String(route.includes('/batches') ? 1 : jobId));
		const response = await fetch(`${site.url}/wp-json${path}`, {
			headers: { Cookie: session.cookie, 'X-WP-Nonce': session.nonce },
		});
		const text = await response.text();
		expect(response.status, path).toBeLessThan(500);
		expectNoSecret(`${path} ${text}`, path);
		expectNoPrompt(text, path);
		if (response.status === 200) answered.push(path);
	}
	// Most need no more than their address; the rest refuse, and refusals were looked at too.
	expect(answered.length).toBeGreaterThan(paths.length / 2);
	expect(answered).toEqual(
		expect.arrayContaining([
			'/draftsmith/v1/settings',
			'/draftsmith/v1/batches',
			'/draftsmith/v1/jobs',
			`/draftsmith/v1/jobs/${jobId}`,
			'/draftsmith/v1/usage/report',
		]),
	);
});

test('no command prints a secret', async () => {
	const commands = [
		['job', 'list', '--format=json'],
		['job', 'get', String(jobId)],
		['job', 'get', String(jobId), '--format=json'],
		['job', 'retry', '999999'],
		['batch', 'list', '--format=json'],
		['usage', '--format=json'],
		['usage', '--by=author'],
		['doctor'],
		['presets', 'export'],
	];
	for (const words of commands) {
		const { output, errors } = await wp('draftsmith', ...words, '--user=admin');
		expectNoSecret(output + errors, words.join(' '));
		expectNoPrompt(output + errors, words.join(' '));
	}
	expect((await wp('draftsmith', 'job', 'list', '--format=json', '--user=admin')).output).toContain('Rye bread');
});

test('the file that a person gets of their data holds neither key nor prompt', async () => {
	const email = await evaluate(site, z.email(), `return get_userdata( 1 )->user_email;`);
	const { file } = await exportPersonalData(site, session, email);
	expect(file).toContain('Rye bread');
	expect(file).toContain('draftsmith-job-');
	expectNoSecret(file, 'the export');
	expectNoPrompt(file, 'the export');
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
	expectNoPrompt(data, 'debug data');
	const checks = ['service', 'key', 'clock', 'loopback'];
	const verdicts = await Promise.all(checks.map((check) => openAsAdmin(`/wp-json/draftsmith/v1/site-health/${check}`)));
	for (const verdict of verdicts) expectNoSecret(verdict, 'a verdict');
});

test('no table holds the key or a prompt', async () => {
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
	expectNoPrompt(dump, 'the database');
});

test('no file of the site holds the key or a prompt, neither the logs nor the database', () => {
	const content = join(site.folder, 'wp-content');
	const files = readdirSync(content, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	// Not only the log and the database file, but whatever a plugin may leave lying about.
	expect(files.some((file) => file.includes('.ht.sqlite'))).toBe(true);
	const hits = files.filter((file) => {
		const bytes = readFileSync(file);
		return [...secrets, CANARY].some((secret) => bytes.includes(secret));
	});
	expect(hits).toEqual([]);
	// Core complains there of the answer that the harness gives for api.wordpress.org; the plugin has nothing to say.
	expect(site.debugLog()).not.toContain('plugins/draftsmith');
});
