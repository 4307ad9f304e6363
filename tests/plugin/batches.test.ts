import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { writesText } from '../fakes/fake-article-model.ts';
import type { Credentials } from '../wordpress/index.ts';
import { askForBatch, batchOf, type LocalBatch, rowOf, startBatch } from './support/batches.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { ARTICLE, startWorld, type World } from './support/world.ts';

let world: World;
let author: Credentials;
let editor: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	author = await world.site.createUser('an-author', 'author');
	editor = await world.site.createUser('an-editor', 'editor');
});
afterAll(() => world?.stop());

const read = (id: number) => askForBatch(world.site, `/${id}`);
const post = (path: string, body?: unknown, user?: Credentials) =>
	callPlugin(world.site, `/batches${path}`, { method: 'POST', ...(body ? { body } : {}), ...(user ? { user } : {}) });

/** The jobs of a batch, as the table holds them. */
const Row = z.object({
	id: z.coerce.number(),
	batch_row: z.coerce.number(),
	state: z.string(),
	job_id: z.string().nullable(),
	error_code: z.string().nullable(),
	inserted_post_id: z.coerce.number().nullable(),
	released_at: z.string().nullable(),
	discarded: z.coerce.number(),
	request: z.string().nullable(),
});
function rowsOf(id: number) {
	const code = `return $wpdb->get_results( $wpdb->prepare( "SELECT id, batch_row, state, job_id, error_code, inserted_post_id, released_at, discarded, request FROM {$wpdb->prefix}draftsmith_jobs WHERE batch_id = %d ORDER BY batch_row, id", $input ) );`;
	return evaluate(world.site, z.array(Row), code, id);
}

function jobsAtService(): Promise<number> {
	return world.service.jobs({ limit: 1000 }).then(({ data }) => data.length);
}

function setRole(role: string, rule: object | null): Promise<unknown> {
	return evaluate(
		world.site,
		z.null(),
		`$settings = new Draftsmith\\Accounts\\Settings(); $settings->save( array( 'roles' => array_filter( array( $input['role'] => $input['rule'] ) ) ) );`,
		{ role, rule },
	);
}

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

test('rows become posts, with category, tags, author and dates, and nothing is sent before the start', async () => {
	const before = await jobsAtService();
	const { categoryId, authorId } = await evaluate(
		world.site,
		z.object({ categoryId: z.number(), authorId: z.number() }),
		`require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
		return array( 'categoryId' => wp_create_category( 'Baking' ), 'authorId' => get_user_by( 'login', 'an-author' )->ID );`,
	);
	const dated = { post_status: 'future', post_date: '2031-07-01T09:00:00+03:00' };
	const rows = [
		rowOf(1, { category: [categoryId], tags: ['rye', 'sour dough'], author: authorId, ...dated }),
		rowOf(2, { post_type: 'page' }),
	];
	const made = await askForBatch(world.site, '', { method: 'POST', body: batchOf(rows) });
	expect(made).toMatchObject({ state: 'collecting', next: 'rows', received: [[1, 2]], counts: { waiting: 2 } });
	await runTick(world.site);
	expect(await jobsAtService()).toBe(before);
	for (const { request } of await rowsOf(made.id)) expect(request).not.toContain('CANARY');
	expect(await askForBatch(world.site, `/${made.id}/resume`, { method: 'POST' })).toMatchObject({
		state: 'running',
		next: 'send',
	});
	const done = await tickUntil(made.id, ({ state }) => state === 'done');
	expect(done).toMatchObject({ counts: { inserted: 2, failed: 0 }, next: 'nothing' });
	expect(done.used_tokens).toBeGreaterThan(0);
	const [first, second] = await rowsOf(made.id);
	const posts = await evaluate(
		world.site,
		z.unknown(),
		`return array_map( static function ( $id ) { $post = get_post( $id ); return array( $post->post_type, $post->post_status, (int) $post->post_author, $post->post_date_gmt, wp_get_post_terms( $id, 'category', array( 'fields' => 'names' ) ), wp_get_post_terms( $id, 'post_tag', array( 'fields' => 'names' ) ) ); }, $input );`,
		[first?.inserted_post_id, second?.inserted_post_id],
	);
	expect(posts).toEqual([
		['post', 'future', authorId, '2031-07-01 06:00:00', ['Baking'], ['rye', 'sour dough']],
		['page', 'draft', 1, expect.any(String), [], []],
	]);
	expect(await callPlugin(world.site, `/batches/${made.id}`, { method: 'DELETE' })).toMatchObject({ status: 200 });
	expect(await rowsOf(made.id)).toEqual([]);
	expect(await evaluate(world.site, z.boolean(), 'return null !== get_post( $input );', first?.inserted_post_id)).toBe(
		true,
	);
});

