import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { requestFor, submitAndWait } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { askForJob, callPlugin, errorOf, type LocalJob, readJob } from './support/local-job.ts';
import { type LossyProxy, startLossyProxy } from './support/lossy-proxy.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { createPost } from './support/posts.ts';
import { moveService } from './support/service-address.ts';
import { BAKER, startWorld, type World } from './support/world.ts';

const PROMPT = 'CANARY-PROMPT for beginners';

let world: World;
let proxy: LossyProxy;
let postId: number;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' }, environment: { DRAFTSMITH_PLAN: 'free' } });
	proxy = await startLossyProxy(world.stack.serviceUrl);
	await moveService(world.site, proxy.url);
});
afterAll(async () => {
	await world?.stop();
	await proxy?.stop();
});
beforeEach(async () => {
	postId = await createPost(world.site, world.site.admin);
});

function submit(fields: Record<string, unknown> = {}): Promise<LocalJob> {
	return askForJob(world.site, '/jobs', { method: 'POST', body: requestFor(postId, { prompt: PROMPT, ...fields }) });
}

/** The ids of all jobs that the service has of this site. */
async function jobsAtService(): Promise<string[]> {
	return (await world.service.jobs({ limit: 1000 })).data.map((job) => job.id);
}

/** The request that the site keeps of a job: as stored, and as only the site can read it; nulls when it keeps none. */
function keptRequest(id: number): Promise<{ stored: string | null; prompt: string | null }> {
	const code = `$job = ( new Draftsmith\\Jobs\\Job_Store() )->find( $input );
		$request = Draftsmith\\Jobs\\Sealed_Request::open( $job );
		return array( 'stored' => $job->request, 'prompt' => $request['prompt'] ?? null );`;
	return evaluate(world.site, z.object({ stored: z.string().nullable(), prompt: z.string().nullable() }), code, id);
}

/** The site still has what was asked for, to ask for it again, and a copy of the database does not tell it. */
async function expectSealed(id: number): Promise<void> {
	const { stored, prompt } = await keptRequest(id);
	expect(stored).toMatch(/^v1:[A-Za-z0-9+/=]{100,}$/);
	expect(Buffer.from(stored?.slice(3) ?? '', 'base64').toString('latin1')).not.toContain('CANARY');
	expect(prompt).toBe(PROMPT);
}

/** How often each job was tried in vain. */
function attemptsOf(ids: number[]): Promise<number[]> {
	const code = `return array_map( static function ( $id ) { return ( new Draftsmith\\Jobs\\Job_Store() )->find( $id )->attempts; }, $input );`;
	return evaluate(world.site, z.array(z.number()), code, ids);
}

/** Since when the service has been out of reach for each job. */
function failingSince(ids: number[]): Promise<(string | null)[]> {
	const code = `return array_map( static function ( $id ) { return ( new Draftsmith\\Jobs\\Job_Store() )->find( $id )->failing_since; }, $input );`;
	return evaluate(world.site, z.array(z.string().nullable()), code, ids);
}

function countRows(): Promise<number> {
	return evaluate(
		world.site,
		z.coerce.number(),
		`return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`,
	);
}

test('a request is accepted, with the service’s id, and the site keeps the prompt sealed', async () => {
	const body = requestFor(postId, { prompt: PROMPT, length: 300, tone: 'friendly' });
	const { status, json } = await callPlugin(world.site, '/jobs', { method: 'POST', body });
	expect(status).toBe(202);
	expect(json).toMatchObject({
		unsent: false,
		scope: 'self_hosted',
		error: null,
		model: BAKER,
		content_type: 'article',
	});
	expect(JSON.stringify(json)).not.toContain('CANARY');
	const { id, job_id } = await askForJob(world.site, '/jobs', { method: 'POST', body });
	expect(await jobsAtService()).toContain(job_id);
	await expectSealed(id);
	const list = await callPlugin(world.site, `/jobs?post_id=${postId}`);
	expect(list.json).toMatchObject({ data: [{ id, job_id }, { post_id: postId }] });
});

test.each(['insert', 'discard'])('what was asked for is forgotten after %s', async (action) => {
	const job = await submitAndWait(world, { fields: { prompt: PROMPT } });
	await expectSealed(job.id);
	await askForJob(world.site, `/jobs/${job.id}/${action}`, { method: 'POST' });
	expect(await keptRequest(job.id)).toEqual({ stored: null, prompt: null });
});

test('a request that the site can no longer read is given up, and says what to do', async () => {
	await world.stack.stopService();
	const job = await submit();
	await evaluate(
		world.site,
		z.literal(1),
		`return $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'request' => 'v1:broken' ), array( 'id' => $input ) );`,
		job.id,
	);
	await world.stack.startService();
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({
		state: 'failed',
		can_retry: false,
		error: { code: 'unreadable', message: expect.stringMatching(/Generate the article again/) },
	});
});

