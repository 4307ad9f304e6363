import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Credentials } from '../wordpress/index.ts';
import { requestFor, type SubmittedJob, submitAndWait, submitJob, waitForArticle } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { askForJob, callPlugin, errorOf, readJob } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { findPostsOf, readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let author: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	author = await world.site.createUser('anna', 'author');
	await world.site.createUser('ed', 'editor');
});
afterAll(() => world?.stop());
beforeEach(() => giveRole('author'));

async function giveRole(role: string): Promise<void> {
	await world.site.runPhp(`get_user_by( 'login', 'anna' )->set_role( '${role}' );`);
}

/** Expects that cron left the target alone and put the article into a new draft of its author, whatever status was asked for. */
async function expectNewDraft(job: SubmittedJob, note: RegExp): Promise<void> {
	const { inserted, error } = await readJob(world.site, job.id);
	expect(inserted).toMatchObject({ as: 'new_draft', note: expect.stringMatching(note) });
	expect(error).toBeNull();
	expect(inserted?.post_id).not.toBe(job.post_id);
	expect(await readPost(world.site, inserted?.post_id ?? 0)).toMatchObject({
		status: 'draft',
		title: job.title,
		content: expect.stringMatching(/^<!-- wp:paragraph -->/),
		mark: job.job_id,
	});
	expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
}

test.each([
	{ what: 'content was written', code: `'post_content' => 'Mine'`, note: /other content/ },
	{ what: 'the title was changed', code: `'post_title' => 'Wheat bread'`, note: /other content/ },
	{ what: 'it was published', code: `'post_status' => 'publish'`, note: /published or scheduled/ },
	{ what: 'it became a page', code: `'post_type' => 'page'`, note: /another type/ },
])('since the request $what: the post is left as it is', async ({ code, note }) => {
	const job = await submitJob(world.site, { user: author, fields: { post_status: 'private' } });
	await world.site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, ${code} ) );`);
	const before = await readPost(world.site, job.post_id);
	await waitForArticle(world, job);
	await runTick(world.site);
	await expectNewDraft(job, note);
	expect(await readPost(world.site, job.post_id)).toEqual(before);
});

test('a post whose date has passed when its article comes is published at once, with that date and a note', async () => {
	const dated = { post_status: 'future', post_date: '2031-05-06T07:08:09Z' };
	const job = await submitAndWait(world, { user: author, fields: dated });
	await world.site.runPhp(
		`$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->prefix . 'draftsmith_jobs', array( 'post_date' => '2026-01-02 03:04:05' ), array( 'id' => ${job.id} ) );`,
	);
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({
		inserted: { as: 'target', note: expect.stringContaining('after the date that was asked for, January 2, 2026') },
	});
	expect(await readPost(world.site, job.post_id)).toMatchObject({ status: 'publish', mark: job.job_id });
	expect(await world.site.runPhp(`echo get_post( ${job.post_id} )->post_date_gmt;`)).toBe('2026-01-02 03:04:05');
});

test('a post that was handed in for review since stays there', async () => {
	const job = await submitJob(world.site, { user: author });
	await world.site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_status' => 'pending' ) );`);
	await waitForArticle(world, job);
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({ inserted: { as: 'target', note: '' } });
	expect(await readPost(world.site, job.post_id)).toMatchObject({ status: 'pending', mark: job.job_id });
});

const STATUSES = `<?php
add_action( 'init', static function () {
	register_post_status( 'assigned', array( 'label' => 'Assigned', 'protected' => true ) );
	register_post_status( 'pitched', array( 'label' => 'Pitched' ) );
	register_post_status( 'showcased', array( 'label' => 'Showcased', 'public' => true ) );
} );`;

test.each([
	{ status: 'assigned', asked: 'draft', note: /^$/ },
	{ status: 'pitched', asked: 'draft', note: /^$/ },
	// The sidebar says of such a post that it keeps its status, and no article jumps over the steps of a workflow.
	{ status: 'assigned', asked: 'publish', note: /keeps its status “Assigned”/ },
])(
	'a post that is $status in a plugin’s workflow is filled and stays that, also when $asked was asked for',
	async ({ status, asked, note }) => {
		addMustUsePlugin(world.site, 'statuses', STATUSES);
		const job = await submitJob(world.site, { user: author, fields: { post_status: asked } });
		await world.site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_status' => '${status}' ) );`);
		await waitForArticle(world, job);
		await runTick(world.site);
		expect(await readJob(world.site, job.id)).toMatchObject({
			inserted: { as: 'target', note: expect.stringMatching(note) },
		});
		expect(await readPost(world.site, job.post_id)).toMatchObject({
			status,
			content: expect.stringMatching(/^<!-- wp:paragraph -->/),
			mark: job.job_id,
		});
	},
);

