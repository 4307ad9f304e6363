import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Credentials, RestResponse } from '../wordpress/index.ts';
import { requestFor, submitAndWait } from './support/articles.ts';
import { batchOf, rowOf } from './support/batches.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, errorOf, readJob } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { createPost } from './support/posts.ts';
import { BAKER, startWorld, type World } from './support/world.ts';
import { installWpCli } from './support/wp-cli.ts';

/** Two house styles, and authors who may use the content type of one of them only. */
const NEWS = { house_style: 'Facts first.', content_type: 'news' };
const QUESTIONS = { house_style: 'Ask first.', content_type: 'faq' };

/** The service takes no new request, and answers all others. */
const NO_JOBS = `add_filter( 'pre_http_request', static function ( $answer, $args, $url ) {
	return 'POST' === $args['method'] && str_ends_with( $url, '/v1/jobs' ) ? new WP_Error( 'http_request_failed', 'Nobody there.' ) : $answer;
}, 10, 3 );`;

let world: World;
let author: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	author = await world.site.createUser('anna', 'author');
	await world.site.runPhp(
		`( new Draftsmith\\Accounts\\Settings() )->save( array( 'roles' => array( 'author' => array( 'allowed' => true, 'content_types' => array( 'news' ) ) ) ) );`,
	);
	await saveStyle('facts', NEWS);
	await saveStyle('questions', QUESTIONS);
});
afterAll(() => world?.stop());

async function saveStyle(name: string, body: object): Promise<void> {
	expect((await callPlugin(world.site, `/templates/${name}`, { method: 'POST', body })).status).toBe(200);
}

async function ask(user: Credentials, fields: Record<string, unknown>): Promise<RestResponse> {
	const postId = await createPost(world.site, user);
	return callPlugin(world.site, '/jobs', { method: 'POST', user, body: requestFor(postId, fields) });
}

const REFUSED = {
	code: 'draftsmith_role_not_allowed',
	message: expect.stringContaining('Choose another house style, or none.'),
	data: { status: 403, params: { template: expect.stringContaining('house style') } },
};

/** Has other code do something on this site, as long as a deed takes. */
async function hooked<Answer>(code: string, deed: () => Promise<Answer>): Promise<Answer> {
	addMustUsePlugin(world.site, 'hooked', `<?php ${code}`);
	try {
		return await deed();
	} finally {
		rmSync(join(world.site.folder, 'wp-content/mu-plugins/hooked.php'));
	}
}

const Row = z.object({ content_type: z.string(), template: z.string() });
/** What was written down of a job: its column, and the house style that the service is asked for. */
const writtenDown = (id: number) =>
	evaluate(
		world.site,
		Row,
		`$job = ( new Draftsmith\\Jobs\\Job_Store() )->find( $input );
		return array( 'content_type' => $job->content_type, 'template' => Draftsmith\\Jobs\\Sealed_Request::open( $job )['template'] ?? '' );`,
		id,
	);
const idOf = (answer: RestResponse) => z.looseObject({ id: z.number() }).parse(answer.json).id;
const countJobs = () =>
	evaluate(
		world.site,
		z.coerce.number(),
		`return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`,
	);
const cancel = (id: number) => callPlugin(world.site, `/jobs/${id}/cancel`, { method: 'POST' });

test('a house style is offered and taken where its content type is allowed, and is the only thing that counts then', async () => {
	const names = async (user: Credentials) =>
		z
			.object({ data: z.array(z.looseObject({ name: z.string() })) })
			.parse((await callPlugin(world.site, '/templates', { user })).json)
			.data.map(({ name }) => name);
	expect(await names(author)).toEqual(['facts']);
	expect(await names(world.site.admin)).toEqual(['facts', 'questions']);

	// The form leaves the content type as it was: the house style decides.
	const taken = await ask(author, { template: 'facts', content_type: 'article' });
	expect(taken).toMatchObject({ status: 202, json: { content_type: 'news' } });
	expect(await writtenDown(idOf(taken))).toEqual({ content_type: 'news', template: 'facts@1' });
	await cancel(idOf(taken));
	// Who may use everything is not held up, and the site learns the content type from the service.
	const free = await ask(world.site.admin, { template: 'questions' });
	expect(free).toMatchObject({ status: 202, json: { content_type: 'faq' } });
	expect((await writtenDown(idOf(free))).template).toBe('questions');
	await cancel(idOf(free));
});

