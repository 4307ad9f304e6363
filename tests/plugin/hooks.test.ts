import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { writesText } from '../fakes/fake-article-model.ts';
import type { Credentials, WordPressSite } from '../wordpress/index.ts';
import { requestFor, submitAndWait, submitJob } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, readJob } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { createPost, findPostsOf, readPost } from './support/posts.ts';
import { ARTICLE, startWorld, type World } from './support/world.ts';

let world: World;
let site: WordPressSite;
let contributor: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	site = world.site;
	contributor = await site.createUser('carl', 'contributor');
});
afterAll(() => world?.stop());
afterEach(() => {
	rmSync(join(site.folder, 'wp-content/mu-plugins/hooked.php'), { force: true });
});

/** Has other code hook in, for this test. */
function hook(code: string): void {
	addMustUsePlugin(site, 'hooked', `<?php ${code}`);
}

const Asked = z.looseObject({ title: z.string(), prompt: z.string(), tone: z.string(), model: z.string() });

/** What the service will be, or was, asked in a job. */
function requestOf(id: number): Promise<z.infer<typeof Asked>> {
	return evaluate(
		site,
		Asked,
		`return Draftsmith\\Jobs\\Sealed_Request::open( ( new Draftsmith\\Jobs\\Job_Store() )->find( $input ) );`,
		id,
	);
}

/** Which jobs other code was told of, in which posts. */
function told(): Promise<{ post: number; job: number }[]> {
	const Told = z.array(z.object({ post: z.number(), job: z.number() }));
	return evaluate(
		site,
		Told,
		`$file = WP_CONTENT_DIR . '/told.log';
		return is_file( $file ) ? array_map( 'json_decode', file( $file, FILE_IGNORE_NEW_LINES ) ) : array();`,
	);
}

/** Cancels a job of which no article is needed, so that it keeps no other waiting. */
async function cancel(id: number): Promise<void> {
	expect((await callPlugin(site, `/jobs/${id}/cancel`, { method: 'POST' })).status).toBe(200);
}

/** Takes away what a PHP that died in a tick of cron has left, as if its time were over. */
function forgetCrash(): Promise<null> {
	return evaluate(
		site,
		z.null(),
		`$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs SET claimed_until = '2020-01-01 00:00:00' WHERE claimed_until IS NOT NULL" );
		$wpdb->delete( $wpdb->options, array( 'option_name' => 'draftsmith_poll.lock' ) );
		delete_transient( 'doing_cron' );`,
	);
}

const TELL = `add_action( 'draftsmith_article_inserted', static function ( $post, $job ) {
	file_put_contents( WP_CONTENT_DIR . '/told.log', wp_json_encode( compact( 'post', 'job' ) ) . "\\n", FILE_APPEND );
}, 10, 2 );`;

test('a filter changes how an article is asked for, and nothing that rights or budgets were checked for', async () => {
	hook(`add_filter( 'draftsmith_request', static function ( $request, $user_id ) {
		return array_merge( $request, array(
			'title' => 'Better: ' . $request['title'], 'prompt' => "$user_id", 'tone' => 'friendly', 'model' => 'outline', 'content_type' => 'news',
			'post_status' => 'publish', 'post_type' => 'page', 'max_tokens' => 10000000, 'outline_only' => true, 'stranger' => 1,
		) );
	}, 10, 2 );`);
	world.model.behave({ kind: 'status', status: 400 });
	const job = await submitJob(site, { user: contributor });
	expect(await readJob(site, job.id)).toMatchObject({
		title: `Better: ${job.title}`,
		model: 'baker',
		post_status: 'draft',
	});
	const asked = await requestOf(job.id);
	expect(asked).toMatchObject({
		tone: 'friendly',
		model: 'baker',
		content_type: 'article',
		post_type: 'post',
		post_status: 'draft',
	});
	expect(asked.prompt).toMatch(/^\d+$/);
	expect(asked).not.toHaveProperty('stranger');
	expect(asked).not.toHaveProperty('max_tokens');
	expect(await world.service.job(job.job_id)).toMatchObject({ post_status: 'draft', content_type: 'article' });

	// Asked for again, it is asked for in the same words, and not in words that were changed twice.
	expect(await world.service.job(job.job_id, { wait: 25 })).toMatchObject({ state: 'failed' });
	await runTick(site);
	const again = await callPlugin(site, `/jobs/${job.id}/retry`, { method: 'POST', user: contributor });
	const { id } = z.object({ id: z.number() }).parse(again.json);
	expect(await requestOf(id)).toEqual(asked);
	await cancel(id);
	world.model.behave(writesText(ARTICLE));
});

test('a filter can’t let somebody ask for what they may not', async () => {
	hook(`add_filter( 'draftsmith_request', static function ( $request ) { return array( 'post_status' => 'draft' ) + $request; } );
		add_filter( 'draftsmith_supported_post_types', static function ( $types ) { return array_merge( $types, array( 'attachment', 'revision', 'nothing' ) ); } );`);
	const postId = await createPost(site, contributor);
	const status = async (body: unknown, user = contributor) =>
		(await callPlugin(site, '/jobs', { method: 'POST', user, body })).status;
	expect(await status(requestFor(postId, { post_status: 'publish' }))).toBe(403);
	const mediaId = await evaluate(
		site,
		z.number(),
		`return wp_insert_attachment( array( 'post_title' => 'Loaf', 'post_mime_type' => 'image/jpeg', 'post_author' => 1 ) );`,
	);
	expect(await status(requestFor(mediaId), site.admin)).toBe(403);
});

