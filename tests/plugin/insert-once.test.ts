import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, MariaDbUnavailable } from '../wordpress/index.ts';
import { type SubmittedJob, submitAndWait, submitJob, waitForArticle } from './support/articles.ts';
import { letTimePass, plannedEvents, runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { callPlugin, readJob } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { createPost, findPostsOf, readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	try {
		// SQLite lets one process write at a time, which would hide a race.
		world = await startWorld({ boot: { version: '7.1', database: 'mariadb' } });
	} catch (error) {
		if (!(error instanceof MariaDbUnavailable)) throw error;
		console.warn(`NO MARIADB, so the races are run on SQLite, where they prove less: ${error.message}`);
		world = await startWorld({ boot: { version: '7.1' } });
	}
});
afterAll(() => world?.stop());

const Claimed = z.object({ article: z.object({ blocks: z.string() }) });

/** Claims as a tab of the editor does, and gives the article's blocks; undefined when somebody else has it. */
async function claim(job: SubmittedJob, holder: string = randomUUID()): Promise<string | undefined> {
	const { status, json } = await callPlugin(world.site, `/jobs/${job.id}/claim`, { method: 'POST', body: { holder } });
	expect([200, 409]).toContain(status);
	return status === 200 ? Claimed.parse(json).article.blocks : undefined;
}

/** Saves as the editor does: the blocks and the mark in one request. */
async function save(job: SubmittedJob, blocks: string, user: Credentials = world.site.admin): Promise<void> {
	await saveIn(job.post_id, job, blocks, user);
}

async function saveIn(postId: number, job: SubmittedJob, blocks: string, user: Credentials): Promise<void> {
	const body = { content: blocks, draftsmith_job: job.id };
	const { status, json } = await world.site.rest(`/wp/v2/posts/${postId}`, { method: 'POST', user, body });
	expect(status, JSON.stringify(json)).toBe(200);
}

/** The columns of a job that say what has become of it. */
function settled(job: SubmittedJob): Promise<{ acknowledged: number; inserted: number }> {
	return evaluate(
		world.site,
		z.object({ acknowledged: z.coerce.number(), inserted: z.coerce.number() }),
		`return $wpdb->get_row( $wpdb->prepare(
			"SELECT acknowledged, inserted_post_id AS inserted FROM {$wpdb->prefix}draftsmith_jobs WHERE id = %d", $input
		) );`,
		job.id,
	);
}

/** Lets every claim run out, as ten minutes do, and frees what a process that died was holding. */
async function letClaimsExpire(): Promise<void> {
	await evaluate(
		world.site,
		z.null(),
		`$wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs SET claimed_until = '2020-01-01 00:00:00' WHERE claimed_until IS NOT NULL" );
		$wpdb->delete( $wpdb->options, array( 'option_name' => 'draftsmith_poll.lock' ) );
		delete_transient( 'doing_cron' );`,
	);
}

test('tabs, the button and cron race for 16 articles: each is in one post', { timeout: 300_000 }, async () => {
	const { site } = world;
	const jobs = await Promise.all(Array.from({ length: 16 }, () => submitJob(site)));
	const [free, taken] = [jobs.slice(0, 8), jobs.slice(8)];
	for (const job of taken) {
		// Whoever inserts it makes a new draft, so that two who insert make two.
		await site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_content' => 'Mine' ) );`);
	}
	for (const job of jobs) await waitForArticle(world, job);
	await letTimePass(site);

	const open = async (job: SubmittedJob) => {
		const blocks = await claim(job);
		if (blocks !== undefined) await save(job, blocks);
	};
	const press = async (job: SubmittedJob) => {
		const { status } = await callPlugin(site, `/jobs/${job.id}/insert`, { method: 'POST' });
		expect([200, 409]).toContain(status);
	};
	const tick = () => site.runPhp('( new Draftsmith\\Parts() )->poller()->tick();');
	await Promise.all([
		...taken.flatMap((job) => [press(job), press(job), press(job)]),
		site.runCron(),
		...[tick(), tick(), tick()],
		...free.flatMap((job) => [open(job), press(job), open(job), press(job), press(job)]),
	]);
	await letClaimsExpire();
	await runTick(site);

	for (const job of jobs) {
		const { acknowledged, inserted } = await settled(job);
		const where = job.title;
		expect(await findPostsOf(site, job), where).toEqual(
			free.includes(job) ? [job.post_id] : [job.post_id, inserted].sort((one, other) => one - other),
		);
		expect((await readPost(site, inserted)).mark, where).toBe(job.job_id);
		expect(acknowledged, where).toBe(1);
		expect((await world.service.job(job.job_id)).delivery, where).toBe('delivered');
		if (taken.includes(job)) expect((await readPost(site, job.post_id)).content, where).toBe('Mine');
	}
});

