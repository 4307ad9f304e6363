import { Account, Problem } from '@draftsmith/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { requestFor, submitAndWait, submitJob } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { holdLock, releaseLock } from './support/locks.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { createPost, readPost } from './support/posts.ts';
import { revealKey, startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
});
afterAll(() => world?.stop());

const call = (path: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE' = 'GET', body?: unknown) =>
	callPlugin(world.site, `/account${path}`, { method, ...(body === undefined ? {} : { body }) });

/** The account that an answer carries. One that carries none fails the test and shows what came. */
async function accountOf(answer: ReturnType<typeof call>): Promise<Account> {
	const { status, json } = await answer;
	expect(status, JSON.stringify(json)).toBe(200);
	return Account.parse(json);
}

const submitOne = async () =>
	callPlugin(world.site, '/jobs', { method: 'POST', body: requestFor(await createPost(world.site, world.site.admin)) });

describe('the owner’s details', () => {
	test('are what was registered, and the key is not among them', async () => {
		const key = await revealKey(world.site);
		const answer = await call('');
		expect(await accountOf(Promise.resolve(answer))).toMatchObject({
			email: 'owner@example.org',
			name: 'Olga Owner',
			email_notices: true,
			restriction: null,
			site: { domain: new URL(world.site.url).host },
		});
		expect(JSON.stringify(answer.json)).not.toContain(key.slice(9, 20));
	});

	test('are corrected, and the settings follow', async () => {
		const changes = { name: 'Olga Neu', language: 'de', email_notices: false, allow_external_providers: true };
		expect(await accountOf(call('', 'PATCH', changes))).toMatchObject({
			name: 'Olga Neu',
			language: 'de',
			email_notices: false,
			site: { allow_external_providers: true },
		});
		const settings = await callPlugin(world.site, '/settings');
		expect(settings.json).toMatchObject({ name: 'Olga Neu', allow_external_providers: true });
		const back = await accountOf(
			call('', 'PATCH', { name: null, allow_external_providers: false, email_notices: true }),
		);
		expect(back).toMatchObject({ name: null, language: 'de', email_notices: true });
	});

	test('what can’t be stored here is an error, and the next look makes it good', async () => {
		await holdLock(world.site, 'settings');
		const changed = await call('', 'PATCH', { name: 'Olga Held' });
		expect(errorOf(changed)).toMatchObject({ code: 'draftsmith_settings_not_saved', data: { status: 503 } });
		await releaseLock(world.site, 'settings');
		expect(await accountOf(call(''))).toMatchObject({ name: 'Olga Held' });
		expect((await callPlugin(world.site, '/settings')).json).toMatchObject({ name: 'Olga Held' });
		// Nothing new is to be stored, so nobody has to wait for a lock.
		await holdLock(world.site, 'settings');
		await accountOf(call(''));
		await releaseLock(world.site, 'settings');
		await accountOf(call('', 'PATCH', { name: null }));
	});

	test('a new e-mail address does not count before it is confirmed', async () => {
		expect(await accountOf(call('', 'PATCH', { email: 'new@example.org' }))).toMatchObject({
			email: 'owner@example.org',
		});
	});

	test.each([
		['an address that is none', { email: 'owner' }],
		['a name of several lines', { name: 'Olga\nOwner' }],
		['a language that is none', { language: 'x' }],
		['a notice that is neither on nor off', { email_notices: 'perhaps' }],
	])('%s is refused before it is sent', async (_, changes) => {
		expect(errorOf(await call('', 'PATCH', changes))).toMatchObject({
			code: 'rest_invalid_param',
			data: { status: 400 },
		});
	});

	test('fields that the page does not offer are not passed on', async () => {
		await accountOf(call('', 'PATCH', { webhook_url: 'https://example.org/hook', plan: 'agency' }));
		expect((await accountOf(call(''))).webhook_url).toBeNull();
	});

	test('the mail that confirms the address can be sent again', async () => {
		expect(await accountOf(call('/confirmation', 'POST'))).toMatchObject({ email: 'owner@example.org' });
	});

	test('a policy that there is not can’t be acknowledged', async () => {
		expect(errorOf(await call('/policy', 'POST', { version: 'none' })).data).toMatchObject({ status: 422 });
		expect(errorOf(await call('/policy', 'POST', {})).data).toMatchObject({ status: 400 });
	});
});

describe('the processing', () => {
	test.each(['restriction', 'objection'])('%s: nothing new is written until it is lifted', async (kind) => {
		expect((await accountOf(call('/restriction', 'POST', { kind }))).restriction).toMatchObject({ kind });
		const refused = errorOf(await submitOne());
		expect(refused).toMatchObject({
			code: 'draftsmith_processing_restricted',
			message: expect.stringContaining('Settings'),
			data: { status: 403, action: 'open_settings' },
		});
		expect((await call('/export')).status).toBe(200);
		expect((await accountOf(call('/restriction', 'DELETE'))).restriction).toBeNull();
		expect((await submitOne()).status).toBe(202);
	});

	test('on another ground than these two it is refused', async () => {
		expect((await call('/restriction', 'POST', { kind: 'mood' })).status).toBe(400);
	});
});

describe('what is stored', () => {
	const Report = z.object({ classes: z.array(z.looseObject({ class: z.string(), stored: z.number() })) });

	test('is counted by class', async () => {
		const { status, json } = await call('/retention');
		expect(status, JSON.stringify(json)).toBe(200);
		const { classes } = Report.parse(json);
		const stored = Object.fromEntries(classes.map((each) => [each.class, each.stored]));
		expect(stored).toMatchObject({ account: 1, sites: 1 });
		expect(stored.jobs).toBeGreaterThan(0);
	});

	test('is downloaded as one file, with all that the service holds and no key', async () => {
		const job = await submitAndWait(world);
		const session = await world.site.login(world.site.admin);
		const headers = { Cookie: session.cookie, 'X-WP-Nonce': session.nonce };
		const answer = await fetch(`${world.site.url}/wp-json/draftsmith/v1/account/export`, { headers });
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toContain('application/json');
		expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="draftsmith-[a-z0-9.-]+\.json"$/);
		expect(answer.headers.get('cache-control')).toContain('no-store');
		const text = await answer.text();
		expect(() => JSON.parse(text)).not.toThrow();
		expect(text).toContain(job.job_id);
		expect(text).toContain(job.title);
		expect(text).toContain('owner@example.org');
		expect(text).not.toContain((await revealKey(world.site)).slice(9, 40));
		await submitJob(world.site);
		await runTick(world.site);
	});

	test('an export larger than PHP’s memory goes through', async () => {
		// The service is asked by PHP with 512 MB; a tenth of that must do here.
		addMustUsePlugin(
			world.site,
			'large',
			`<?php
			add_filter( 'pre_http_request', static function ( $answer, $arguments, $url ) {
				if ( '/v1/account/export' !== wp_parse_url( $url, PHP_URL_PATH ) ) {
					return $answer;
				}
				$file = fopen( $arguments['filename'], 'w' );
				fwrite( $file, '{"a":"' );
				for ( $i = 0; $i < 200; $i++ ) {
					fwrite( $file, str_repeat( 'x', 1000000 ) );
				}
				fwrite( $file, is_file( WP_CONTENT_DIR . '/cut' ) ? '' : '"}' );
				fclose( $file );
				ini_set( 'memory_limit', memory_get_usage() + 20000000 );
				return array( 'headers' => array( 'content-type' => 'application/json' ), 'body' => '', 'response' => array( 'code' => 200, 'message' => 'OK' ), 'cookies' => array(), 'filename' => $arguments['filename'] );
			}, 10, 3 );`,
		);
		const session = await world.site.login(world.site.admin);
		const headers = { Cookie: session.cookie, 'X-WP-Nonce': session.nonce };
		const answer = await fetch(`${world.site.url}/wp-json/draftsmith/v1/account/export`, { headers });
		let bytes = 0;
		for await (const piece of answer.body ?? []) bytes += piece.length;
		expect(bytes).toBe(200_000_008);

		// One that was cut off is no download.
		await world.site.runPhp(`touch( WP_CONTENT_DIR . '/cut' );`);
		expect(errorOf(await call('/export'))).toMatchObject({ code: 'draftsmith_answer_cut_off', data: { status: 502 } });
		addMustUsePlugin(world.site, 'large', '<?php');
	});

	test('with the service down there is an error, and no half file', async () => {
		await world.stack.stopService();
		expect(errorOf(await call('/export'))).toMatchObject({ code: 'draftsmith_service_unreachable' });
		await world.stack.startService();
		expect((await call('/export')).status).toBe(200);
	});
});