test('what the site answers has the shape that it publishes', async () => {
	const { id } = await submit();
	const { json } = await callPlugin(world.site, `/jobs/${id}`);
	const check = `$result = Draftsmith\\Platform\\Contract::check( 'LocalJob', $input ); return is_wp_error( $result ) ? $result->get_error_message() : true;`;
	expect(await evaluate(world.site, z.unknown(), check, json)).toBe(true);
	expect(await evaluate(world.site, z.unknown(), check, { id })).not.toBe(true);
});

test.each([
	['no language', { language: undefined }, 'language'],
	['a language that is none', { language: 'english please' }, 'language'],
	['no title', { title: '   ' }, 'title'],
	['a title of 301 characters', { title: 'x'.repeat(301) }, 'title'],
	['a prompt of 10,001 characters', { prompt: 'x'.repeat(10_001) }, 'prompt'],
	['an unknown content type', { content_type: 'poem' }, 'content_type'],
	['an unknown status', { post_status: 'trash' }, 'post_status'],
	['an unknown tone', { tone: 'angry' }, 'tone'],
	['a length of 20 words', { length: 20 }, 'length'],
	['another type of post than the target’s', { post_type: 'page' }, 'post_type'],
	['a post to schedule without a date', { post_status: 'future' }, 'post_date'],
	['a post to schedule in the past', { post_status: 'future', post_date: '2020-01-01T00:00:00Z' }, 'post_date'],
	['a date that is none', { post_status: 'future', post_date: 'tomorrow' }, 'post_date'],
	['a field that nobody knows', { plan: 'agency' }, 'plan'],
])('%s is refused before anybody is called', async (_, fields, field) => {
	const [rows, connections] = [await countRows(), proxy.connections()];
	const answer = await callPlugin(world.site, '/jobs', { method: 'POST', body: requestFor(postId, fields) });
	expect(answer.status).toBe(400);
	const { code, data } = errorOf(answer);
	expect(code).toMatch(/^rest_(invalid|missing_callback)_param$/);
	expect(JSON.stringify(data.params)).toContain(field);
	expect([await countRows(), proxy.connections()]).toEqual([rows, connections]);
});

test('what the service refuses for good is told at once and leaves no row', async () => {
	const rows = await countRows();
	const body = requestFor(postId, { model: 'gpt-99' });
	const answer = await callPlugin(world.site, '/jobs', { method: 'POST', body });
	expect(errorOf(answer)).toMatchObject({
		code: 'draftsmith_unknown_model',
		data: { status: 422, service_code: 'unknown_model', retryable: false, request_id: expect.any(String) },
	});
	expect(await countRows()).toBe(rows);
});

test('an answer that is lost twice makes one job at the service', async () => {
	const before = await jobsAtService();
	proxy.loseAnswers(true);
	const job = await submit();
	expect(job).toMatchObject({
		job_id: null,
		unsent: true,
		error: { code: 'draftsmith_service_unreachable', retryable: true },
	});
	expect(await askForJob(world.site, `/jobs/${job.id}/send`, { method: 'POST' })).toMatchObject({ unsent: true });
	proxy.loseAnswers(false);
	const sent = await askForJob(world.site, `/jobs/${job.id}/send`, { method: 'POST' });
	expect(sent).toMatchObject({ unsent: false, error: null });
	const added = (await jobsAtService()).filter((id) => !before.includes(id));
	expect(added).toEqual([sent.job_id]);
	await expectSealed(job.id);
});

test('a job whose answer was lost can be canceled at the service too', async () => {
	const before = await jobsAtService();
	world.model.behave({ kind: 'silence' });
	proxy.loseAnswers(true);
	const job = await submit();
	proxy.loseAnswers(false);
	const canceled = await askForJob(world.site, `/jobs/${job.id}/cancel`, { method: 'POST' });
	expect(canceled.state).toBe('canceled');
	const [added, ...others] = (await world.service.jobs({ limit: 1000 })).data.filter(
		(each) => !before.includes(each.id),
	);
	expect(added).toMatchObject({ id: canceled.job_id, state: 'canceled' });
	expect(others).toEqual([]);
});

/** Has a user cancel each request here, while the service accepts it. Cancelling at the service fails while a file is there. */
const CANCEL_MEANWHILE = `<?php
add_filter( 'pre_http_request', static function ( $answer, $arguments, $url ) {
	return str_ends_with( $url, '/cancel' ) && is_file( WP_CONTENT_DIR . '/no-cancel' ) ? new WP_Error( 'http_request_failed', 'x' ) : $answer;
}, 10, 3 );
add_filter( 'http_response', static function ( $answer, $arguments, $url ) {
	if ( str_ends_with( $url, '/v1/jobs' ) && is_file( WP_CONTENT_DIR . '/cancel-meanwhile' ) ) {
		global $wpdb;
		$canceled = array( 'state' => 'canceled', 'phase' => 'finished', 'request' => null, 'acknowledged' => 1, 'next_poll_at' => null );
		$wpdb->update( $wpdb->prefix . 'draftsmith_jobs', $canceled, array( 'job_id' => null, 'state' => 'starting' ) );
	}
	return $answer;
}, 10, 3 );
`;

