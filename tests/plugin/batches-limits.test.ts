import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { writesText } from '../fakes/fake-article-model.ts';
import type { Credentials } from '../wordpress/index.ts';
import { askForBatch, batchOf, type LocalBatch, rowOf, startBatch } from './support/batches.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin } from './support/local-job.ts';
import { ARTICLE, BAKER, startWorld, type World } from './support/world.ts';
import { changeSalts } from './support/wp-config.ts';

let world: World;
let editor: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	editor = await world.site.createUser('an-editor', 'editor');
});
afterAll(() => world?.stop());

const read = (id: number) => askForBatch(world.site, `/${id}`);
const post = (path: string, body?: unknown) =>
	callPlugin(world.site, `/batches${path}`, { method: 'POST', ...(body ? { body } : {}) });

const manyRows = (count: number, fields: Record<string, unknown> = {}) =>
	Array.from({ length: count }, (_, index) => rowOf(index + 1, fields));

/** Lets cron work until the batch is as wanted. */
function tickUntil(id: number, isReady: (batch: LocalBatch) => boolean): Promise<LocalBatch> {
	return vi.waitFor(
		async () => {
			await runTick(world.site);
			const batch = await read(id);
			expect(isReady(batch), JSON.stringify(batch)).toBe(true);
			return batch;
		},
		{ timeout: 60_000, interval: 300 },
	);
}

/** Which errors the failed rows of a batch tell. */
function errorsOf(id: number): Promise<string[]> {
	const code = `return $wpdb->get_col( $wpdb->prepare( "SELECT DISTINCT error_code FROM {$wpdb->prefix}draftsmith_jobs WHERE batch_id = %d AND state = 'failed'", $input ) );`;
	return evaluate(world.site, z.array(z.string()), code, id);
}

function setRule(rule: object | null): Promise<unknown> {
	return evaluate(
		world.site,
		z.null(),
		`( new Draftsmith\\Accounts\\Settings() )->save( array( 'roles' => array_filter( array( 'editor' => $input ) ) ) );`,
		rule,
	);
}

/** The most tokens that one short article may take. */
async function ceiling(): Promise<number> {
	const group = {
		rows: 1,
		model: BAKER,
		content_type: 'article',
		language: 'en',
		length: 'short',
		title_characters: 20,
		prompt_characters: 30,
	};
	const { json } = await post('/estimate', { groups: [group] });
	const { ceilings } = z.object({ ceilings: z.array(z.number()) }).parse(json);
	return ceilings[0] ?? 0;
}

test('an estimate sums the rows, and a price that nobody knows stays unknown', async () => {
	const group = { model: BAKER, content_type: 'article', language: 'en', title_characters: 20, prompt_characters: 0 };
	const ask = async (groups: object[]) =>
		z
			.object({
				input_tokens: z.object({ low: z.number(), high: z.number() }),
				price_micro_usd: z.null(),
				ceilings: z.array(z.number()),
				limits: z.looseObject({ requests: z.object({ per_day: z.number(), left_today: z.number() }) }),
			})
			.parse((await post('/estimate', { groups })).json);
	const one = await ask([{ ...group, rows: 1, length: 'short' }]);
	const many = await ask([
		{ ...group, rows: 10, length: 'short' },
		{ ...group, rows: 5, length: 'long' },
	]);
	expect(many.input_tokens.low).toBeGreaterThan(10 * one.input_tokens.low);
	expect(many.ceilings).toHaveLength(2);
	expect((await post('/estimate', { groups: [{ ...group, rows: 1, length: 'short', model: 'gpt-99' }] })).status).toBe(
		422,
	);
	expect((await post('/estimate', { groups: [] })).status).toBe(400);
});