test.each([
	{ what: 'that makes it public', status: 'showcased', note: /has the status “Showcased” now/ },
	{ what: 'that no plugin knows any more', status: 'forgotten', note: /has the status “forgotten” now/ },
])('a post in a status $what is left as it is', async ({ status, note }) => {
	addMustUsePlugin(world.site, 'statuses', STATUSES);
	const job = await submitJob(world.site, { user: author });
	await world.site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_status' => '${status}' ) );`);
	await waitForArticle(world, job);
	await runTick(world.site);
	await expectNewDraft(job, note);
	expect(await readPost(world.site, job.post_id)).toMatchObject({ status, content: '', mark: '' });
});

test('a type of post without an editor is not offered, and refused: its text would be on no screen', async () => {
	const register = (supports: string) =>
		addMustUsePlugin(
			world.site,
			'books',
			`<?php add_action( 'init', static function () {
				register_post_type( 'book', array( 'public' => true, 'show_in_rest' => true, 'supports' => array( ${supports} ) ) );
			} );`,
		);
	const offered = async () =>
		JSON.stringify((await callPlugin(world.site, '/batches/options')).json).includes('"book"');
	register(`'title'`);
	const postId = Number(
		await world.site.runPhp(`echo wp_insert_post( array( 'post_title' => 'A book', 'post_type' => 'book' ) );`),
	);
	expect(await offered()).toBe(false);
	const request = { method: 'POST', body: requestFor(postId) } as const;
	expect(errorOf(await callPlugin(world.site, '/jobs', request))).toMatchObject({
		message: expect.stringContaining('can’t be written into this type of post'),
		data: { status: 403 },
	});
	// With an editor it is as good as any other type.
	register(`'title', 'editor'`);
	expect(await offered()).toBe(true);
	const job = await submitAndWait(world, { postId });
	// What loses its editor meanwhile gets nothing either.
	register(`'title'`);
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({ inserted: null, error: { code: 'not_allowed_any_more' } });
	expect((await readPost(world.site, postId)).content).toBe('');
	register('');
});

test.each([
	{ what: 'deleted', code: 'wp_delete_post( $id, true );', note: /no longer exists/ },
	{ what: 'trashed', code: 'wp_trash_post( $id );', note: /in the trash/ },
])('the post was $what: the article is in a new draft', async ({ code, note }) => {
	const job = await submitJob(world.site, { user: author });
	await world.site.runPhp(`$id = ${job.post_id}; ${code}`);
	await waitForArticle(world, job);
	await runTick(world.site);
	await expectNewDraft(job, note);
});

test('a post that had content when the article was asked for keeps it', async () => {
	const postId = Number(
		await world.site.runPhp(`echo wp_insert_post( array( 'post_title' => 'Full', 'post_content' => '<p>Mine</p>' ) );`),
	);
	const job = await submitAndWait(world, { postId });
	await runTick(world.site);
	await expectNewDraft(job, /other content/);
	expect((await readPost(world.site, postId)).content).toBe('<p>Mine</p>');
});

test('words that another user has not saved yet are not overwritten', async () => {
	const job = await submitJob(world.site, { user: author });
	// An autosave counts when it is newer than the post, by the second.
	await world.site.runPhp(`
		$past = array( 'post_modified' => '2020-01-01 00:00:00', 'post_modified_gmt' => '2020-01-01 00:00:00' );
		$GLOBALS['wpdb']->update( $GLOBALS['wpdb']->posts, $past, array( 'ID' => ${job.post_id} ) );
		clean_post_cache( ${job.post_id} );
		wp_set_current_user( get_user_by( 'login', 'ed' )->ID );
		require_once ABSPATH . 'wp-admin/includes/post.php';
		wp_create_post_autosave( array( 'post_ID' => ${job.post_id}, 'post_type' => 'post', 'post_title' => '', 'post_excerpt' => '', 'post_content' => 'unsaved words' ) );
	`);
	await waitForArticle(world, job);
	await runTick(world.site);
	await expectNewDraft(job, /unsaved changes/);
});