test('the same request and the same rows twice, and at once, make one batch with each row once', async () => {
	const body = batchOf([rowOf(1), rowOf(2)], { row_count: 4 });
	const answers = await Promise.all([post('', body), post('', body), post('', body)]);
	const ids = new Set(answers.map(({ json }) => z.object({ id: z.number() }).parse(json).id));
	expect(ids.size).toBe(1);
	const [id = 0] = ids;
	expect(errorOf(await post(`/${id}/resume`)).data.status).toBe(409);
	const rest = { rows: [rowOf(2), rowOf(4)] };
	await Promise.all([post(`/${id}/rows`, rest), post(`/${id}/rows`, rest)]);
	expect(await read(id)).toMatchObject({
		received: [
			[1, 2],
			[4, 4],
		],
	});
	expect((await post(`/${id}/resume`)).status).toBe(409);
	await post(`/${id}/rows`, { rows: [rowOf(3)] });
	expect((await rowsOf(id)).map((row) => row.batch_row)).toEqual([1, 2, 3, 4]);
	expect((await post(`/${id}/cancel`)).status).toBe(200);
	expect(await read(id)).toMatchObject({ state: 'canceled', counts: { canceled: 4 }, can_delete: true });
	expect(errorOf(await post(`/${id}/rows`, rest)).code).toBe('draftsmith_not_ready');
});

test('what is wrong is told by row and field, and nothing of the part is stored', async () => {
	const body = batchOf([
		rowOf(1),
		rowOf(2, { title: ' ' }),
		rowOf(3, { language: 'english please', length: 20 }),
		rowOf(4, { post_status: 'future', post_date: '2020-01-01T00:00:00Z' }),
		rowOf(5, { post_date: '2031-01-01T00:00:00Z' }),
		rowOf(6, { category: [99_999] }),
		rowOf(7, { author: 99_999 }),
		rowOf(8, { model: 'gpt-99' }),
		rowOf(9, { post_type: 'page', category: [1], tags: ['rye'] }),
		rowOf(10, { post_type: 'attachment' }),
		rowOf(99, { surprise: 1 }),
		{ row: 12 },
	]);
	const answer = await post('', body);
	const error = errorOf(answer);
	expect(error).toMatchObject({ code: 'draftsmith_bad_rows', data: { status: 422 } });
	const Errors = z.array(z.object({ row: z.number(), field: z.string(), message: z.string().min(5) }));
	const found = Errors.parse(error.data.rows).map(({ row, field }) => `${row} ${field}`);
	expect(found.slice(0, 11)).toEqual(
		['2 title', '3 language', '3 length', '4 post_date', '5 post_date', '6 category', '7 author', '8 model'].concat([
			'9 category',
			'9 tags',
			'10 post_type',
		]),
	);
	expect(found).toEqual(expect.arrayContaining(['99 surprise', '99 row', '12 title', '12 model']));
	const { json } = await callPlugin(world.site, '/batches');
	expect(JSON.stringify(json)).not.toContain(String(body.request_id));
	expect((await post('', batchOf([]))).status).toBe(400);
	expect((await post('', batchOf([rowOf(1)], { row_count: 10_001 }))).status).toBe(400);
	expect((await post('', batchOf([rowOf(1)], { budget_tokens: 5000 }))).status).toBe(422);
});

test('rights hold for each row: who asks may not publish, or write for others, or use what a role may not', async () => {
	const contributor = await world.site.createUser('a-contributor', 'contributor');
	const wrong = async (user: Credentials, fields: object) => {
		const error = errorOf(await post('', batchOf([rowOf(1, { ...fields })]), user));
		return z
			.array(z.object({ field: z.string() }))
			.parse(error.data.rows)
			.map(({ field }) => field);
	};
	expect(await wrong(contributor, { post_status: 'publish' })).toEqual(['post_status']);
	expect(await wrong(author, { author: 1 })).toEqual(['author']);
	expect(await wrong(author, { post_type: 'page' })).toEqual(['post_type']);
	await setRole('author', { allowed: true, models: ['other'] });
	expect(await wrong(author, {})).toEqual(['model']);
	await setRole('author', null);
	const made = await startBatch(world.site, [rowOf(1)], {}, author);
	expect((await callPlugin(world.site, `/batches/${made.id}`, { user: editor })).status).toBe(404);
	expect((await callPlugin(world.site, '/batches', { user: editor })).json).toEqual({ data: [] });
	await post(`/${made.id}/cancel`, undefined, author);
});

