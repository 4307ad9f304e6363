import { JobErrorCode } from '@draftsmith/shared';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { writesText } from '../fakes/fake-article-model.ts';
import type { Credentials } from '../wordpress/index.ts';
import { type SubmittedJob, submitJob, waitForArticle } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { askForJob, callPlugin, errorOf, type LocalJob, readJob } from './support/local-job.ts';
import { findPostsOf, readPost } from './support/posts.ts';
import { ARTICLE, startWorld, type World } from './support/world.ts';

let world: World;
let author: Credentials;
let editor: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	author = await world.site.createUser('anna', 'author');
	editor = await world.site.createUser('ed', 'editor');
});
afterAll(() => world?.stop());
beforeEach(() => world.model.behave(writesText(ARTICLE)));

const Row = z.record(z.string(), z.string().nullable());

/** A row as the database holds it; null when it is gone. */
function readRow(id: number): Promise<z.infer<typeof Row> | null> {
	const code = `return $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}draftsmith_jobs WHERE id = %d", $input ) );`;
	return evaluate(world.site, Row.nullable(), code, id);
}

async function change(id: number, columns: Record<string, string | number | null>): Promise<void> {
	await evaluate(
		world.site,
		z.literal(1),
		`return $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', $input['columns'], array( 'id' => $input['id'] ) );`,
		{ id, columns },
	);
}

function countRows(): Promise<number> {
	const code = `return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`;
	return evaluate(world.site, z.coerce.number(), code);
}

/** A job whose model refused, settled with the service. */
async function failedJob(user: Credentials = world.site.admin): Promise<SubmittedJob> {
	world.model.behave({ kind: 'status', status: 400 });
	const job = await submitJob(world.site, { user });
	expect((await world.service.job(job.job_id, { wait: 25 })).state).toBe('failed');
	await runTick(world.site);
	world.model.behave(writesText(ARTICLE));
	return job;
}

function retry(id: number, user: Credentials = world.site.admin): Promise<LocalJob> {
	return askForJob(world.site, `/jobs/${id}/retry`, { method: 'POST', user });
}

/** A row as a batch writes it, of the administrator, that failed before anybody was asked. */
function failedRow(request: Record<string, unknown>, options: Record<string, unknown>): Promise<number> {
	return evaluate(
		world.site,
		z.number(),
		`$request = array_merge( array( 'title' => 'Spelt', 'language' => 'en', 'model' => 'baker', 'content_type' => 'article', 'post_type' => 'post', 'post_status' => 'draft' ), $input[0] );
		$job = ( new Draftsmith\\Parts() )->submission()->write( $request, array_merge( array( 'user_id' => 1 ), $input[1] ) );
		( new Draftsmith\\Jobs\\Job_Store() )->update( $job->id, array( 'state' => 'failed', 'phase' => 'finished', 'acknowledged' => 1, 'next_poll_at' => null ) );
		return $job->id;`,
		[request, options],
	);
}

test('what failed is asked for again with one click, and the article comes into the same post', async () => {
	const job = await failedJob();
	expect(await readJob(world.site, job.id)).toMatchObject({ state: 'failed', can_retry: true });
	const again = await retry(job.id);
	expect(again).toMatchObject({ post_id: job.post_id, unsent: false, error: null, can_retry: false });
	expect(again.id).not.toBe(job.id);
	expect(again.job_id).not.toBe(job.job_id);
	expect(await readJob(world.site, job.id)).toMatchObject({ state: 'failed', can_retry: false });
	await waitForArticle(world, { ...job, id: again.id, job_id: again.job_id ?? '' });
	await runTick(world.site);
	expect(await readPost(world.site, job.post_id)).toMatchObject({ title: job.title, mark: again.job_id });
	expect(await findPostsOf(world.site, { job_id: again.job_id, title: job.title })).toEqual([job.post_id]);
});

test('many clicks at once make one new job, here and at the service', async () => {
	const job = await failedJob();
	const rows = await countRows();
	const before = (await world.service.jobs({ limit: 1000 })).data.length;
	const clicks = await Promise.all(Array.from({ length: 6 }, () => retry(job.id)));
	expect(new Set(clicks.map(({ id }) => id)).size).toBe(1);
	expect(await countRows()).toBe(rows + 1);
	expect((await world.service.jobs({ limit: 1000 })).data.length).toBe(before + 1);

	// PHP died before it noted which job took this one's place: the next click finds it all the same.
	const [first] = clicks;
	await change(job.id, { retried_as: null });
	expect((await retry(job.id)).id).toBe(first?.id);
	expect(await readRow(job.id)).toMatchObject({ retried_as: String(first?.id) });
	expect(await countRows()).toBe(rows + 1);
	expect(world.site.debugLog()).toBe('');
});

test('what was canceled before it was sent can be asked for again', async () => {
	await world.stack.stopService();
	const { id } = await askForJob(world.site, '/jobs', {
		method: 'POST',
		body: { title: 'Rye', language: 'en', model: 'baker', post_id: (await createdPost()) ?? 0 },
	});
	expect(await askForJob(world.site, `/jobs/${id}/cancel`, { method: 'POST' })).toMatchObject({
		state: 'canceled',
		can_retry: true,
	});
	await world.stack.startService();
	expect(await retry(id)).toMatchObject({ unsent: false, error: null });
});

