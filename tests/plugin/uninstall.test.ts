import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { submitAndWait, submitJob } from './support/articles.ts';
import { plannedEvents, runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { type OutgoingRequest, watchOutgoing } from './support/outgoing.ts';
import { readPost } from './support/posts.ts';
import { revealKey, startWorld, type World } from './support/world.ts';

let world: World;
let outgoing: () => Promise<OutgoingRequest[]>;

const FILE = 'draftsmith/draftsmith.php';

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	outgoing = watchOutgoing(world.site);
});
afterAll(() => world?.stop());

/**
 * Every row of the database that has our name in it, whatever table and column it is in, as `table.column: row`; and every table
 * that has it in its name. The lists that core keeps of all plugins are not ours, nor is what stands in posts.
 */
function findTraces(): Promise<string[]> {
	return evaluate(
		world.site,
		z.array(z.string()),
		`wp_cache_flush();
		$traces = array();
		foreach ( $wpdb->get_col( 'SHOW TABLES' ) as $table ) {
			if ( false !== strpos( $table, 'draftsmith' ) ) {
				$traces[] = "table: $table";
				continue;
			}
			foreach ( $wpdb->get_results( "SELECT * FROM $table", ARRAY_A ) as $row ) {
				$name = $row['option_name'] ?? $row['meta_key'] ?? '';
				foreach ( $row as $column => $value ) {
					$is_text = 'posts' === substr( $table, -5 ) && in_array( $column, array( 'post_title', 'post_content', 'guid' ), true );
					if ( ! $is_text && false !== stripos( (string) $value, 'draftsmith' ) ) {
						$traces[] = "$table.$column: $name";
					}
				}
			}
		}
		$lists = '/: (active_plugins|recently_activated|uninstall_plugins|blogname|site_name|_site_transient_.*|session_tokens)$/';
		return array_values( array_unique( preg_grep( $lists, $traces, PREG_GREP_INVERT ) ) );`,
	);
}

const run = (code: string) => world.site.runPhp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${code}`);

test('the tables go with their site when that is deleted from a network', async () => {
	const dropped = await evaluate(
		world.site,
		z.array(z.string()),
		`return apply_filters( 'wpmu_drop_tables', array( 'other' ), 1 );`,
	);
	expect(dropped).toEqual(['other', 'wp_draftsmith_jobs', 'wp_draftsmith_batches']);
});

test('deactivating stops cron and keeps the rest; uninstalling keeps the posts only', async () => {
	const { site } = world;
	const written = await submitAndWait(world, { fields: { post_status: 'publish' } });
	await runTick(site);
	const before = await readPost(site, written.post_id);
	expect(before.mark).toBe(written.job_id);
	world.model.behave({ kind: 'silence' });
	await submitJob(site);
	expect((await callPlugin(site, '/catalog')).status).toBe(200);
	expect((await callPlugin(site, '/usage')).status).toBe(200);
	// What other parts of the plugin keep, and what a later one may.
	await site.runPhp(
		`wp_schedule_single_event( time() + 60, 'draftsmith_finish_rotation' );
		wp_schedule_event( time() + 60, 'daily', 'draftsmith_of_tomorrow', array( 7 ) );
		update_option( 'draftsmith_of_tomorrow', 1 );
		set_transient( 'draftsmith_of_tomorrow', 1, 60 );
		update_user_option( 1, 'draftsmith_of_tomorrow', 1 );
		update_user_meta( 1, 'draftsmith_of_tomorrow', 1 );
		update_post_meta( ${written.post_id}, '_draftsmith_of_tomorrow', 1 );
		foreach ( array( 'poll', 'registration', 'rotation' ) as $lock ) { ( new Draftsmith\\Platform\\Lock( $lock ) )->acquire( 60 ); }`,
	);
	expect(await plannedEvents(site)).toHaveLength(2);
	expect(await findTraces()).toEqual(
		expect.arrayContaining([
			'table: wp_draftsmith_batches',
			'table: wp_draftsmith_jobs',
			'wp_options.option_name: draftsmith_api_key',
			'wp_options.option_name: draftsmith_challenge',
			'wp_options.option_name: draftsmith_day_of_1',
			'wp_options.option_name: draftsmith_settings',
			'wp_options.option_name: _transient_draftsmith_catalog',
			'wp_options.option_value: cron',
			'wp_postmeta.meta_key: _draftsmith_job_id',
			'wp_usermeta.meta_key: wp_draftsmith_of_tomorrow',
			'wp_usermeta.meta_key: draftsmith_of_tomorrow',
		]),
	);
	const calls = (await outgoing()).length;

	await run(`deactivate_plugins( '${FILE}' );`);
	expect(await plannedEvents(site)).toEqual([]);
	expect(await findTraces()).toContain('table: wp_draftsmith_jobs');

	await run(`uninstall_plugin( '${FILE}' );`);
	expect(await findTraces()).toEqual([]);
	expect(await readPost(site, written.post_id)).toEqual({ ...before, mark: '' });
	expect(await outgoing()).toHaveLength(calls);
	expect(site.debugLog()).toBe('');
});

/** Installs the plugin again, registers the site and has the key revoked at the end. */
async function beginAgain(): Promise<string> {
	await run(`activate_plugin( '${FILE}' );`);
	await world.stack.register();
	await run(`( new Draftsmith\\Accounts\\Settings() )->save( array( 'revoke_on_uninstall' => true ) );`);
	return revealKey(world.site);
}

/** What the service answers to a key. */
async function statusOf(key: string): Promise<number> {
	const answer = await fetch(`${world.stack.serviceUrl}/v1/usage`, { headers: { Authorization: `Bearer ${key}` } });
	await answer.arrayBuffer();
	return answer.status;
}

test('where the owner wants it, the key is revoked at the service', async () => {
	const key = await beginAgain();
	expect(await statusOf(key)).toBe(200);
	await run(`deactivate_plugins( '${FILE}' ); uninstall_plugin( '${FILE}' );`);
	expect(await statusOf(key)).toBe(401);
	expect(await findTraces()).toEqual([]);
	expect(world.site.debugLog()).toBe('');
});

test('a service that does not answer holds nobody up for more than five seconds, and all goes as well', async () => {
	await beginAgain();
	await world.site.runPhp(
		`$settings = new Draftsmith\\Accounts\\Settings(); $settings->save( array( 'service_url' => 'http://10.255.255.1' ) );`,
	);
	const started = Date.now();
	await run(`deactivate_plugins( '${FILE}' ); uninstall_plugin( '${FILE}' );`);
	expect(Date.now() - started).toBeLessThan(8000);
	expect(await findTraces()).toEqual([]);
	expect(world.site.debugLog()).toBe('');
});
