import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials } from '../wordpress/index.ts';
import { askForBatch, batchOf, rowOf, startBatch } from './support/batches.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { BAKER, startWorld, type World } from './support/world.ts';

/** More than one row of a batch is let through, or one twice, only if two PHP processes truly run at once: so MariaDB. */
let world: World;
let editor: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1', database: 'mariadb' } });
	editor = await world.site.createUser('an-editor', 'editor');
	// Nothing is written in these tests: they are about what is let through.
	world.model.behave({ kind: 'silence' });
});
afterAll(() => world?.stop());

/** What lets rows through, as the poller has it. */
const BRAKE = `$brake = ( new Draftsmith\\Parts() )->brake();`;

/** Lets rows through in several processes that begin at the same moment, some rounds long. */
async function releaseAtOnce(processes: number): Promise<void> {
	const start = Date.now() / 1000 + 3;
	const code = `${BRAKE} $batches = $wpdb->prefix . 'draftsmith_batches';
		time_sleep_until( max( microtime( true ) + 0.01, $input ) );
		for ( $round = 0; $round < 5; ++$round ) {
			$wpdb->query( "UPDATE $batches SET next_release_at = '2020-01-01 00:00:00' WHERE state = 'running'" );
			$brake->release();
		}
		return null;`;
	await Promise.all(Array.from({ length: processes }, () => evaluate(world.site, z.null(), code, start)));
}

const Sums = z.object({ released: z.coerce.number(), tokens: z.coerce.number(), counted: z.coerce.number() });
function sumsOf(id: number) {
	const code = `return $wpdb->get_row( $wpdb->prepare( "SELECT COUNT(released_at) AS released, COALESCE(SUM(CASE WHEN released_at IS NULL THEN 0 ELSE max_tokens END), 0) AS tokens, COUNT(counted_on) AS counted FROM {$wpdb->prefix}draftsmith_jobs WHERE batch_id = %d", $input ) );`;
	return evaluate(world.site, Sums, code, id);
}

const manyRows = (count: number, fields: Record<string, unknown> = {}) =>
	Array.from({ length: count }, (_, index) => rowOf(index + 1, fields));

test('eight processes at once never let more through than the budget holds', async () => {
	const batch = await startBatch(world.site, manyRows(40, { max_tokens: 50_000 }), { budget_tokens: 350_000 });
	await releaseAtOnce(8);
	const { released, tokens } = await sumsOf(batch.id);
	expect(tokens).toBeLessThanOrEqual(350_000);
	expect(released).toBeGreaterThan(0);
	await askForBatch(world.site, `/${batch.id}/cancel`, { method: 'POST' });
});

test('eight processes at once never let more through than the cap of the day', async () => {
	await evaluate(
		world.site,
		z.null(),
		`( new Draftsmith\\Accounts\\Settings() )->save( array( 'roles' => array( 'editor' => array( 'allowed' => true, 'articles_per_day' => 7 ) ) ) );`,
	);
	const batch = await startBatch(world.site, manyRows(40), {}, editor);
	await releaseAtOnce(8);
	expect((await sumsOf(batch.id)).released).toBeLessThanOrEqual(7);
	// One that finds the last place taken for a moment leaves it to the next round.
	await releaseAtOnce(1);
	expect((await sumsOf(batch.id)).released).toBe(7);
	await askForBatch(world.site, `/${batch.id}/cancel`, { method: 'POST' });
});

test('a pause against processes that let rows through leaves nothing due', async () => {
	const batch = await startBatch(world.site, manyRows(60));
	const release = releaseAtOnce(4);
	await new Promise((resolve) => setTimeout(resolve, 3100));
	await askForBatch(world.site, `/${batch.id}/pause`, { method: 'POST' });
	await release;
	await evaluate(
		world.site,
		z.null(),
		`$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs SET next_poll_at = '2020-01-01 00:00:00' WHERE next_poll_at IS NOT NULL" ); ( new Draftsmith\\Parts() )->poller()->tick();`,
	);
	const code = `return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs WHERE batch_id = %d AND (job_id IS NOT NULL OR tried_at IS NOT NULL OR next_poll_at IS NOT NULL)", $input ) );`;
	expect(await evaluate(world.site, z.number(), code, batch.id)).toBe(0);
	await askForBatch(world.site, `/${batch.id}/cancel`, { method: 'POST' });
});

test('ten thousand rows are taken in parts, listed fast, let through a few at a time, and canceled in one go', async () => {
	const request_id = crypto.randomUUID();
	const rows = manyRows(10_000, { model: BAKER });
	const part = (from: number) => rows.slice(from, from + 200);
	const { id } = await askForBatch(world.site, '', {
		method: 'POST',
		body: batchOf(part(0), { request_id, row_count: 10_000 }),
	});
	for (let from = 200; from < rows.length; from += 200)
		await callPlugin(world.site, `/batches/${id}/rows`, { method: 'POST', body: { rows: part(from) } });
	const full = await askForBatch(world.site, `/${id}`);
	expect(full).toMatchObject({ received: [[1, 10_000]], counts: { waiting: 10_000 } });
	await askForBatch(world.site, `/${id}/resume`, { method: 'POST' });
	const seconds = await evaluate(
		world.site,
		z.object({ list: z.number(), release: z.number() }),
		`${BRAKE} wp_set_current_user( 1 );
		$start = microtime( true );
		rest_do_request( new WP_REST_Request( 'GET', '/draftsmith/v1/batches' ) );
		$list = microtime( true ) - $start;
		$brake->release();
		return array( 'list' => $list, 'release' => microtime( true ) - $start - $list );`,
	);
	expect(seconds.list).toBeLessThan(2);
	expect(seconds.release).toBeLessThan(2);
	expect((await sumsOf(id)).released).toBe(50);
	const canceled = await askForBatch(world.site, `/${id}/cancel`, { method: 'POST' });
	expect(canceled).toMatchObject({ state: 'canceled', counts: { canceled: 10_000 }, can_delete: true });
	expect((await callPlugin(world.site, `/batches/${id}`, { method: 'DELETE' })).status).toBe(200);
}, 300_000);