function createdPost(): Promise<number> {
	return evaluate(world.site, z.number(), `return wp_insert_post( array( 'post_title' => 'Rye' ) );`);
}

test('what failed says why in words of this site, whatever the service says', async () => {
	const job = await failedJob();
	const { error } = await readJob(world.site, job.id);
	const told = (await world.service.job(job.job_id)).error;
	expect(told).toMatchObject({ code: 'model_refused' });
	expect(error).toMatchObject({ code: 'model_refused', message: expect.stringContaining('choose another model') });
	expect(error?.message).not.toBe(told?.detail);
	await change(job.id, { error_code: 'of_a_newer_service' });
	expect((await readJob(world.site, job.id)).error?.message).toBe(told?.detail);

	// Those of the contract, those that a request is refused with, and the site's own.
	const codes = [
		...JobErrorCode.options,
		...['unknown_model', 'unknown_template', 'invalid_request', 'idempotency_key_reused', 'body_too_large'],
		...['unauthorized', 'insufficient_scope', 'wrong_domain', 'site_inactive', 'processing_restricted'],
		...['storage_full', 'malformed_json', 'malformed_request', 'unsupported_media_type'],
		...['job_lost', 'never_sent', 'unreadable', 'user_gone'],
	];
	const texts = await evaluate(
		world.site,
		z.record(z.string(), z.string().nullable()),
		`$texts = array(); foreach ( $input as $code ) { $texts[ $code ] = Draftsmith\\Jobs\\Failure_Reasons::text( $code ); } return $texts;`,
		codes,
	);
	expect(Object.keys(texts).filter((code) => !texts[code])).toEqual([]);
});

test('a row of a batch keeps its place, its author, its terms and its date', async () => {
	const terms = { category: [1], post_tag: ['bread'] };
	const id = await failedRow(
		{ post_status: 'future' },
		{ post_date: '2031-05-06 07:08:09', terms, batch_id: 12, batch_row: 3 },
	);
	const again = await retry(id, editor);
	const editorId = await evaluate(world.site, z.number(), `return get_user_by( 'login', 'ed' )->ID;`);
	expect(again).toMatchObject({ post_id: 0, batch_id: 12, batch_row: 3, author: editorId });
	expect(await readRow(again.id)).toMatchObject({
		post_author: '1',
		post_date: '2031-05-06 07:08:09',
		post_status: 'future',
		terms: JSON.stringify(terms),
	});
	const { json } = await callPlugin(world.site, '/jobs?batch_id=12');
	expect(json).toMatchObject({ total: 1, data: [{ id: again.id }] });
});

test('a post that is gone is not asked for again: the article gets one of its own', async () => {
	const job = await failedJob();
	await world.site.runPhp(`wp_delete_post( ${job.post_id}, true );`);
	expect(await retry(job.id)).toMatchObject({ post_id: 0, error: null });
});

test('who may not ask for the article may not ask for it again', async () => {
	const job = await failedJob(author);
	await change(job.id, { post_status: 'publish' });
	// What counts is what was asked for, sealed; so it is sealed anew.
	await evaluate(
		world.site,
		z.literal(1),
		`$job = ( new Draftsmith\\Jobs\\Job_Store() )->find( $input );
		$request = array_merge( Draftsmith\\Jobs\\Sealed_Request::open( $job ), array( 'post_status' => 'publish' ) );
		return $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'request' => Draftsmith\\Jobs\\Sealed_Request::seal( $request ) ), array( 'id' => $input ) );`,
		job.id,
	);
	const rows = await countRows();
	await world.site.runPhp(`get_user_by( 'login', 'anna' )->set_role( 'contributor' );`);
	const refused = errorOf(await callPlugin(world.site, `/jobs/${job.id}/retry`, { method: 'POST', user: author }));
	await world.site.runPhp(`get_user_by( 'login', 'anna' )->set_role( 'author' );`);
	expect(refused).toMatchObject({ data: { status: 403 }, message: expect.stringMatching(/publish/) });
	expect(await countRows()).toBe(rows);
	expect(await retry(job.id, author)).toMatchObject({ error: null });
});

test('what the service refuses for good leaves the old job as it was', async () => {
	const id = await failedRow({ model: 'gpt-99' }, {});
	const rows = await countRows();
	const refused = errorOf(await callPlugin(world.site, `/jobs/${id}/retry`, { method: 'POST' }));
	expect(refused).toMatchObject({ code: 'draftsmith_unknown_model', data: { status: 422 } });
	expect(await countRows()).toBe(rows);
	expect(await readJob(world.site, id)).toMatchObject({ can_retry: true });
});

test('a job that can’t be asked for again says what to do', async () => {
	const job = await failedJob();
	await change(job.id, { request: null });
	expect(await readJob(world.site, job.id)).toMatchObject({ can_retry: false });
	const gone = errorOf(await callPlugin(world.site, `/jobs/${job.id}/retry`, { method: 'POST' }));
	expect(gone).toMatchObject({
		code: 'draftsmith_not_repeatable',
		data: { status: 409 },
		message: expect.stringMatching(/generate the article there/),
	});
	const running = await submitJob(world.site);
	const early = errorOf(await callPlugin(world.site, `/jobs/${running.id}/retry`, { method: 'POST' }));
	expect(early).toMatchObject({ code: 'draftsmith_not_ready', data: { status: 409 } });
});
