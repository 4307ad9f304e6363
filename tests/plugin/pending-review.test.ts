import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { writesArticle } from '../fakes/fake-article-model.ts';
import type { Credentials } from '../wordpress/index.ts';
import { type SubmittedJob, submitAndWait } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { askForJob, callPlugin, readJob } from './support/local-job.ts';
import { startWorld, type World } from './support/world.ts';

/** What the fake model gives as a statement to verify. */
const CLAIM = 'Good flour costs a little more than the rest.';

let world: World;
let author: Credentials;
let editor: Credentials;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	world.model.behave(writesArticle());
	author = await world.site.createUser('anna', 'author');
	editor = await world.site.createUser('ed', 'editor');
});
afterAll(() => world?.stop());

const Answer = z.object({
	has_review: z.boolean(),
	review: z.object({ claims: z.array(z.string()), warnings: z.array(z.object({ code: z.string() })) }).nullable(),
});

async function review(job: SubmittedJob, user: Credentials): Promise<z.infer<typeof Answer>> {
	const { status, json } = await callPlugin(world.site, `/jobs/${job.id}`, { user });
	expect(status, JSON.stringify(json)).toBe(200);
	return Answer.parse(json);
}

/** Every place of the database in which a text lies, but for the post itself and its revisions. */
function placesOf(text: string): Promise<string[]> {
	return evaluate(
		world.site,
		z.array(z.string()),
		`$places = array();
		foreach ( array( 'draftsmith_jobs', 'draftsmith_batches', 'postmeta', 'options', 'usermeta' ) as $table ) {
			foreach ( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}$table", ARRAY_A ) as $row ) {
				if ( false !== strpos( (string) wp_json_encode( $row ), $input ) ) { $places[] = $table; }
			}
		}
		return array_values( array_unique( $places ) );`,
		text,
	);
}

test('what to verify of an article that cron inserted waits, sealed, for who edits the post, until it was looked over', async () => {
	const { site } = world;
	const job = await submitAndWait(world, { user: author });
	await runTick(site);
	expect(await readJob(site, job.id)).toMatchObject({ inserted: { as: 'target', post_id: job.post_id } });
	expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
	expect(await placesOf(CLAIM)).toEqual([]);

	expect(await review(job, author)).toMatchObject({ has_review: true, review: { claims: [CLAIM] } });
	expect((await review(job, editor)).review?.claims).toEqual([CLAIM]);
	const { json } = await callPlugin(site, `/jobs?post_id=${job.post_id}`, { user: author });
	expect(json).toMatchObject({ data: [{ id: job.id, has_review: true }] });
	expect(JSON.stringify(json)).not.toContain(CLAIM);

	expect(await askForJob(site, `/jobs/${job.id}/reviewed`, { method: 'POST', user: editor })).toMatchObject({
		has_review: false,
	});
	expect(await review(job, author)).toEqual({ has_review: false, review: null });
	expect(site.debugLog()).toBe('');
});

test('whoever asked for it and may not edit the post any more sees nothing of it, and can’t dismiss it', async () => {
	const { site } = world;
	const job = await submitAndWait(world, { user: author });
	await runTick(site);
	await site.runPhp(`wp_update_post( array( 'ID' => ${job.post_id}, 'post_author' => 1 ) );`);
	expect(await review(job, author)).toEqual({ has_review: true, review: null });
	expect((await callPlugin(site, `/jobs/${job.id}/reviewed`, { method: 'POST', user: author })).status).toBe(409);
	expect((await review(job, editor)).review?.claims).toEqual([CLAIM]);
	await callPlugin(site, `/jobs/${job.id}`, { method: 'DELETE', user: editor });
	const left = `return $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}draftsmith_jobs WHERE deleted = 1 AND review IS NOT NULL" );`;
	expect(await evaluate(site, z.coerce.number(), left)).toBe(0);
});

test('an article that a person has inserted leaves nothing: its claims were on the screen', async () => {
	const { site } = world;
	const job = await submitAndWait(world, { user: author });
	const body = { holder: crypto.randomUUID() };
	const claimed = await callPlugin(site, `/jobs/${job.id}/claim`, { method: 'POST', user: author, body });
	const { article } = z.object({ article: z.object({ blocks: z.string() }) }).parse(claimed.json);
	const saved = { content: article.blocks, draftsmith_job: job.id };
	expect((await site.rest(`/wp/v2/posts/${job.post_id}`, { method: 'POST', user: author, body: saved })).status).toBe(
		200,
	);
	expect(await review(job, author)).toEqual({ has_review: false, review: null });
});
