import { createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { type LossyProxy, startLossyProxy } from './support/lossy-proxy.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { moveService } from './support/service-address.ts';
import { revealKey, startWorld, type World } from './support/world.ts';
import { addConstant } from './support/wp-config.ts';

let world: World;
let proxy: LossyProxy;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	proxy = await startLossyProxy(world.stack.serviceUrl);
});
afterAll(async () => {
	await proxy?.stop();
	await world?.stop();
});

const rotate = () => callPlugin(world.site, '/account/key', { method: 'POST' });

/** What the service says of a key: when it ends, or that it does not know it. */
async function standing(key: string): Promise<string | null> {
	const account = await createClient({ baseUrl: world.stack.serviceUrl, key, retries: 0 }).account();
	return account.key.expires_at;
}

/** Whether a rotation is to be brought to its end by cron. */
function isPlanned(): Promise<boolean> {
	return evaluate(world.site, z.boolean(), `return (bool) wp_next_scheduled( 'draftsmith_finish_rotation' );`);
}

async function runPlanned(): Promise<void> {
	await world.site.runPhp(
		`wp_clear_scheduled_hook( 'draftsmith_finish_rotation' ); wp_schedule_single_event( time() - 1, 'draftsmith_finish_rotation' );`,
	);
	await world.site.runCron();
}

test('a new key takes the place of the old one, which works for a day', async () => {
	const before = await revealKey(world.site);
	const answer = await rotate();
	expect(answer.status, JSON.stringify(answer.json)).toBe(200);
	const after = await revealKey(world.site);
	expect(after).not.toBe(before);
	expect(answer.json).toMatchObject({ registered: true, key_masked: `${'•'.repeat(16)}${after.slice(-4)}` });
	expect(JSON.stringify(answer.json)).not.toContain(after.slice(9, 20));
	expect(await standing(after)).toBeNull();
	const ends = Date.parse((await standing(before)) ?? '') - Date.now();
	expect(ends / 3_600_000).toBeGreaterThan(23.9);
	expect(ends / 3_600_000).toBeLessThanOrEqual(24);
	expect(await isPlanned()).toBe(false);
});

/** Ends the process between the service's answer and the UPDATE that keeps the new key. */
const CRASH = `<?php
add_filter( 'pre_update_option_draftsmith_api_key', static function ( $value ) {
	exit( 1 );
} );`;

test('a process that dies before the new key is kept leaves the old one, and cron gets another', async () => {
	const before = await revealKey(world.site);
	addMustUsePlugin(world.site, 'crash', CRASH);
	await rotate();
	addMustUsePlugin(world.site, 'crash', '<?php');
	expect(await revealKey(world.site)).toBe(before);
	expect(await standing(before)).not.toBeNull();
	expect((await callPlugin(world.site, '/catalog')).status).toBe(200);
	expect(await isPlanned()).toBe(true);

	await world.site.runPhp(`delete_option( 'draftsmith_rotation.lock' );`);
	await runPlanned();
	const after = await revealKey(world.site);
	expect(after).not.toBe(before);
	expect(await standing(after)).toBeNull();
	expect(await isPlanned()).toBe(false);
});

test('an answer that is lost is made good by cron', async () => {
	const before = await revealKey(world.site);
	await moveService(world.site, proxy.url);
	// The question for the key's id passes; the answer that holds the new key does not.
	addMustUsePlugin(
		world.site,
		'lose',
		`<?php
		add_filter( 'http_response', static function ( $response, $arguments, $url ) {
			return '/rotate' === substr( $url, -7 ) ? new WP_Error( 'http_request_failed', 'cURL error 52: empty reply' ) : $response;
		}, 10, 3 );`,
	);
	expect(errorOf(await rotate()).code).toBe('draftsmith_service_unreachable');
	expect(await revealKey(world.site)).toBe(before);
	addMustUsePlugin(world.site, 'lose', '<?php');

	// With the network gone, cron comes back later.
	proxy.loseAnswers(true);
	await runPlanned();
	expect(await revealKey(world.site)).toBe(before);
	expect(await isPlanned()).toBe(true);
	proxy.loseAnswers(false);
	await runPlanned();
	const after = await revealKey(world.site);
	expect(after).not.toBe(before);
	expect(await standing(after)).toBeNull();
	expect(await isPlanned()).toBe(false);
	await moveService(world.site, world.stack.serviceUrl);
});

test('with the service down nothing changes', async () => {
	const before = await revealKey(world.site);
	await world.stack.stopService();
	expect(errorOf(await rotate()).data.status).toBe(503);
	expect(await revealKey(world.site)).toBe(before);
	await world.stack.startService();
	await runPlanned();
	expect(await revealKey(world.site)).toBe(before);
	expect(await isPlanned()).toBe(false);
});

test('two at once: one is refused, and the key is changed once', async () => {
	const before = await revealKey(world.site);
	const statuses = (await Promise.all([rotate(), rotate(), rotate()])).map(({ status }) => status).sort();
	expect(statuses[0]).toBe(200);
	for (const status of statuses) expect([200, 409]).toContain(status);
	const after = await revealKey(world.site);
	expect(after).not.toBe(before);
	expect(await standing(after)).toBeNull();
});

test('a key from outside of WordPress is not ours to change', async () => {
	addConstant(world.site, 'DRAFTSMITH_API_KEY', await revealKey(world.site));
	expect(errorOf(await rotate())).toMatchObject({ code: 'draftsmith_key_from_outside', data: { status: 409 } });
});