test('a budget is never exceeded: the batch pauses itself, and goes on with a larger one', async () => {
	const max_tokens = await ceiling();
	// One fits; once it has told what it took, the next one's ceiling does not.
	const batch = await startBatch(world.site, manyRows(4, { max_tokens }), { budget_tokens: max_tokens + 1 });
	const paused = await tickUntil(batch.id, ({ state }) => state === 'paused');
	expect(paused).toMatchObject({ pause_reason: 'budget', counts: { inserted: 1, waiting: 3 } });
	expect(paused.used_tokens).toBeGreaterThan(1);
	expect(paused.used_tokens).toBeLessThanOrEqual(max_tokens);
	await post(`/${batch.id}/resume`, { budget_tokens: max_tokens * 20 });
	const done = await tickUntil(batch.id, ({ state }) => state === 'done');
	expect(done.counts.inserted).toBe(4);
	const free = await startBatch(world.site, [rowOf(1)]);
	await post(`/${free.id}/pause`);
	expect((await post(`/${free.id}/resume`, { budget_tokens: 99_999 })).status).toBe(409);
	await post(`/${free.id}/cancel`);
});

test('the cap of a day counts a row when it is sent, and the batch waits for the next day', async () => {
	await setRule({ allowed: true, articles_per_day: 2 });
	const batch = await startBatch(world.site, manyRows(3), {}, editor);
	const held = await tickUntil(batch.id, ({ next, counts }) => next === 'daily_cap' && counts.inserted === 2);
	expect(held).toMatchObject({ state: 'running', counts: { waiting: 1 } });
	expect(held.next_at).toMatch(/T/);
	await evaluate(
		world.site,
		z.number(),
		`return $wpdb->query( "UPDATE $wpdb->options SET option_value = option_value - 1000000 WHERE option_name LIKE 'draftsmith_day_of_%'" );`,
	);
	await tickUntil(batch.id, ({ state, counts }) => state === 'done' && counts.inserted === 3);
	await setRule(null);
});

/** How many articles a user may still ask for today. */
function leftOf(login: string): Promise<number | null> {
	const code = `return ( new Draftsmith\\Parts() )->cap()->left( get_user_by( 'login', $input )->ID );`;
	return evaluate(world.site, z.number().nullable(), code, login);
}

/** One look of cron at all batches, which sends nothing; the PHP given first runs in the same process. */
function releaseOnly(before = ''): Promise<null> {
	return evaluate(
		world.site,
		z.null(),
		`$parts = new Draftsmith\\Parts();
		$batches = $wpdb->prefix . 'draftsmith_batches';
		$brake = $parts->brake();
		$wpdb->query( "UPDATE $batches SET next_release_at = '2020-01-01 00:00:00' WHERE state = 'running'" );
		${before}
		$brake->release();`,
	);
}

test('what the service never took counts for no day', async () => {
	await setRule({ allowed: true, articles_per_day: 20 });
	const most = await leftOf('an-editor');
	// A batch that is canceled between being let through and being sent.
	const canceled = await startBatch(world.site, manyRows(2), {}, editor);
	await releaseOnly();
	expect(await leftOf('an-editor')).toBe(Number(most) - 2);
	await post(`/${canceled.id}/cancel`);
	expect(await leftOf('an-editor')).toBe(most);
	// One that is paused at the very moment at which its rows would be let through.
	const paused = await startBatch(world.site, manyRows(2), {}, editor);
	await releaseOnly(`add_filter( 'query', static function ( $query ) use ( $wpdb, $batches ) {
		static $is_paused = false;
		if ( ! $is_paused && strpos( $query, "SET released_at = '" ) ) {
			$is_paused = true;
			$wpdb->query( "UPDATE $batches SET state = 'paused', pause_reason = 'user' WHERE id = ${paused.id}" );
		}
		return $query;
	} );`);
	expect(await read(paused.id)).toMatchObject({ state: 'paused', counts: { waiting: 2 } });
	expect(await leftOf('an-editor')).toBe(most);
	await post(`/${paused.id}/cancel`);
	// One request that could not be sent, and that its writer cancels; and one that can't be read any more.
	await world.stack.stopService();
	const ask = async () => {
		const postId = await evaluate(
			world.site,
			z.number(),
			`return wp_insert_post( array( 'post_title' => 'Rye', 'post_author' => get_user_by( 'login', 'an-editor' )->ID ) );`,
		);
		const request = { title: 'Rye', prompt: 'Short.', language: 'en', model: BAKER, post_id: postId };
		const { json } = await callPlugin(world.site, '/jobs', { method: 'POST', body: request, user: editor });
		return z.object({ id: z.number() }).parse(json).id;
	};
	const [first, second] = [await ask(), await ask()];
	expect(await leftOf('an-editor')).toBe(Number(most) - 2);
	expect((await callPlugin(world.site, `/jobs/${first}/cancel`, { method: 'POST', user: editor })).status).toBe(200);
	expect(await leftOf('an-editor')).toBe(Number(most) - 1);
	await evaluate(
		world.site,
		z.boolean(),
		`return ( new Draftsmith\\Jobs\\Job_Store() )->update( $input, array( 'request' => 'garbage' ) );`,
		second,
	);
	await world.stack.startService();
	await runTick(world.site);
	expect(await leftOf('an-editor')).toBe(most);
	await setRule(null);
});