test('cron leaves a claimed article to its tab, and a second tab is told to wait', async () => {
	const { site } = world;
	const job = await submitAndWait(world);
	const holder = randomUUID();
	const blocks = await claim(job, holder);
	expect(await claim(job)).toBeUndefined();
	expect(await claim(job, holder)).toBe(blocks);
	await runTick(site);
	expect(await readJob(site, job.id)).toMatchObject({ held: true, inserted: null });

	await callPlugin(site, `/jobs/${job.id}/release`, { method: 'POST', body: { holder: randomUUID() } });
	expect(await readJob(site, job.id)).toMatchObject({ held: true });
	await callPlugin(site, `/jobs/${job.id}/release`, { method: 'POST', body: { holder } });
	await runTick(site);
	expect(await readJob(site, job.id)).toMatchObject({ held: false, inserted: { as: 'target', post_id: job.post_id } });
});

test('a tab that saves after its claim ran out takes the article back from cron’s untouched draft', async () => {
	const { site } = world;
	const job = await submitAndWait(world);
	const blocks = (await claim(job)) ?? '';
	await site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_content' => 'Half a sentence' ) );`);
	await letClaimsExpire();
	await runTick(site);
	const { inserted } = await readJob(site, job.id);
	expect(inserted).toMatchObject({ as: 'new_draft' });

	await save(job, blocks);
	expect(await readJob(site, job.id)).toMatchObject({ inserted: { post_id: job.post_id } });
	expect(await readPost(site, inserted?.post_id ?? 0)).toMatchObject({ status: 'trash', mark: '' });
});

test('a save that can hold no article settles nothing: the service keeps the article', async () => {
	const { site } = world;
	const job = await submitAndWait(world);
	const stranger = await site.createUser('sue', 'editor');
	const strange = await createPost(site, stranger, 'Mine');
	await save(job, '');
	await save(job, '<!-- wp:paragraph -->\n<p></p>\n<!-- /wp:paragraph -->');
	await saveIn(strange, job, '<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->', stranger);
	expect(await readJob(site, job.id)).toMatchObject({ state: 'succeeded', inserted: null });
	expect((await world.service.job(job.job_id)).delivery).toBe('pending');
	expect((await readPost(site, strange)).mark).toBe('');

	const blocks = (await claim(job)) ?? '';
	await save(job, blocks, stranger);
	expect(await readJob(site, job.id)).toMatchObject({ inserted: { as: 'target', post_id: job.post_id } });
	expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
});

test('a save that names a request which is gone is a save all the same', async () => {
	const { site } = world;
	const job = await submitJob(site);
	await save({ ...job, id: 999_999 }, '<!-- wp:paragraph -->\n<p>x</p>\n<!-- /wp:paragraph -->');
	expect((await readPost(site, job.post_id)).content).toContain('<p>x</p>');
});

/** Ends PHP once, right after a post with a job's mark was written and before the job's row says so. */
const CRASH = `<?php
add_action( 'save_post', static function ( $id, $post ) {
	$file = WP_CONTENT_DIR . '/crash-once';
	if ( 'post' === $post->post_type && get_post_meta( $id, '_draftsmith_job_id', true ) && is_file( $file ) && unlink( $file ) ) {
		exit;
	}
}, 10, 2 );
`;