test.each([
	{ when: 'at once', fails: false },
	{ when: 'by cron, when that failed', fails: true },
])('what a user cancels while the service accepts it is canceled there $when', async ({ fails }) => {
	const before = await jobsAtService();
	addMustUsePlugin(world.site, 'cancel-meanwhile', CANCEL_MEANWHILE);
	world.model.behave({ kind: 'silence' });
	await world.site.runPhp(
		`touch( WP_CONTENT_DIR . '/cancel-meanwhile' );${fails ? `touch( WP_CONTENT_DIR . '/no-cancel' );` : ''}`,
	);
	const job = await submit();
	await world.site.runPhp(
		`array_map( 'unlink', glob( WP_CONTENT_DIR . '/{no-cancel,cancel-meanwhile}', GLOB_BRACE ) );`,
	);
	const [added, ...others] = (await jobsAtService()).filter((id) => !before.includes(id));
	expect(others).toEqual([]);
	expect(job.job_id).toBe(added);
	const { state } = await world.service.job(added ?? '');
	expect(state === 'canceled').toBe(!fails);
	await runTick(world.site);
	await runTick(world.site);
	expect((await world.service.job(added ?? '')).state).toBe('canceled');
	expect(await readJob(world.site, job.id)).toMatchObject({ state: 'canceled', inserted: null });
});

test('while the service is down a request is kept, and cron sends it later', async () => {
	await world.stack.stopService();
	const job = await submit();
	expect(job).toMatchObject({ unsent: true, job_id: null, error: { code: 'draftsmith_service_unreachable' } });
	await expectSealed(job.id);
	// Where the service is, is for administrators; all who may use the job read this.
	expect(job.error?.message).not.toMatch(/127\.0\.0\.1|cURL/);
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({ unsent: true });

	await world.stack.startService();
	await runTick(world.site);
	const sent = await readJob(world.site, job.id);
	expect(sent).toMatchObject({ unsent: false, error: null });
	expect(await jobsAtService()).toContain(sent.job_id);
	await expectSealed(job.id);
});

test('what was never sent can be canceled while the service is down, and nobody hears of it', async () => {
	const before = await jobsAtService();
	await world.stack.stopService();
	const job = await submit();
	const canceled = await askForJob(world.site, `/jobs/${job.id}/cancel`, { method: 'POST' });
	expect(canceled).toMatchObject({ state: 'canceled', unsent: false, job_id: null, error: null, can_retry: true });
	await expectSealed(job.id);
	await world.stack.startService();
	await runTick(world.site);
	expect(await jobsAtService()).toEqual(before);
});

test('a week without the service ends a request; a month of limits does not', async () => {
	await world.stack.stopService();
	const [lost, limited] = [await submit(), await submit()];
	expect(await failingSince([lost.id, limited.id])).toEqual([expect.any(String), expect.any(String)]);
	const age = (id: number, columns: Record<string, string>) =>
		evaluate(
			world.site,
			z.literal(1),
			`return $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', $input['columns'], array( 'id' => $input['id'] ) );`,
			{ id, columns },
		);
	const [weekAgo, monthAgo] = [8, 31].map((days) =>
		new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19).replace('T', ' '),
	);
	await age(lost.id, { failing_since: weekAgo ?? '' });
	await age(limited.id, { created_at: monthAgo ?? '' });
	await runTick(world.site);
	expect(await readJob(world.site, lost.id)).toMatchObject({
		state: 'failed',
		can_retry: true,
		error: { code: 'never_sent', retryable: true },
	});
	expect(await readJob(world.site, limited.id)).toMatchObject({ unsent: true });
	await world.stack.startService();
	await runTick(world.site);
	expect(await readJob(world.site, limited.id)).toMatchObject({ unsent: false, error: null });
	expect(await failingSince([limited.id])).toEqual([null]);
});

test('a request over the day’s limit waits, and says why', async () => {
	// Without a model, so that the tokens last for longer than the articles.
	const request = { title: 'Filler', language: 'en', model: 'outline' };
	const usage = await world.service.usage();
	for (let left = usage.today.limit - usage.today.used; left > 0; left--) {
		await world.service.submit(request, { idempotencyKey: crypto.randomUUID() });
	}
	const job = await submit();
	expect(job).toMatchObject({ unsent: true, state: 'starting', error: { code: 'daily_limit', retryable: true } });
	expect(job.error?.message).not.toBe('');
	// What the service says of one request holds for the others that wait.
	const second = await submit();
	const before = await attemptsOf([job.id, second.id]);
	await runTick(world.site);
	const after = await attemptsOf([job.id, second.id]);
	expect(after.map((attempts, at) => attempts - (before[at] ?? 0))).toEqual([1, 0]);
	// And however long the limit lasts, they are kept: the service can be reached.
	expect(await failingSince([job.id, second.id])).toEqual([null, null]);
	const settings = await callPlugin(world.site, '/settings');
	expect(settings.json).toMatchObject({
		plan: { id: 'free' },
		today: { used: usage.today.limit, limit: usage.today.limit },
		alerts: expect.arrayContaining(
			[80, 100].map((threshold) => expect.objectContaining({ limit_source: 'requests_per_day', threshold })),
		),
	});
});