test.each([
	'null',
	'"text"',
	'array( "title" => array() )',
	'array( "title" => "" )',
	'array( "language" => "no such!" )',
])('a request that a filter made into %s is asked for as it was', async (value) => {
	hook(`add_filter( 'draftsmith_request', static function () { return ${value}; } );`);
	const job = await submitJob(site);
	expect(await requestOf(job.id)).toMatchObject({ title: job.title, language: 'en' });
	await cancel(job.id);
});

test('types of posts that a filter takes away are refused everywhere', async () => {
	hook(
		`add_filter( 'draftsmith_supported_post_types', static function ( $types ) { return array_diff( $types, array( 'page' ) ); } );`,
	);
	const pageId = await evaluate(
		site,
		z.number(),
		`return wp_insert_post( array( 'post_type' => 'page', 'post_title' => 'About', 'post_author' => 1 ) );`,
	);
	const asPage = { method: 'POST', user: site.admin, body: requestFor(pageId, { post_type: 'page' }) } as const;
	expect((await callPlugin(site, '/jobs', asPage)).status).toBe(403);
	const order = { input: { title: 'About', language: 'en', model: 'outline', post_type: 'page' } };
	const ability = '/wp-abilities/v1/abilities/draftsmith/create-article/run';
	expect((await site.rest(ability, { method: 'POST', user: site.admin, body: order })).status).toBe(403);
});

test.each([{ as: 'target' }, { as: 'new_draft' }])(
	'a filter changes fields of the post ($as), and neither its status, author, type, text nor mark',
	async ({ as }) => {
		const job = await submitAndWait(world, { user: contributor });
		if (as === 'new_draft') await site.runPhp(`wp_delete_post( ${job.post_id}, true );`);
		hook(`add_filter( 'draftsmith_insert_post_fields', static function ( $fields, $job_id ) {
			return array_merge( $fields, array(
				'ID' => 1, 'post_title' => "It’s \\\\ $job_id", 'post_excerpt' => 'Mine', 'comment_status' => 'closed', 'post_status' => 'publish',
				'post_author' => 1, 'post_type' => 'page', 'post_content' => 'Other', 'post_date' => '2031-01-01 00:00:00', 'edit_date' => true,
				'meta_input' => array( 'my_state' => 'unread', '_draftsmith_job_id' => 'forged', '_draftsmith_provenance' => 'forged' ),
			) );
		}, 10, 2 ); ${TELL}`);
		const before = await readPost(site, 1);
		await runTick(site);
		const { inserted } = await readJob(site, job.id);
		expect(inserted).toMatchObject({ as });
		const id = inserted?.post_id ?? 0;
		expect(await readPost(site, id)).toMatchObject({
			status: 'draft',
			title: `It’s \\ ${job.id}`,
			excerpt: 'Mine',
			mark: job.job_id,
			content: expect.stringContaining('rye flour'),
		});
		const rest = await evaluate(
			site,
			z.unknown(),
			`$post = get_post( $input );
			return array( get_userdata( $post->post_author )->user_login, $post->post_type, $post->comment_status, get_post_meta( $post->ID, 'my_state', true ), is_array( get_post_meta( $post->ID, '_draftsmith_provenance', true ) ) );`,
			id,
		);
		expect(rest).toEqual(['carl', 'post', 'closed', 'unread', true]);
		expect(await readPost(site, 1)).toEqual(before);
		expect((await told()).filter((each) => each.job === job.id)).toEqual([{ post: id, job: job.id }]);
	},
);

test('a filter that gives nothing changes nothing, and one that dies in the middle brings no second post', async () => {
	hook(`add_filter( 'draftsmith_insert_post_fields', '__return_null' );`);
	const plain = await submitAndWait(world);
	await runTick(site);
	expect(await readJob(site, plain.id)).toMatchObject({ inserted: { as: 'target' } });

	hook(`add_filter( 'draftsmith_insert_post_fields', static function ( $fields ) {
		$file = WP_CONTENT_DIR . '/died'; if ( ! is_file( $file ) ) { touch( $file ); exit; } return $fields;
	} ); ${TELL}`);
	const job = await submitAndWait(world);
	await runTick(site);
	expect(await readJob(site, job.id)).toMatchObject({ inserted: null });
	await forgetCrash();
	await runTick(site);
	expect(await readJob(site, job.id)).toMatchObject({ inserted: { as: 'target', post_id: job.post_id } });
	expect(await findPostsOf(site, job)).toEqual([job.post_id]);
	expect((await told()).filter((each) => each.job === job.id)).toHaveLength(1);
});

test('other code is told of an article once, whether cron or the editor inserts it, and may die of it', async () => {
	hook(TELL);
	const saved = await submitAndWait(world);
	const claim = await callPlugin(site, `/jobs/${saved.id}/claim`, { method: 'POST', body: { holder: randomUUID() } });
	const { article } = z.object({ article: z.object({ blocks: z.string() }) }).parse(claim.json);
	const body = { content: article.blocks, draftsmith_job: saved.id };
	const post = `/wp/v2/posts/${saved.post_id}`;
	for (const _ of [1, 2]) expect((await site.rest(post, { method: 'POST', user: site.admin, body })).status).toBe(200);
	expect((await told()).filter((each) => each.job === saved.id)).toEqual([{ post: saved.post_id, job: saved.id }]);

	hook(`${TELL} add_action( 'draftsmith_article_inserted', static function () { exit; }, 20 );`);
	const job = await submitAndWait(world);
	await runTick(site);
	await forgetCrash();
	await runTick(site);
	expect(await readJob(site, job.id)).toMatchObject({ inserted: { as: 'target' } });
	expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
	expect((await told()).filter((each) => each.job === job.id)).toHaveLength(1);
});
