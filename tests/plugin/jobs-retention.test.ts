import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { bootWordPress, type WordPressSite } from '../wordpress/index.ts';
import { evaluate } from './support/evaluate.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { seedJobs } from './support/seed-jobs.ts';

let site: WordPressSite;

beforeAll(async () => {
	site = await bootWordPress({ version: '7.1' });
});
afterAll(() => site?.stop());

/** A stored moment. */
function daysAgo(days: number): string {
	return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19).replace('T', ' ');
}

function seed(days: number, columns: Record<string, string | number | null> = {}, count = 1): Promise<number> {
	return seedJobs(site, { count, columns: { created_at: daysAgo(days), updated_at: daysAgo(days), ...columns } });
}

const waiting = { job_id: null, state: 'starting', inserted_post_id: null, acknowledged: 0 };

function remaining(): Promise<{ id: number; request: boolean }[]> {
	return evaluate(
		site,
		z.array(z.object({ id: z.coerce.number(), request: z.coerce.number().transform(Boolean) })),
		`return $wpdb->get_results( "SELECT id, request IS NOT NULL AS request FROM {$wpdb->prefix}draftsmith_jobs ORDER BY id" );`,
	);
}

const tidy = () => site.runPhp(`do_action( 'draftsmith_tidy' );`);

test('settled jobs are forgotten after 90 days, and what was asked for after 30', async () => {
	await seed(91, {}, 1200);
	await seed(91, { inserted_post_id: null, discarded: 1 });
	await seed(91, { inserted_post_id: null, state: 'failed' });
	await seed(91, { inserted_post_id: null, state: 'canceled', deleted: 1 });
	const kept = [
		{ id: await seed(91, { updated_at: daysAgo(89) }), request: false },
		{ id: await seed(91, waiting), request: true },
		{ id: await seed(91, { inserted_post_id: null, state: 'processing', acknowledged: 0 }), request: false },
		{ id: await seed(91, { inserted_post_id: null, acknowledged: 0 }), request: false },
		{ id: await seed(89), request: false },
		{ id: await seed(29, { inserted_post_id: null, state: 'failed' }), request: true },
	];
	await tidy();
	expect(await remaining()).toEqual(kept);
	await tidy();
	expect(await remaining()).toEqual(kept);
	expect(site.debugLog()).toBe('');
});

test('the owner’s own number of days holds, but never none', async () => {
	await evaluate(site, z.number(), `return $wpdb->query( "DELETE FROM {$wpdb->prefix}draftsmith_jobs" );`);
	const days = (number: number) =>
		addMustUsePlugin(
			site,
			'keep-jobs-days',
			`<?php add_filter( 'draftsmith_keep_jobs_days', static function () { return ${number}; } );`,
		);
	const [old, young] = [await seed(8), await seed(6)];
	days(7);
	await tidy();
	expect(await remaining()).toEqual([{ id: young, request: true }]);
	expect(old).toBeLessThan(young);
	days(-5);
	const now = await seed(0);
	await tidy();
	expect(await remaining()).toEqual([{ id: now, request: true }]);
});

test('it is planned while there is something to forget, and no longer', async () => {
	const planned = () => evaluate(site, z.boolean(), `return (bool) wp_next_scheduled( 'draftsmith_tidy' );`);
	await seed(0, { ...waiting, next_poll_at: daysAgo(0) });
	await site.runPhp(`( new Draftsmith\\Parts() )->schedule()->ensure();`);
	expect(await planned()).toBe(true);
	await tidy();
	expect(await planned()).toBe(true);
	await evaluate(site, z.number(), `return $wpdb->query( "DELETE FROM {$wpdb->prefix}draftsmith_jobs" );`);
	await tidy();
	expect(await planned()).toBe(false);
});

test('batches go when their rows are gone and their time is over, also while everything is off', async () => {
	await evaluate(
		site,
		z.null(),
		`$wpdb->query( "DELETE FROM {$wpdb->prefix}draftsmith_jobs" );
		( new Draftsmith\\Accounts\\Settings() )->save( array( 'enabled' => false ) );
		foreach ( $input as $name => $day ) {
			$wpdb->insert( $wpdb->prefix . 'draftsmith_batches', array( 'request_id' => wp_generate_uuid4(), 'user_id' => 1, 'name' => $name, 'state' => 'running', 'created_at' => $day, 'updated_at' => $day ) );
		}`,
		{ old: daysAgo(91), 'old, with a row': daysAgo(91), new: daysAgo(0) },
	);
	const batches = () =>
		evaluate(
			site,
			z.array(z.object({ id: z.coerce.number(), name: z.string() })),
			`return $wpdb->get_results( "SELECT id, name FROM {$wpdb->prefix}draftsmith_batches ORDER BY id" );`,
		);
	const full = (await batches()).find(({ name }) => name === 'old, with a row');
	await seed(0, { ...waiting, batch_id: full?.id ?? null, next_poll_at: daysAgo(0) });
	const events = () =>
		evaluate(
			site,
			z.array(z.string()),
			`( new Draftsmith\\Parts() )->schedule()->ensure();
			return array_values( array_filter( array( 'draftsmith_poll', 'draftsmith_watchdog', 'draftsmith_tidy' ), 'wp_next_scheduled' ) );`,
		);
	await evaluate(site, z.null(), `wp_schedule_event( time() + 60, 'daily', 'draftsmith_tidy' );`);
	expect(await events()).toEqual(['draftsmith_tidy']);
	await tidy();
	expect((await batches()).map(({ name }) => name)).toEqual(['old, with a row', 'new']);
});