describe('the limits of today', () => {
	const ALERT = { limit_source: 'requests_per_day', threshold: 80, at: '2026-08-14T10:00:00.000Z' };

	test('are for those who write, kept for some minutes, and without anything about the account', async () => {
		const author = await world.site.createUser('ada', 'author');
		await world.site.runPhp(`delete_transient( 'draftsmith_usage' );`);
		const { json } = await callPlugin(world.site, '/usage', { user: author });
		expect(Object.keys(z.record(z.string(), z.unknown()).parse(json)).sort()).toEqual([
			'alerts',
			'today',
			'today_tokens',
		]);
		expect(json).toMatchObject({ alerts: [], today: { limit: 5000 } });
		await world.stack.stopService();
		expect((await callPlugin(world.site, '/usage', { user: author })).json).toEqual(json);
		await world.stack.startService();
	});

	test('name the shares that were reached', async () => {
		await evaluate(
			world.site,
			z.boolean(),
			`$today = get_transient( 'draftsmith_usage' );
			$today['alerts'] = array( $input );
			return set_transient( 'draftsmith_usage', $today, 300 );`,
			ALERT,
		);
		expect((await callPlugin(world.site, '/usage')).json).toMatchObject({ alerts: [ALERT] });
	});
});

describe('refusals of the service', () => {
	/** Has the service's next answers be this problem, since the real one gives some of them only after thousands of requests. */
	async function refuseWith(problem: Partial<Problem>, status: number, retryAfter = 0): Promise<void> {
		const body: Problem = Problem.parse({
			type: 'urn:draftsmith:problem:x',
			title: 'x',
			status,
			code: 'x',
			detail: 'In English.',
			request_id: 'x',
			retryable: status === 429,
			...problem,
		});
		addMustUsePlugin(
			world.site,
			'refuse',
			`<?php
			add_filter( 'pre_http_request', static function () {
				return array(
					'headers' => array( 'content-type' => 'application/problem+json', 'retry-after' => '${retryAfter || ''}' ),
					'body' => base64_decode( '${Buffer.from(JSON.stringify(body)).toString('base64')}' ),
					'response' => array( 'code' => ${status}, 'message' => 'x' ), 'cookies' => array(), 'filename' => null,
				);
			} );`,
		);
	}

	test.each<[string, number, Partial<Problem>, RegExp]>([
		['insufficient_scope', 403, {}, /may not be used for that.*ask/],
		['wrong_domain', 403, {}, /belongs to another domain.*register/],
		['site_inactive', 403, {}, /no longer active.*Register again/],
		['processing_restricted', 403, {}, /restricted the processing.*lift/],
		['too_many_sites', 409, {}, /no room for another site.*Close/],
		['too_many_keys', 409, {}, /as many keys.*Revoke/],
		['daily_limit', 429, { limit_source: 'requests_per_day' }, /articles of your plan are used up.*Wait/],
		['daily_limit', 429, { limit_source: 'tokens_per_day' }, /tokens of your plan.*shorter article/],
		['rate_limited', 429, {}, /too often.*Wait 2 minutes/],
		['too_many_concurrent', 429, {}, /too often.*Wait 2 minutes/],
		['too_many_attempts', 429, {}, /too many attempts.*Wait 2 minutes/],
		['overloaded', 503, {}, /busy.*Wait 2 minutes/],
		['private_site', 422, {}, /reached from the internet/],
		['unauthorized', 401, {}, /Register again/],
		['something_new', 409, {}, /^In English\.$/],
	])('%s says what to do next', async (code, status, problem, words) => {
		await refuseWith({ code, ...problem }, status, 120);
		const error = errorOf(await callPlugin(world.site, '/account'));
		addMustUsePlugin(world.site, 'refuse', '<?php');
		expect(error).toMatchObject({ code: `draftsmith_${code}`, data: { status } });
		expect(error.message).toMatch(words);
	});
});

