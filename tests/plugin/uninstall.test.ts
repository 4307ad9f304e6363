import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { submitAndWait, submitJob } from './support/articles.ts';
import { plannedEvents, runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { type OutgoingRequest, watchOutgoing } from './support/outgoing.ts';
import { readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let outgoing: () => Promise<OutgoingRequest[]>;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	outgoing = watchOutgoing(world.site);
});
afterAll(() => world?.stop());

const Traces = z.object({
	options: z.array(z.string()),
	postMeta: z.coerce.number(),
	userMeta: z.coerce.number(),
	tables: z.array(z.string()),
	cron: z.array(z.string()),
});

/** All that the plugin has in the database, whatever it is called. */
function findTraces(): Promise<z.infer<typeof Traces>> {
	return evaluate(
		world.site,
		Traces,
		`wp_cache_flush();
		$hooks = array();
		foreach ( (array) _get_cron_array() as $events ) {
			$hooks = array_merge( $hooks, array_keys( $events ) );
		}
		return array(
			'options'  => $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%draftsmith%' ORDER BY option_name" ),
			'postMeta' => $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key LIKE '%draftsmith%'" ),
			'userMeta' => $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->usermeta WHERE meta_key LIKE '%draftsmith%'" ),
			'tables'   => $wpdb->get_col( "SHOW TABLES LIKE '%draftsmith%'" ),
			'cron'     => array_values( preg_grep( '/draftsmith/', array_unique( $hooks ) ) ),
		);`,
	);
}

test('the table goes with its site when that is deleted from a network', async () => {
	const dropped = await evaluate(
		world.site,
		z.array(z.string()),
		`return apply_filters( 'wpmu_drop_tables', array( 'other' ), 1 );`,
	);
	expect(dropped).toEqual(['other', 'wp_draftsmith_jobs']);
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
	await site.runPhp(`wp_schedule_single_event( time() + 60, 'draftsmith_finish_rotation' );`);
	for (const lock of ['poll', 'registration', 'rotation'])
		await site.runPhp(`( new Draftsmith\\Platform\\Lock( '${lock}' ) )->acquire( 60 );`);
	expect(await plannedEvents(site)).toHaveLength(2);
	expect(await findTraces()).toMatchObject({
		options: expect.arrayContaining([
			'draftsmith_api_key',
			'draftsmith_challenge',
			'draftsmith_settings',
			'_transient_draftsmith_catalog',
			'_transient_draftsmith_usage',
		]),
		postMeta: 1,
		tables: ['wp_draftsmith_jobs'],
	});
	const calls = (await outgoing()).length;

	const file = 'draftsmith/draftsmith.php';
	await site.runPhp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( '${file}' );`);
	expect(await findTraces()).toMatchObject({ cron: [], tables: ['wp_draftsmith_jobs'], postMeta: 1 });

	await site.runPhp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; uninstall_plugin( '${file}' );`);
	expect(await findTraces()).toEqual({ options: [], postMeta: 0, userMeta: 0, tables: [], cron: [] });
	expect(await readPost(site, written.post_id)).toEqual({ ...before, mark: '' });
	expect(await outgoing()).toHaveLength(calls);
	expect(site.debugLog()).toBe('');
});