test('who has no article left today holds up nobody else in the batch', async () => {
	await evaluate(
		world.site,
		z.unknown(),
		`$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE 'draftsmith_day_of_%'" );`,
	);
	await setRule({ allowed: true, articles_per_day: 1 });
	const batch = await startBatch(world.site, manyRows(60), {}, editor);
	const released = `return array_map( 'intval', $wpdb->get_col( $wpdb->prepare( "SELECT batch_row FROM {$wpdb->prefix}draftsmith_jobs WHERE batch_id = %d AND released_at IS NOT NULL ORDER BY batch_row", $input ) ) );`;
	const rows = () => evaluate(world.site, z.array(z.number()), released, batch.id);
	// The last two were asked for again by the administrator, who has no cap.
	await evaluate(
		world.site,
		z.literal(2),
		`return $wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}draftsmith_jobs SET user_id = 1 WHERE batch_id = %d AND batch_row >= 59", $input ) );`,
		batch.id,
	);
	await releaseOnly();
	expect(await rows()).toEqual([1]);
	await releaseOnly();
	expect(await rows()).toEqual([1, 59, 60]);
	expect(await read(batch.id)).not.toMatchObject({ next: 'daily_cap' });
	await releaseOnly();
	expect(await rows()).toEqual([1, 59, 60]);
	expect(await read(batch.id)).toMatchObject({ next: 'daily_cap', counts: { waiting: expect.any(Number) } });
	await post(`/${batch.id}/cancel`);
	await setRule(null);
});

test('a row that is asked for again right after the cancel is written', async () => {
	const batch = await startBatch(world.site, manyRows(2));
	await post(`/${batch.id}/cancel`);
	const { json } = await callPlugin(world.site, `/jobs?batch_id=${batch.id}`);
	const [row] = z.object({ data: z.array(z.object({ id: z.number() })) }).parse(json).data;
	expect((await callPlugin(world.site, `/jobs/${row?.id}/retry`, { method: 'POST' })).status).toBeLessThan(300);
	const done = await tickUntil(batch.id, ({ counts }) => counts.inserted === 1);
	expect(done.counts).toMatchObject({ inserted: 1, canceled: 1, waiting: 0 });
});

test('who is demoted or deleted meanwhile gets nothing more, and each row says why', async () => {
	world.model.behave(writesText(ARTICLE));
	const demoted = await startBatch(world.site, manyRows(2, { model: BAKER }), {}, editor);
	await setRule({ allowed: false });
	const failed = await tickUntil(demoted.id, ({ state }) => state === 'done');
	expect(failed.counts.failed).toBe(2);
	expect(await errorsOf(demoted.id)).toEqual(['not_allowed']);
	await setRule(null);
	const user = await world.site.createUser('short-lived', 'author');
	const orphaned = await startBatch(world.site, manyRows(60), {}, user);
	await evaluate(
		world.site,
		z.boolean(),
		`require_once ABSPATH . 'wp-admin/includes/user.php'; return wp_delete_user( get_user_by( 'login', 'short-lived' )->ID );`,
	);
	await runTick(world.site);
	expect(await read(orphaned.id)).toMatchObject({ state: 'done', counts: { failed: 60 } });
	expect(await errorsOf(orphaned.id)).toEqual(['user_gone']);
});

