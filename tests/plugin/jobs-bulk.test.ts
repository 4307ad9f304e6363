import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { writesText } from '../fakes/fake-article-model.ts';
import type { Credentials } from '../wordpress/index.ts';
import { requestFor, submitAndWait, submitJob } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf, LocalJob, readJob } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { createPost, readPost } from './support/posts.ts';
import { ARTICLE, startWorld, type World } from './support/world.ts';

let world: World;
let author: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	author = await world.site.createUser('anna', 'author');
});
afterAll(() => world?.stop());
beforeEach(() => world.model.behave(writesText(ARTICLE)));
// What a test has left at work would keep the next one waiting.
afterEach(async () => {
	for (const { id, state } of (await world.service.jobs({ delivery: 'pending', limit: 1000 })).data) {
		if (state === 'starting' || state === 'processing') await world.service.cancel(id);
	}
});

const Results = z.object({
	results: z.array(
		z.object({
			id: z.number(),
			job: LocalJob.nullable(),
			error: z.object({ code: z.string(), message: z.string() }).nullable(),
		}),
	),
});

async function bulk(action: string, ids: number[], user: Credentials = world.site.admin) {
	const { status, json } = await callPlugin(world.site, '/jobs/bulk', { method: 'POST', user, body: { action, ids } });
	expect(status, JSON.stringify(json)).toBe(200);
	return Results.parse(json).results;
}

const Row = z.record(z.string(), z.string().nullable());

function readRow(id: number): Promise<z.infer<typeof Row> | null> {
	const code = `return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}draftsmith_jobs WHERE id = %d", $input ) );`;
	return evaluate(world.site, Row.nullable(), code, id);
}

const remove = (id: number) => callPlugin(world.site, `/jobs/${id}`, { method: 'DELETE' });

test('each of many jobs is done by itself, in the order given, each once', async () => {
	const ready = await submitAndWait(world);
	world.model.behave({ kind: 'silence' });
	const running = await submitJob(world.site);
	const results = await bulk('insert', [running.id, ready.id, 999_999, ready.id]);
	expect(results).toMatchObject([
		{ id: running.id, job: null, error: { code: 'draftsmith_not_ready' } },
		{ id: ready.id, job: { inserted: { as: 'target', post_id: ready.post_id } }, error: null },
		{ id: 999_999, job: null, error: { code: 'draftsmith_unknown_job' } },
	]);
	expect(results).toHaveLength(3);
	expect(await bulk('cancel', [running.id])).toMatchObject([{ job: { state: 'canceled', can_retry: true } }]);
	const [again] = await bulk('retry', [running.id]);
	expect(again).toMatchObject({ id: running.id, error: null, job: { unsent: false, post_id: running.post_id } });
	expect(again?.job?.id).not.toBe(running.id);
	expect(await bulk('delete', [running.id, ready.id])).toEqual([
		{ id: running.id, job: null, error: null },
		{ id: ready.id, job: null, error: null },
	]);
});

test('nobody learns of jobs, or changes any, that are not theirs', async () => {
	world.model.behave({ kind: 'silence' });
	const [own, other] = [await submitJob(world.site, { user: author }), await submitJob(world.site)];
	for (const action of ['cancel', 'retry', 'insert', 'delete']) {
		const [first, second] = await bulk(action, [other.id, 999_999], author);
		expect(first).toMatchObject({ job: null, error: { code: 'draftsmith_unknown_job' } });
		expect(first?.error).toEqual(second?.error);
	}
	expect((await readRow(other.id))?.deleted).toBe('0');
	expect((await world.service.job(other.job_id)).state).not.toBe('canceled');
	expect(await bulk('cancel', [own.id], author)).toMatchObject([{ job: { state: 'canceled' } }]);
});

test('a list of none, of more than 100, or for an unknown action is refused', async () => {
	const bodies = [
		{ action: 'cancel', ids: [] },
		{ action: 'cancel', ids: Array.from({ length: 101 }, (_, at) => at + 1) },
		{ action: 'burn', ids: [1] },
		{ action: 'cancel' },
		{ action: 'cancel', ids: ['x'] },
	];
	for (const body of bodies)
		expect(errorOf(await callPlugin(world.site, '/jobs/bulk', { method: 'POST', body })).data.status).toBe(400);
});

/** Has each call to cancel a job take four seconds. */
const SLOW = `<?php
add_filter( 'pre_http_request', static function ( $answer, $arguments, $url ) {
	if ( str_ends_with( $url, '/cancel' ) && is_file( WP_CONTENT_DIR . '/slow' ) ) {
		sleep( 4 );
	}
	return $answer;
}, 10, 3 );
`;