describe('deleting the account', () => {
	test('needs its address; another one changes nothing', async () => {
		const before = await call('');
		const answer = await call('', 'DELETE', { email: 'somebody@example.org' });
		expect(errorOf(answer)).toMatchObject({ code: 'draftsmith_not_confirmed', data: { status: 422 } });
		expect((await call('', 'DELETE', {})).status).toBe(400);
		expect((await call('')).json).toMatchObject({ id: Account.parse(before.json).id });
	});

	test('leaves WordPress as before the registration, the posts intact, and a receipt', async () => {
		const job = await submitAndWait(world, { fields: { post_status: 'publish' } });
		await runTick(world.site);
		const post = await readPost(world.site, job.post_id);
		expect(post.mark).toBe(job.job_id);
		const key = await revealKey(world.site);

		const answer = await call('', 'DELETE', { email: 'owner@example.org' });
		expect(answer.status, JSON.stringify(answer.json)).toBe(200);
		expect(answer.json).toMatchObject({
			receipt: { kind: 'account_erased', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
			settings: {
				registered: false,
				key_masked: null,
				key_state: 'missing',
				service_url: '',
				email: 'admin@example.org',
			},
		});
		const left = await evaluate(
			world.site,
			z.object({ options: z.array(z.string()), jobs: z.coerce.number(), cron: z.array(z.string()) }),
			`wp_cache_flush();
			return array(
				'options' => $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%draftsmith%'" ),
				'jobs'    => $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" ),
				'cron'    => array_values( array_filter( array( 'draftsmith_poll', 'draftsmith_watchdog', 'draftsmith_finish_rotation' ), 'wp_next_scheduled' ) ),
			);`,
		);
		expect(left).toEqual({ options: ['draftsmith_db_version'], jobs: 0, cron: [] });
		expect(await readPost(world.site, job.post_id)).toEqual(post);
		const old = await fetch(`${world.stack.serviceUrl}/v1/account`, { headers: { authorization: `Bearer ${key}` } });
		expect(old.status).toBe(401);
		await old.arrayBuffer();
		expect((await fetch(`${world.site.url}/wp-json/draftsmith/v1/challenge?nonce=${'a'.repeat(20)}`)).status).toBe(404);
		expect(errorOf(await call('')).code).toBe('draftsmith_not_registered');
	});

	test('the site can be registered again, and an account that is gone already is said to be so', async () => {
		await world.stack.register();
		const key = await revealKey(world.site);
		const gone = await fetch(`${world.stack.serviceUrl}/v1/account`, {
			method: 'DELETE',
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			body: JSON.stringify({ email: 'owner@example.org' }),
		});
		expect(gone.status).toBe(200);
		await gone.arrayBuffer();
		const answer = errorOf(await call('', 'DELETE', { email: 'owner@example.org' }));
		expect(answer).toMatchObject({ code: 'draftsmith_account_unknown', data: { status: 409 } });
		expect((await callPlugin(world.site, '/registration', { method: 'DELETE' })).status).toBe(200);
		expect(world.site.debugLog()).toBe('');
	});
});