test('a post that was never saved, as the editor opens one, is filled and becomes a draft', async () => {
	const postId = Number(
		await world.site.runPhp(`
			wp_set_current_user( 1 );
			require_once ABSPATH . 'wp-admin/includes/post.php';
			echo get_default_post_to_edit( 'post', true )->ID;
		`),
	);
	const job = await submitAndWait(world, { postId });
	await runTick(world.site);
	expect(await readPost(world.site, postId)).toMatchObject({ status: 'draft', title: job.title, mark: job.job_id });
});

test('while an editor has the post open cron waits; a day later it makes a new draft', async () => {
	const [job, forgotten] = [await submitAndWait(world), await submitAndWait(world)];
	const open = (id: number, seconds: number) =>
		world.site.runPhp(`update_post_meta( ${id}, '_edit_lock', ( time() - ${seconds} ) . ':1' );`);
	await open(job.post_id, 0);
	await open(forgotten.post_id, 0);
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({
		state: 'succeeded',
		inserted: null,
		error: null,
		held: false,
	});
	const pressed = errorOf(await callPlugin(world.site, `/jobs/${job.id}/insert`, { method: 'POST' }));
	expect(pressed).toMatchObject({ code: 'draftsmith_editor_open', data: { status: 409, retryable: true } });

	await open(job.post_id, 200);
	await open(forgotten.post_id, 0);
	await world.site.runPhp(
		`$GLOBALS['wpdb']->update( 'wp_draftsmith_jobs', array( 'finished_at' => '2020-01-01 00:00:00' ), array( 'id' => ${forgotten.id} ) );`,
	);
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({ inserted: { as: 'target', post_id: job.post_id } });
	await expectNewDraft(forgotten, /open in an editor for a day/);
});

test('an author who may not edit any more gets nothing inserted until somebody who may does it', async () => {
	const job = await submitAndWait(world, { user: author });
	await giveRole('subscriber');
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({
		inserted: null,
		error: { code: 'not_allowed_any_more', retryable: false },
	});
	expect(await readPost(world.site, job.post_id)).toMatchObject({ content: '', mark: '' });
	// The article waits at the service, which nobody told to erase it.
	expect((await world.service.job(job.job_id)).delivery).toBe('pending');
	await runTick(world.site);
	expect(await findPostsOf(world.site, job)).toEqual([job.post_id]);

	const { status, json } = await callPlugin(world.site, `/jobs/${job.id}/claim`, {
		method: 'POST',
		body: { holder: crypto.randomUUID() },
	});
	expect(status).toBe(200);
	expect(json).toMatchObject({ article: { blocks: expect.stringMatching(/^<!-- wp:/) } });
});

test.each(['publish', 'future', 'private'])(
	'an author who may not publish any more gets a post to review instead of %s',
	async (status) => {
		const date = status === 'future' ? { post_date: '2031-01-01T00:00:00Z' } : {};
		const job = await submitAndWait(world, { user: author, fields: { post_status: status, ...date } });
		await giveRole('contributor');
		await runTick(world.site);
		expect(await readJob(world.site, job.id)).toMatchObject({
			inserted: { as: 'target', note: expect.stringMatching(/waits for review/) },
		});
		expect(await readPost(world.site, job.post_id)).toMatchObject({ status: 'pending', mark: job.job_id });
	},
);

test('an author who is gone: the article waits for somebody who may edit the post', async () => {
	const guest = await world.site.createUser('guest', 'author');
	const job = await submitAndWait(world, { user: guest });
	await world.site.runPhp(
		`require_once ABSPATH . 'wp-admin/includes/user.php'; wp_delete_user( get_user_by( 'login', 'guest' )->ID, 1 );`,
	);
	await runTick(world.site);
	expect(await readJob(world.site, job.id)).toMatchObject({ inserted: null, error: { code: 'not_allowed_any_more' } });
	const discarded = await askForJob(world.site, `/jobs/${job.id}/discard`, { method: 'POST' });
	expect(discarded.discarded).toBe(true);
	expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
});
