import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { WordPressSite } from '../wordpress/index.ts';
import { findFreePort } from '../wordpress/ports.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { watchOutgoing } from './support/outgoing.ts';
import { moveService } from './support/service-address.ts';
import { revealKey, startWorld, type World } from './support/world.ts';

const SLOW = ['service', 'key', 'clock', 'loopback'];

const Verdict = z.object({
	test: z.string(),
	label: z.string(),
	status: z.enum(['good', 'recommended', 'critical']),
	badge: z.object({ label: z.string(), color: z.string() }),
	description: z.string(),
	actions: z.string(),
});

const Field = z.object({ label: z.string(), value: z.string(), private: z.boolean().optional() });

let world: World;
let site: WordPressSite;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	site = world.site;
});
afterAll(() => world?.stop());

async function verdictOn(check: string): Promise<z.infer<typeof Verdict>> {
	const { status, json } = await callPlugin(site, `/site-health/${check}`);
	expect(status, JSON.stringify(json)).toBe(200);
	return Verdict.parse(json);
}

/** The tests that Site Health has of us, by kind. */
function testsOf(where: WordPressSite): Promise<{ async: string[]; direct: string[] }> {
	return evaluate(
		where,
		z.object({ async: z.array(z.string()), direct: z.array(z.string()) }),
		`require_once ABSPATH . 'wp-admin/includes/class-wp-site-health.php';
		wp_set_current_user( 1 );
		return array_map(
			static function ( $tests ) { return array_values( preg_grep( '/^draftsmith/', array_keys( $tests ) ) ); },
			array_intersect_key( WP_Site_Health::get_tests(), array( 'async' => 1, 'direct' => 1 ) )
		);`,
	);
}

/** The verdict of the check of cron, which Site Health runs with its own page. */
function cronVerdict(): Promise<z.infer<typeof Verdict>> {
	return evaluate(site, Verdict, `return ( new Draftsmith\\Parts() )->health_checks()->run( 'cron' );`);
}

/** Our section of the information, and the text that people copy. */
function information(): Promise<{ fields: Record<string, z.infer<typeof Field>>; copy: string }> {
	return evaluate(
		site,
		z.object({ fields: z.record(z.string(), Field), copy: z.string() }),
		`wp_set_current_user( 1 );
		require_once ABSPATH . 'wp-admin/includes/admin.php';
		require_once ABSPATH . 'wp-admin/includes/class-wp-debug-data.php';
		$data = WP_Debug_Data::debug_data();
		return array(
			'fields' => $data['draftsmith']['fields'],
			'copy'   => WP_Debug_Data::format( array( 'draftsmith' => $data['draftsmith'] ), 'debug' ),
		);`,
	);
}

/** Has the site write down what it sends, and gives the function that reads what of it went to the service. */
function watchCalls(): () => Promise<string[]> {
	const outgoing = watchOutgoing(site);
	// Core itself looks whether wordpress.org can be reached.
	return async () => (await outgoing()).map(({ url }) => url).filter((url) => url.startsWith(world.stack.serviceUrl));
}