test('it ends in time, and says what it did not come to', async () => {
	addMustUsePlugin(world.site, 'slow', SLOW);
	world.model.behave({ kind: 'silence' });
	const jobs = await Promise.all(Array.from({ length: 5 }, () => submitJob(world.site)));
	await world.site.runPhp(`touch( WP_CONTENT_DIR . '/slow' );`);
	const results = await bulk(
		'cancel',
		jobs.map(({ id }) => id),
	);
	await world.site.runPhp(`unlink( WP_CONTENT_DIR . '/slow' );`);
	const done = results.filter(({ job }) => job?.state === 'canceled');
	const left = results.filter(({ error }) => error?.code === 'not_done');
	expect(done.length).toBeGreaterThan(0);
	expect(left.length).toBeGreaterThan(0);
	expect(done.length + left.length).toBe(5);
	const rest = await bulk(
		'cancel',
		left.map(({ id }) => id),
	);
	expect(rest.map(({ job }) => job?.state)).toEqual(left.map(() => 'canceled'));
});

test('a job that is deleted while it runs is canceled at the service, and leaves no words', async () => {
	world.model.behave({ kind: 'silence' });
	const job = await submitJob(world.site);
	expect((await remove(job.id)).json).toEqual({ id: job.id, deleted: true });
	expect((await world.service.job(job.job_id)).state).toBe('canceled');
	expect(errorOf(await callPlugin(world.site, `/jobs/${job.id}`)).code).toBe('draftsmith_unknown_job');
	expect(errorOf(await remove(job.id)).data.status).toBe(404);
	expect((await callPlugin(world.site, `/jobs?include[]=${job.id}`)).json).toMatchObject({ total: 0 });
	expect((await callPlugin(world.site, `/jobs?post_id=${job.post_id}`)).json).toMatchObject({ data: [] });
	const row = await readRow(job.id);
	expect(row).toMatchObject({ title: '', request: null });
	await runTick(world.site);
	expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
	expect(await readRow(job.id)).toMatchObject({ acknowledged: '1' });
});

test('a job that is deleted while the service is down is canceled there later, and its article goes nowhere', async () => {
	world.model.behave({ kind: 'silence' });
	const job = await submitJob(world.site);
	await world.stack.stopService();
	expect((await remove(job.id)).status).toBe(200);
	await world.stack.startService();
	await runTick(world.site);
	await runTick(world.site);
	expect(await world.service.job(job.job_id)).toMatchObject({ state: 'canceled', delivery: 'delivered' });
	expect(await readPost(world.site, job.post_id)).toMatchObject({ content: '', mark: '' });
});

test('an article that is ready and deleted goes nowhere; one that is in its post stays there', async () => {
	const [ready, inserted] = [await submitAndWait(world), await submitAndWait(world)];
	await callPlugin(world.site, `/jobs/${inserted.id}/insert`, { method: 'POST' });
	const before = await readPost(world.site, inserted.post_id);
	expect(await bulk('delete', [ready.id, inserted.id])).toMatchObject([{ error: null }, { error: null }]);
	await runTick(world.site);
	expect(await readPost(world.site, ready.post_id)).toMatchObject({ content: '', mark: '' });
	expect((await world.service.job(ready.job_id)).delivery).toBe('delivered');
	expect(await readPost(world.site, inserted.post_id)).toEqual(before);
	expect(before.mark).toBe(inserted.job_id);
	const { json } = await world.site.rest(`/wp/v2/posts/${inserted.post_id}?context=edit`, { user: world.site.admin });
	expect(json).toMatchObject({ draftsmith_job: 0 });
});

test('what cron is inserting at this moment can’t be deleted', async () => {
	const job = await submitAndWait(world);
	await evaluate(
		world.site,
		z.literal(true),
		`return ( new Draftsmith\\Jobs\\Insert_Claim() )->take( $input, 'cron:test' );`,
		job.id,
	);
	expect(errorOf(await remove(job.id))).toMatchObject({ code: 'draftsmith_held', data: { status: 409 } });
	expect(await readJob(world.site, job.id)).toMatchObject({ state: 'succeeded', discarded: false });
});

test('who deletes jobs can’t ask for more of them that day', async () => {
	await evaluate(
		world.site,
		z.null(),
		`$settings = new Draftsmith\\Accounts\\Settings();
		$settings->save( array_merge( $settings->get(), array( 'roles' => array( 'author' => array( 'articles_per_day' => 2 ) ) ) ) );`,
	);
	const bob = await world.site.createUser('bob', 'author');
	const [first, second] = [await submitJob(world.site, { user: bob }), await submitJob(world.site, { user: bob })];
	expect(await bulk('delete', [first.id, second.id], bob)).toMatchObject([{ error: null }, { error: null }]);
	await runTick(world.site);
	await world.site.runPhp(`do_action( 'draftsmith_tidy' );`);
	const body = requestFor(await createPost(world.site, bob));
	const answer = await callPlugin(world.site, '/jobs', { method: 'POST', user: bob, body });
	expect(errorOf(answer)).toMatchObject({ code: 'draftsmith_daily_cap', data: { status: 429 } });
});