test.each([
	{ where: 'its target', as: 'target', content: '' },
	{ where: 'a new draft', as: 'new_draft', content: 'Words of my own' },
])('PHP dies between writing $where and recording it: there is one post still', async ({ as, content }) => {
	const { site } = world;
	addMustUsePlugin(site, 'crash-once', CRASH);
	const job = await submitAndWait(world);
	if (content !== '')
		await site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_content' => '${content}' ) );`);
	await site.runPhp(`touch( WP_CONTENT_DIR . '/crash-once' );`);
	await runTick(site);
	expect(await site.runPhp(`echo (int) is_file( WP_CONTENT_DIR . '/crash-once' );`)).toBe('0');
	expect(await plannedEvents(site)).toContain('draftsmith_poll');
	expect(await readJob(site, job.id)).toMatchObject({ state: 'succeeded', inserted: null });
	const posts = await findPostsOf(site, job);

	await letClaimsExpire();
	await runTick(site);
	const { inserted } = await readJob(site, job.id);
	expect(inserted).toMatchObject({ as });
	expect(await findPostsOf(site, job)).toEqual(posts);
	expect((await readPost(site, inserted?.post_id ?? 0)).mark).toBe(job.job_id);
	expect((await readPost(site, job.post_id)).content.startsWith(content)).toBe(true);
	expect(await settled(job)).toEqual({ acknowledged: 1, inserted: inserted?.post_id });
});

/** Ends PHP once, when a post has been written with its mark and nothing else is done yet. */
const EARLY_CRASH = `<?php
add_action( 'added_post_meta', static function ( $meta_id, $post_id, $key ) {
	$file = WP_CONTENT_DIR . '/crash-early';
	if ( '_draftsmith_job_id' === $key && is_file( $file ) && unlink( $file ) ) {
		exit;
	}
}, 10, 3 );
`;

test('PHP dies before core has planned the publishing: the post is published on its day all the same', async () => {
	const { site } = world;
	addMustUsePlugin(site, 'crash-early', EARLY_CRASH);
	const fields = { post_status: 'future', post_date: '2031-05-06T07:08:09Z' };
	const job = await submitAndWait(world, { fields });
	const planned = () =>
		evaluate(
			site,
			z.union([z.number(), z.literal(false)]),
			`return wp_next_scheduled( 'publish_future_post', array( $input ) );`,
			job.post_id,
		);
	await site.runPhp(`touch( WP_CONTENT_DIR . '/crash-early' );`);
	await runTick(site);
	expect(await readPost(site, job.post_id)).toMatchObject({ status: 'future', mark: job.job_id });
	expect(await planned()).toBe(false);

	await letClaimsExpire();
	await runTick(site);
	expect(await readJob(site, job.id)).toMatchObject({ inserted: { as: 'target', post_id: job.post_id } });
	expect(await planned()).toBe(Date.parse(fields.post_date) / 1000);
});

test('that the service has erased an article does not make one lost that was inserted meanwhile', async () => {
	const { site } = world;
	const job = await submitAndWait(world);
	await evaluate(
		site,
		z.null(),
		`$store = new Draftsmith\\Jobs\\Job_Store();
		$stale = $store->find( $input );
		$store->update( $input, array( 'inserted_post_id' => $stale->post_id, 'inserted_as' => 'target' ) );
		( new Draftsmith\\Jobs\\Job_Sync( ( new Draftsmith\\Parts() )->client(), $store ) )->apply( $stale, array(
			'state' => 'succeeded', 'phase' => 'finished', 'progress' => array( 'words' => 1, 'target_words' => 1 ), 'queue_position' => null,
			'scope' => 'self_hosted', 'error' => null, 'delivery' => 'expired', 'version' => $stale->version + 1,
		) );`,
		job.id,
	);
	expect(await readJob(site, job.id)).toMatchObject({ state: 'succeeded', error: null });
});