/** The service behind a proxy whose clock is wrong, or that takes the date away. */
async function startStrangeClock(date: string | undefined): Promise<{ url: string; server: Server }> {
	const port = await findFreePort();
	const server = createServer((request, response) => {
		const headers = Object.entries(request.headers).filter(([name]) => name !== 'host' && name !== 'connection');
		const forwarded = new Headers(headers.map(([name, value]) => [name, String(value)]));
		void fetch(world.stack.serviceUrl + (request.url ?? ''), { headers: forwarded }).then(async (answer) => {
			response.sendDate = false;
			if (date !== undefined) response.setHeader('Date', date);
			response.setHeader('Content-Type', answer.headers.get('content-type') ?? '');
			response.writeHead(answer.status).end(await answer.text());
		});
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${port}`, server };
}

test('Site Health has five checks of a site that is registered, and all are well', async () => {
	expect(await testsOf(site)).toEqual({
		async: SLOW.map((check) => `draftsmith_${check}`),
		direct: ['draftsmith_cron'],
	});
	for (const check of SLOW) {
		const verdict = await verdictOn(check);
		expect(verdict).toMatchObject({ test: `draftsmith_${check}`, status: 'good', actions: '' });
		expect(verdict.description).toMatch(/^<p>[^<]+<\/p><p>[^<]+<\/p>$/);
	}
	expect(await cronVerdict()).toMatchObject({ status: 'good' });
	// WordPress's own weekly check runs them all without the screen.
	await site.runPhp(
		`require_once ABSPATH . 'wp-admin/includes/admin.php'; do_action( 'wp_site_health_scheduled_check' );`,
	);
	expect(site.debugLog()).not.toContain('plugins/draftsmith');
});

test('the checks are for those who may see Site Health', async () => {
	const editor = await site.createUser('eva', 'editor');
	for (const check of SLOW) {
		expect((await callPlugin(site, `/site-health/${check}`, { user: editor })).status).toBe(403);
		expect((await site.rest(`/draftsmith/v1/site-health/${check}`)).status).toBe(401);
	}
});

test('a service that can’t be reached is named, with what that means and where to look', async () => {
	await moveService(site, `http://127.0.0.1:${await findFreePort()}`);
	expect(await verdictOn('service')).toMatchObject({
		status: 'recommended',
		label: 'The Draftsmith service can’t be reached',
		actions: expect.stringContaining('options-general.php?page=draftsmith'),
	});
	await moveService(site, world.stack.serviceUrl);
	expect(await verdictOn('service')).toMatchObject({ status: 'good' });
});

test('a key that the service does not take is critical', async () => {
	const key = await revealKey(site);
	const setKey = (value: string) =>
		evaluate(site, z.literal(true), `return ( new Draftsmith\\Accounts\\Api_Key() )->store( $input );`, value);
	await setKey(`${key.slice(0, -8)}00000000`);
	expect(await verdictOn('key')).toMatchObject({ status: 'critical', label: 'The Draftsmith key could not be used' });
	await setKey(key);
	expect(await verdictOn('key')).toMatchObject({ status: 'good' });
});

test.each([
	{ clock: 'an hour ahead', seconds: 3600, says: '1 hour behind' },
	{ clock: 'an hour behind', seconds: -3600, says: '1 hour ahead' },
	{ clock: 'a minute ahead', seconds: 60, says: undefined },
])('the clock of the service is $clock', async ({ seconds, says }) => {
	const { url, server } = await startStrangeClock(new Date(Date.now() + seconds * 1000).toUTCString());
	await moveService(site, url);
	const verdict = await verdictOn('clock');
	expect(verdict.status).toBe(says === undefined ? 'good' : 'recommended');
	if (says !== undefined) expect(verdict.description).toContain(says);
	await moveService(site, world.stack.serviceUrl);
	server.closeAllConnections();
	server.close();
});

test('a date that a proxy has taken away is said, rather than taken for a good one', async () => {
	const { url, server } = await startStrangeClock(undefined);
	await moveService(site, url);
	expect(await verdictOn('clock')).toMatchObject({
		status: 'recommended',
		description: expect.stringContaining('no date'),
	});
	await moveService(site, world.stack.serviceUrl);
	server.closeAllConnections();
	server.close();
});

test('cron that is late is told by how much', async () => {
	await site.runPhp(`wp_schedule_single_event( time() - 7200, 'a_late_event' );`);
	expect(await cronVerdict()).toMatchObject({ status: 'recommended', description: expect.stringContaining('2 hours') });
	await site.runPhp(`wp_clear_scheduled_hook( 'a_late_event' );`);
	expect(await cronVerdict()).toMatchObject({ status: 'good' });
});

test('the information tells support what it needs, and in the copy neither address nor key', async () => {
	const { fields, copy } = await information();
	expect(Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]))).toMatchObject({
		enabled: 'Yes',
		registered: 'Yes',
		service: world.stack.serviceUrl,
		key_source: 'option',
		key_state: 'ok',
		table: '3',
	});
	expect(copy).toContain('registered: true');
	for (const hidden of [world.stack.serviceUrl, new URL(site.url).host, 'owner@example.org', await revealKey(site)])
		expect(copy, hidden).not.toContain(hidden);
});

test('where everything is turned off there are no checks, nobody is called, and the information says so', async () => {
	const setEnabled = (enabled: boolean) =>
		evaluate(
			site,
			z.null(),
			`( new Draftsmith\\Accounts\\Settings() )->save( array( 'enabled' => $input ) );`,
			enabled,
		);
	const calls = watchCalls();
	await setEnabled(false);
	expect(await testsOf(site)).toEqual({ async: [], direct: [] });
	for (const check of SLOW) expect((await callPlugin(site, `/site-health/${check}`)).status).toBe(403);
	const { fields, copy } = await information();
	expect(Object.keys(fields)).toEqual(['version', 'built', 'enabled']);
	expect(copy).toContain('enabled: false');
	expect(await calls()).toEqual([]);
	await setEnabled(true);
});

test('before the site is registered there are no checks, and nobody is called', async () => {
	expect((await callPlugin(site, '/registration', { method: 'DELETE' })).status).toBe(200);
	const calls = watchCalls();
	expect(await testsOf(site)).toEqual({ async: [], direct: [] });
	for (const check of SLOW) expect(errorOf(await callPlugin(site, `/site-health/${check}`)).data.status).toBe(409);
	expect((await information()).fields).toMatchObject({ registered: { value: 'No' }, key_source: { value: 'None' } });
	expect(await calls()).toEqual([]);
});

describe('WordPress 6.8, where visits start cron', () => {
	let old: World;
	beforeAll(async () => {
		old = await startWorld({ boot: { version: '6.8', constants: { DISABLE_WP_CRON: false } } });
	});
	afterAll(() => old?.stop());

	test('requests of the site to itself arrive, or it is said that they don’t', async () => {
		const loopback = async () => Verdict.parse((await callPlugin(old.site, '/site-health/loopback')).json);
		expect(await loopback()).toMatchObject({ status: 'good', description: expect.stringContaining('They arrive') });
		addMustUsePlugin(
			old.site,
			'no-loopback',
			`<?php add_filter( 'pre_http_request', static function ( $answer, $arguments, $url ) {
				return false === strpos( $url, 'wp-cron.php' ) ? $answer : new WP_Error( 'refused', 'Connection <b>refused</b>' );
			}, 10, 3 );`,
		);
		const verdict = await loopback();
		expect(verdict).toMatchObject({ status: 'recommended', label: expect.stringContaining('can’t start') });
		expect(verdict.description).not.toContain('<b>');
		expect(await testsOf(old.site)).toMatchObject({ direct: ['draftsmith_cron'] });
		expect(old.site.debugLog()).not.toContain('plugins/draftsmith');
	});
});