test('a house style lets nobody have a content type that the role may not use, whichever way the request comes', async () => {
	const before = await countJobs();
	for (const template of ['questions', 'questions@1'])
		expect(errorOf(await ask(author, { template, content_type: 'news' }))).toMatchObject(REFUSED);
	expect(errorOf(await ask(author, { template: 'nothing', content_type: 'news' }))).toMatchObject({
		code: 'draftsmith_unknown_template',
		data: { status: 422 },
	});
	const run = (template: string) =>
		world.site.rest('/wp-abilities/v1/abilities/draftsmith/create-article/run', {
			method: 'POST',
			user: author,
			body: { input: { title: 'Rye', language: 'en', model: BAKER, content_type: 'news', template } },
		});
	expect((await run('questions')).status).toBe(403);
	const wp = installWpCli(world.site);
	const submit = (template: string) =>
		wp(
			'draftsmith',
			'job',
			'submit',
			'Rye',
			'--language=en',
			`--model=${BAKER}`,
			`--template=${template}`,
			'--user=anna',
		);
	expect(await submit('questions')).toMatchObject({ code: 1, errors: expect.stringContaining('house style') });
	expect(await countJobs()).toBe(before);

	expect((await run('facts')).status).toBe(200);
	expect((await submit('facts')).code).toBe(0);
	expect(await countJobs()).toBe(before + 2);
});

test('a house style that other code chooses passes the rule too, for single articles and for rows of batches', async () => {
	const choose = (name: string) =>
		`add_filter( 'draftsmith_request', static function ( $request ) { return array( 'template' => '${name}' ) + $request; } );`;
	const rows = [rowOf(1, { content_type: 'news' }), rowOf(2, { content_type: 'news' })];
	const send = () => callPlugin(world.site, '/batches', { method: 'POST', user: author, body: batchOf(rows) });
	const before = await countJobs();
	await hooked(choose('questions'), async () => {
		expect(errorOf(await ask(author, { content_type: 'news' }))).toMatchObject(REFUSED);
		expect(errorOf(await send())).toMatchObject(REFUSED);
	});
	expect(await countJobs()).toBe(before);
	await hooked(choose('facts'), async () => expect((await send()).status).toBe(201));
	const columns = `return $wpdb->get_col( "SELECT content_type FROM {$wpdb->prefix}draftsmith_jobs ORDER BY id DESC LIMIT 2" );`;
	expect(await evaluate(world.site, z.array(z.string()), columns)).toEqual(['news', 'news']);
});

test('what another asked for in a house style is not asked for again, nor is a section of its article', async () => {
	const postId = await createPost(world.site, author);
	const job = await submitAndWait(world, { postId, fields: { template: 'questions', content_type: 'news' } });
	const body = { hint: '', holder: crypto.randomUUID() };
	const section = await callPlugin(world.site, `/jobs/${job.id}/sections/0/regenerate`, {
		method: 'POST',
		user: author,
		body,
	});
	expect(errorOf(section).code).toBe('draftsmith_role_not_allowed');

	// Never sent, it is canceled at once.
	const other = await hooked(NO_JOBS, () =>
		ask(world.site.admin, { post_id: postId, template: 'questions', content_type: 'news' }),
	);
	expect(await cancel(idOf(other))).toMatchObject({ status: 200, json: { state: 'canceled' } });
	const again = await callPlugin(world.site, `/jobs/${idOf(other)}/retry`, { method: 'POST', user: author });
	expect(errorOf(again)).toMatchObject(REFUSED);
});

test('a house style that changes while a request waits is taken as it was when the rule was asked', async () => {
	await saveStyle('changing', NEWS);
	const waiting = await hooked(NO_JOBS, () => ask(author, { template: 'changing' }));
	expect(waiting).toMatchObject({ status: 202, json: { unsent: true, content_type: 'news' } });
	await saveStyle('changing', QUESTIONS);
	await runTick(world.site);
	const { job_id } = await readJob(world.site, idOf(waiting));
	expect(await world.service.job(job_id ?? '')).toMatchObject({ content_type: 'news' });
});

test('a house style that nobody can look up is refused to those whom the rule bounds, and keeps nobody else waiting', async () => {
	const before = await countJobs();
	const nobody = `add_filter( 'pre_http_request', static function () { return new WP_Error( 'http_request_failed', 'Nobody there.' ); } );`;
	await hooked(nobody, async () => {
		expect(errorOf(await ask(author, { template: 'facts' }))).toMatchObject({
			code: 'draftsmith_template_unchecked',
			message: expect.stringContaining('Try again in a moment'),
			data: { status: 503 },
		});
		expect(await countJobs()).toBe(before);
		expect(await ask(world.site.admin, { template: 'facts' })).toMatchObject({ status: 202, json: { unsent: true } });
	});
	expect(world.site.debugLog()).toBe('');
});

test('a request that is refused for its form is refused as before', async () => {
	for (const fields of [{ title: ['Rye'] }, { template: ['facts'] }, { template: 'No Name' }])
		expect((await ask(author, fields)).status).toBe(400);
	expect((await callPlugin(world.site, '/jobs?post_id=1&template[]=x&title[]=x')).status).toBe(200);
	expect(world.site.debugLog()).toBe('');
});
