import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, MariaDbUnavailable } from '../wordpress/index.ts';
import { type SubmittedJob, submitAndWait, submitJob, waitForArticle } from './support/articles.ts';
import { letTimePass, plannedEvents, runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { askForJob, callPlugin, readJob } from './support/local-job.ts';
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

/** How many requests the site has written down. */
function countJobs(): Promise<number> {
	const code = `return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs" );`;
	return evaluate(world.site, z.coerce.number(), code);
}

/** What the article says once, wherever it went. */
const SENTENCE = 'Good bread takes its time';

/** Every post that people can see and that holds a job's article. */
function postsWithArticle(job: SubmittedJob): Promise<number[]> {
	return evaluate(
		world.site,
		z.array(z.coerce.number()),
		`return $wpdb->get_col( $wpdb->prepare(
			"SELECT DISTINCT p.ID FROM $wpdb->posts p LEFT JOIN $wpdb->postmeta m ON m.post_id = p.ID AND m.meta_key = '_draftsmith_job_id'
			WHERE p.post_type <> 'revision' AND p.post_status NOT IN ('auto-draft', 'trash') AND p.post_content LIKE %s
			AND (m.meta_value = %s OR p.post_title = %s) ORDER BY p.ID",
			'%' . $input['sentence'] . '%', $input['job']['job_id'], $input['job']['title']
		) );`,
		{ job, sentence: SENTENCE },
	);
}

/** Asks for an article that makes a post of its own, as a batch does; `write` leaves it unsent. */
async function submitOwn(title: string, how: 'submit' | 'write' = 'submit'): Promise<SubmittedJob> {
	const { id, job_id } = await evaluate(
		world.site,
		z.object({ id: z.number(), job_id: z.string().nullable() }),
		`$request = array( 'title' => $input, 'language' => 'en', 'model' => 'baker', 'content_type' => 'article', 'post_type' => 'post', 'post_status' => 'publish',
			'prompt' => 'Link to https://example.com/bread?a=1&b=2 and show https://example.com/loaf.jpg.' );
		$job = ( new Draftsmith\\Parts() )->submission()->${how}( $request, array( 'user_id' => 1, 'terms' => array( 'post_tag' => array( 'bread' ) ) ) );
		return array( 'id' => $job->id, 'job_id' => $job->job_id );`,
		title,
	);
	if (how === 'submit' && job_id === null) throw new Error('the service has not accepted the job');
	return { id, job_id: job_id ?? '', post_id: 0, title };
}

/**
 * Asks with one click again for an article that failed, and that makes a post of its own as a row of a batch does. Gives the new job
 * and the id of the old one.
 */
async function submitAgain(title: string): Promise<{ job: SubmittedJob; old: number }> {
	const { site } = world;
	const own = await submitOwn(title, 'write');
	await evaluate(
		site,
		z.literal(1),
		`return $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'state' => 'failed', 'phase' => 'finished', 'acknowledged' => 1, 'next_poll_at' => null ), array( 'id' => $input ) );`,
		own.id,
	);
	const { id, job_id } = await askForJob(site, `/jobs/${own.id}/retry`, { method: 'POST' });
	if (job_id === null) throw new Error('the service has not accepted the job');
	return { job: { id, job_id, post_id: 0, title }, old: own.id };
}

/**
 * Has those who want the same job wait until three of the four are there (a worker of PHP's server may still be busy), at most a
 * second, so that they go on at the same moment; and then, since the ways to the claim are not equally long, up to 60 ms more. For
 * three of four jobs one of them has a head start, so that on a slow machine, too, each wins some.
 */
const BARRIER = `<?php
function wait_at_barrier( $id, $who ) {
	$folder = WP_CONTENT_DIR . '/barrier';
	is_dir( $folder ) || @mkdir( $folder );
	touch( $folder . '/' . $id . '-' . uniqid( '', true ) );
	$end = microtime( true ) + 1;
	while ( microtime( true ) < $end && count( glob( $folder . '/' . $id . '-*' ) ) < 3 ) {
		usleep( 500 );
	}
	$first = array( 'claim', 'insert', 'tick', '' )[ crc32( 'first' . $id ) % 4 ];
	usleep( $who === $first ? 0 : mt_rand( 0, 60000 ) + ( '' === $first ? 0 : 300000 ) );
}
add_filter( 'rest_pre_dispatch', static function ( $result, $server, $request ) {
	if ( preg_match( '#/jobs/(\\d+)/(claim|insert|retry)$#', $request->get_route(), $found ) ) {
		// Whoever asks again for the old job wants the one that took its place.
		wait_at_barrier( $GLOBALS['wpdb']->get_var( $GLOBALS['wpdb']->prepare( "SELECT COALESCE(retried_as, id) FROM {$GLOBALS['wpdb']->prefix}draftsmith_jobs WHERE id = %d", $found[1] ) ), $found[2] );
	}
	return $result;
}, 10, 3 );
`;

test('tabs, the button, cron and Retry race for 60 articles: each is in one post', { timeout: 400_000 }, async () => {
	const { site } = world;
	const free: SubmittedJob[] = [];
	const taken: SubmittedJob[] = [];
	const own: SubmittedJob[] = [];
	const olds = new Map<SubmittedJob, number>();
	for (let at = 0; at < 20; at++) {
		free.push(await submitJob(site));
		taken.push(await submitJob(site));
		const { job, old } = await submitAgain(`Race ${at}`);
		own.push(job);
		olds.set(job, old);
	}
	for (const job of taken) {
		// Whoever inserts it makes a new draft, so that two who insert make two.
		await site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_content' => 'Mine' ) );`);
	}
	const jobs = free.flatMap((job, at) => [job, taken[at], own[at]]).filter((job) => job !== undefined);
	for (const job of jobs)
		expect(await world.service.job(job.job_id, { wait: 25 })).toMatchObject({ state: 'succeeded', error: null });
	// The site learns of all of them in one request.
	const learn = `( new Draftsmith\\Jobs\\Job_Sync( ( new Draftsmith\\Parts() )->client(), new Draftsmith\\Jobs\\Job_Store() ) )->refresh_many( ( new Draftsmith\\Jobs\\Job_Store() )->running() );`;
	await letTimePass(site);
	await site.runPhp(learn);
	await evaluate(
		site,
		z.number(),
		`return $wpdb->query( "UPDATE {$wpdb->prefix}draftsmith_jobs SET next_poll_at = NULL" );`,
	);
	addMustUsePlugin(site, 'barrier', BARRIER);

	const won = { tab: 0, button: 0, cron: 0 };
	const open = async (job: SubmittedJob) => {
		const blocks = await claim(job);
		if (blocks === undefined) return;
		won.tab += 1;
		await save(job, taken.includes(job) ? `Mine\n\n${blocks}` : blocks);
	};
	const press = async (job: SubmittedJob) => {
		const { status } = await callPlugin(site, `/jobs/${job.id}/insert`, { method: 'POST' });
		expect([200, 409]).toContain(status);
		if (status === 200) won.button += 1;
	};
	/** Asks again: for an article that is written there is nothing to ask again, and for an old one there is the new job already. */
	const again = async (job: SubmittedJob) => {
		const { status, json } = await callPlugin(site, `/jobs/${olds.get(job) ?? job.id}/retry`, { method: 'POST' });
		if (olds.has(job)) expect({ status, json }).toMatchObject({ status: 200, json: { id: job.id } });
		else expect(status).toBe(409);
	};
	const before = await countJobs();
	/** A tick that finds this job due, and no other. */
	const tick = (job: SubmittedJob) =>
		evaluate(
			site,
			z.null(),
			`$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}draftsmith_jobs SET next_poll_at = '2020-01-01 00:00:00' WHERE id = %d AND acknowledged = 0", $input ) );
			wait_at_barrier( $input, 'tick' );
			( new Draftsmith\\Parts() )->poller()->tick();`,
			job.id,
		);
	for (const job of jobs)
		await Promise.all([own.includes(job) ? press(job) : open(job), press(job), tick(job), again(job)]);
	addMustUsePlugin(site, 'barrier', '<?php');
	expect(await countJobs()).toBe(before);
	won.cron = jobs.length - won.tab - won.button;
	console.info(`the race for ${jobs.length} articles: ${JSON.stringify(won)}`);
	expect(Math.min(won.tab, won.button, won.cron)).toBeGreaterThan(0);
	await letClaimsExpire();
	await runTick(site);

	for (const job of jobs) {
		const { acknowledged, inserted } = await settled(job);
		const where = job.title;
		expect(await postsWithArticle(job), where).toEqual([inserted]);
		expect((await readPost(site, inserted)).mark, where).toBe(job.job_id);
		expect(acknowledged, where).toBe(1);
		expect((await world.service.job(job.job_id)).delivery, where).toBe('delivered');
		const kind = (await readJob(site, job.id)).inserted?.as;
		if (free.includes(job)) expect(inserted, where).toBe(job.post_id);
		if (own.includes(job)) expect(kind, where).toBe('new_post');
		if (taken.includes(job)) expect((await readPost(site, job.post_id)).content.startsWith('Mine'), where).toBe(true);
	}
	expect(site.debugLog()).toBe('');
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

/**
 * Ends PHP once, at the point that a file names: `row`, when core has written the post and not yet the mark; `mark`, when the mark is
 * there and nothing else has happened; `saved`, when the article is in the post with its mark and the job's row does not say so.
 */
const CRASH = `<?php
function crash_at( $point ) {
	$file = WP_CONTENT_DIR . '/crash-once';
	if ( is_file( $file ) && file_get_contents( $file ) === $point && unlink( $file ) ) {
		exit;
	}
}
add_filter( 'update_post_metadata', static function ( $check, $id, $key ) {
	'_draftsmith_job_id' === $key && crash_at( 'row' );
	return $check;
}, 10, 3 );
add_action( 'added_post_meta', static function ( $meta_id, $id, $key ) {
	'_draftsmith_job_id' === $key && crash_at( 'mark' );
}, 10, 3 );
add_action( 'save_post', static function ( $id, $post ) {
	'post' === $post->post_type && '' !== $post->post_content && get_post_meta( $id, '_draftsmith_job_id', true ) && crash_at( 'saved' );
}, 10, 2 );
`;

const KINDS = [
	{ as: 'target', content: '' },
	{ as: 'new_draft', content: 'Words of my own' },
	{ as: 'new_post', content: '' },
];

test.each(KINDS.flatMap((kind) => ['row', 'mark', 'saved'].map((point) => ({ ...kind, point }))))(
	'PHP dies at “$point” of $as: there is one post still, and it is whole',
	async ({ as, content, point }) => {
		const { site } = world;
		addMustUsePlugin(site, 'crash-once', CRASH);
		const job = as === 'new_post' ? await submitOwn(`Own ${point}`) : await submitJob(site);
		await waitForArticle(world, job);
		if (content !== '')
			await site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_content' => '${content}' ) );`);
		await site.runPhp(`file_put_contents( WP_CONTENT_DIR . '/crash-once', '${point}' );`);
		await runTick(site);
		expect(await site.runPhp(`echo (int) is_file( WP_CONTENT_DIR . '/crash-once' );`)).toBe('0');
		expect(await plannedEvents(site)).toContain('draftsmith_poll');
		expect(await readJob(site, job.id)).toMatchObject({ state: 'succeeded', inserted: null });

		await letClaimsExpire();
		await runTick(site);
		const { inserted } = await readJob(site, job.id);
		expect(inserted).toMatchObject({ as });
		expect(await postsWithArticle(job)).toEqual([inserted?.post_id]);
		expect(await settled(job)).toEqual({ acknowledged: 1, inserted: inserted?.post_id });
		expect((await readPost(site, inserted?.post_id ?? 0)).mark).toBe(job.job_id);
		if (as === 'new_draft') expect((await readPost(site, job.post_id)).content).toBe(content);
		if (as === 'new_post') {
			const tags = `return wp_get_post_tags( $input, array( 'fields' => 'names' ) );`;
			expect(await evaluate(site, z.array(z.string()), tags, inserted?.post_id)).toEqual(['bread']);
			expect((await readPost(site, inserted?.post_id ?? 0)).status).toBe('publish');
		}
		// What the dead process left is seen by nobody, and core deletes it.
		const others = (await findPostsOf(site, job)).filter((id) => id !== inserted?.post_id && id !== job.post_id);
		for (const id of others) expect((await readPost(site, id)).status).toBe('auto-draft');
		await runTick(site);
		expect(await postsWithArticle(job)).toEqual([inserted?.post_id]);
	},
);

test('PHP dies before core has planned the publishing: the post is published on its day all the same', async () => {
	const { site } = world;
	addMustUsePlugin(site, 'crash-once', CRASH);
	const fields = { post_status: 'future', post_date: '2031-05-06T07:08:09Z' };
	const job = await submitAndWait(world, { fields });
	const planned = () =>
		evaluate(
			site,
			z.union([z.number(), z.literal(false)]),
			`return wp_next_scheduled( 'publish_future_post', array( $input ) );`,
			job.post_id,
		);
	await site.runPhp(`file_put_contents( WP_CONTENT_DIR . '/crash-once', 'mark' );`);
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
			'scope' => 'self_hosted', 'content_type' => 'article', 'usage' => null, 'error' => null, 'delivery' => 'expired',
			'version' => $stale->version + 1,
		) );`,
		job.id,
	);
	expect(await readJob(site, job.id)).toMatchObject({ state: 'succeeded', error: null });
});