test('a pause lets nothing more out, whatever cron is doing; a resume goes on; a cancel ends it', async () => {
	world.model.behave({ kind: 'silence' });
	const before = await jobsAtService();
	const batch = await startBatch(
		world.site,
		Array.from({ length: 60 }, (_, index) => rowOf(index + 1)),
	);
	await Promise.all([runTick(world.site), post(`/${batch.id}/pause`)]);
	const sent = (await jobsAtService()) - before;
	expect(sent).toBeLessThanOrEqual(50);
	await runTick(world.site);
	await runTick(world.site);
	expect((await jobsAtService()) - before).toBe(sent);
	expect(await read(batch.id)).toMatchObject({ state: 'paused', pause_reason: 'user', counts: { waiting: 60 - sent } });
	expect((await post(`/${batch.id}/resume`)).status).toBe(200);
	const running = await tickUntil(batch.id, ({ counts }) => counts.waiting === 0);
	expect(running.counts.running).toBe(60);
	expect((await jobsAtService()) - before).toBe(60);
	await post(`/${batch.id}/cancel`);
	expect(await read(batch.id)).toMatchObject({ state: 'canceled', counts: { canceled: 60 } });
	await tickUntil(batch.id, ({ can_delete }) => can_delete);
	expect(
		(await world.service.jobs({ limit: 1000, delivery: 'pending' })).data.filter(({ state }) => state !== 'canceled'),
	).toEqual([]);
	world.model.behave(writesText(ARTICLE));
});

test('a row that waits says what for: an outage only where sending it failed', async () => {
	const Waiting = z.object({ data: z.array(z.object({ waits_for: z.string().nullable() })) });
	const reasons = async (id: number) => {
		const { json } = await callPlugin(world.site, `/jobs?batch_id=${id}&orderby=batch_row&order=asc`);
		return Waiting.parse(json).data.map(({ waits_for }) => waits_for);
	};
	world.model.behave({ kind: 'silence' });
	const { id } = await askForBatch(world.site, '', {
		method: 'POST',
		body: batchOf([rowOf(1), rowOf(2)]),
		user: author,
	});
	expect(await reasons(id)).toEqual(['start', 'start']);
	await askForBatch(world.site, `/${id}/resume`, { method: 'POST', user: author });
	expect(await reasons(id)).toEqual(['turn', 'turn']);
	await post(`/${id}/pause`, undefined, author);
	expect(await reasons(id)).toEqual(['paused', 'paused']);
	await setRole('author', { allowed: true, articles_per_day: 1 });
	await post(`/${id}/resume`, undefined, author);
	await tickUntil(id, ({ next }) => next === 'daily_cap');
	expect(await reasons(id)).toEqual([null, 'daily_cap']);
	await setRole('author', null);
	await world.stack.stopService();
	await post(`/${id}/pause`, undefined, author);
	await post(`/${id}/resume`, undefined, author);
	await runTick(world.site);
	expect(await reasons(id)).toEqual([null, 'service']);
	await world.stack.startService();
	await post(`/${id}/cancel`, undefined, author);
	expect(await reasons(id)).toEqual([null, null]);
	world.model.behave(writesText(ARTICLE));
});

test('a row that is written after its date is published at once, with that date and a note', async () => {
	const dated = { post_status: 'future', post_date: '2031-07-01T09:00:00Z' };
	const made = await askForBatch(world.site, '', { method: 'POST', body: batchOf([rowOf(1, dated), rowOf(2, dated)]) });
	const [first] = await rowsOf(made.id);
	// As if the batch had been resumed after that date.
	await evaluate(
		world.site,
		z.literal(1),
		`return $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'post_date' => '2026-01-02 03:04:05' ), array( 'id' => $input ) );`,
		first?.id,
	);
	await askForBatch(world.site, `/${made.id}/resume`, { method: 'POST' });
	await tickUntil(made.id, ({ state }) => state === 'done');
	const { json } = await callPlugin(world.site, `/jobs?batch_id=${made.id}&orderby=batch_row&order=asc`);
	const Inserted = z.object({
		data: z.array(z.object({ inserted: z.object({ post_id: z.number(), note: z.string() }) })),
	});
	const [late, early] = Inserted.parse(json).data.map(({ inserted }) => inserted);
	expect(late?.note).toMatch(/after the date that was asked for, January 2, 2026 3:04 am/);
	expect(early?.note).toBe('');
	const dates = await evaluate(
		world.site,
		z.unknown(),
		`return array_map( static function ( $id ) { $post = get_post( $id ); return array( $post->post_status, $post->post_date_gmt ); }, $input );`,
		[late?.post_id, early?.post_id],
	);
	expect(dates).toEqual([
		['publish', '2026-01-02 03:04:05'],
		['future', '2031-07-01 09:00:00'],
	]);
});