test('while the service is down few rows try; when it is back each is written once', async () => {
	await world.stack.stopService();
	const batch = await startBatch(world.site, manyRows(55));
	await runTick(world.site);
	await runTick(world.site);
	const released = `return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs WHERE batch_id = %d AND released_at IS NOT NULL", $input ) );`;
	expect(await evaluate(world.site, z.number(), released, batch.id)).toBeLessThanOrEqual(50);
	await world.stack.startService();
	const done = await tickUntil(batch.id, ({ state }) => state === 'done');
	expect(done.counts).toMatchObject({ inserted: 55, failed: 0 });
});

test('a process that dies between any two steps leaves what the next tick puts right', async () => {
	const batch = await startBatch(world.site, manyRows(3));
	const set = (sql: string) =>
		evaluate(
			world.site,
			z.unknown(),
			`$wpdb->query( str_replace( '@', $wpdb->prefix . 'draftsmith_', $input ) );`,
			sql,
		);
	// Let through, and dead before it was due: it waits again, and goes.
	await set(`UPDATE @jobs SET released_at = '2020-01-01 00:00:00' WHERE batch_id = ${batch.id} AND batch_row = 1`);
	// Paused, and dead before its rows were withdrawn: nothing of it goes.
	await set(
		`UPDATE @jobs SET released_at = '2020-01-01 00:00:00', next_poll_at = '2020-01-01 00:00:00' WHERE batch_id = ${batch.id} AND batch_row = 2`,
	);
	await set(
		`UPDATE @batches SET state = 'paused', pause_reason = 'user', next_release_at = NULL WHERE id = ${batch.id}`,
	);
	await runTick(world.site);
	expect(await read(batch.id)).toMatchObject({ state: 'paused', counts: { waiting: 3 } });
	await post(`/${batch.id}/resume`);
	expect(await tickUntil(batch.id, ({ state }) => state === 'done')).toMatchObject({ counts: { inserted: 3 } });
	// Canceled, and dead before its rows were.
	const other = await startBatch(world.site, manyRows(3));
	await set(`UPDATE @batches SET state = 'canceled' WHERE id = ${other.id}`);
	await runTick(world.site);
	expect(await read(other.id)).toMatchObject({ state: 'canceled', counts: { canceled: 3 }, can_delete: true });
});

test('a row that failed is written when it is asked for again, in its batch', async () => {
	world.model.behave({ kind: 'status', status: 400 });
	const batch = await startBatch(world.site, [rowOf(1)]);
	const failed = await tickUntil(batch.id, ({ counts }) => counts.failed === 1);
	expect(failed).toMatchObject({ state: 'done', counts: { waiting: 0 } });
	world.model.behave(writesText(ARTICLE));
	const { json } = await callPlugin(world.site, `/jobs?batch_id=${batch.id}`);
	const [row] = z.object({ data: z.array(z.object({ id: z.number() })) }).parse(json).data;
	expect((await callPlugin(world.site, `/jobs/${row?.id}/retry`, { method: 'POST' })).status).toBeLessThan(300);
	const done = await tickUntil(batch.id, ({ counts }) => counts.inserted === 1);
	expect(done).toMatchObject({ state: 'done', row_count: 1, counts: { failed: 0 } });
});

test('other salts: rows that wait fail and say so, and nothing is sent', async () => {
	const before = (await world.service.jobs({ limit: 1000 })).data.length;
	const { id } = await askForBatch(world.site, '', { method: 'POST', body: batchOf(manyRows(2)) });
	const key = await evaluate(world.site, z.string(), 'return ( new Draftsmith\\Accounts\\Api_Key() )->reveal();');
	await post(`/${id}/resume`);
	changeSalts(world.site);
	await evaluate(world.site, z.unknown(), '( new Draftsmith\\Accounts\\Api_Key() )->store( $input );', key);
	// Whoever was logged in no longer is.
	const user = await world.site.createUser('second', 'administrator');
	await runTick(world.site);
	const done = await askForBatch(world.site, `/${id}`, { user });
	expect(done).toMatchObject({ state: 'done', counts: { failed: 2 } });
	expect(await errorsOf(id)).toEqual(['unreadable']);
	expect((await world.service.jobs({ limit: 1000 })).data.length).toBe(before);
	expect(world.site.debugLog()).toBe('');
});
