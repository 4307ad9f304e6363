import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type SubmittedJob, submitAndWait } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { askForJob, callPlugin } from './support/local-job.ts';
import { addMustUsePlugin } from './support/must-use-plugin.ts';
import { BAKER, startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
});
afterAll(() => world?.stop());

const Record = z.object({
	engine: z.string(),
	model: z.string(),
	scope: z.string(),
	content_type: z.string(),
	template: z.string(),
	prompt_sha256: z.string(),
	generated_at: z.string(),
	job: z.string(),
	author: z.number(),
});

/** What the database keeps of a post's article. */
function stored(postId: number): Promise<z.infer<typeof Record> | ''> {
	return evaluate(
		world.site,
		z.union([Record, z.literal('')]),
		`return get_post_meta( $input, '_draftsmith_provenance', true );`,
		postId,
	);
}

/** The record that a job's article must have. */
function recordOf(job: SubmittedJob) {
	return {
		engine: 'openai-compatible',
		model: BAKER,
		scope: 'self_hosted',
		content_type: 'article@1',
		template: '',
		prompt_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
		generated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		job: job.job_id,
		author: 1,
	};
}

const paragraph = '<!-- wp:paragraph -->\n<p>A part of it.</p>\n<!-- /wp:paragraph -->';

/** Saves the post as the editor does. */
async function save(postId: number, fields: Record<string, unknown>): Promise<unknown> {
	const { status, json } = await world.site.rest(`/wp/v2/posts/${postId}`, {
		method: 'POST',
		user: world.site.admin,
		body: fields,
	});
	expect(status, JSON.stringify(json)).toBe(200);
	return json;
}

test('every way in leaves the record: the editor, cron and the button', async () => {
	const { site } = world;
	const saved = await submitAndWait(world);
	const holder = crypto.randomUUID();
	expect((await callPlugin(site, `/jobs/${saved.id}/claim`, { method: 'POST', body: { holder } })).status).toBe(200);
	const answer = await save(saved.post_id, { content: paragraph, draftsmith_job: saved.id });
	expect(await stored(saved.post_id)).toEqual(recordOf(saved));
	// Only a part of the article is in the post, and the service is told all the same.
	expect((await world.service.job(saved.job_id)).delivery).toBe('delivered');
	expect(answer).toMatchObject({ draftsmith_provenance: recordOf(saved) });

	const ticked = await submitAndWait(world);
	await runTick(site);
	expect(await stored(ticked.post_id)).toEqual(recordOf(ticked));

	const pressed = await submitAndWait(world);
	await askForJob(site, `/jobs/${pressed.id}/insert`, { method: 'POST' });
	expect(await stored(pressed.post_id)).toEqual(recordOf(pressed));
});

test('readers learn nothing of it, and nobody can write it', async () => {
	const { site } = world;
	const job = await submitAndWait(world, { fields: { post_status: 'publish' } });
	await runTick(site);
	const { status, json } = await site.rest(`/wp/v2/posts/${job.post_id}`);
	expect(status).toBe(200);
	expect(JSON.stringify(json)).not.toContain('provenance');
	await save(job.post_id, {
		draftsmith_provenance: { model: 'mine' },
		meta: { _draftsmith_provenance: { model: 'mine' } },
	});
	expect(await stored(job.post_id)).toEqual(recordOf(job));
});

test('an article that is taken out again takes its record along, and Redo brings it back', async () => {
	const job = await submitAndWait(world);
	await runTick(world.site);
	expect(await stored(job.post_id)).toEqual(recordOf(job));
	await save(job.post_id, { content: '', draftsmith_job: 0 });
	expect(await stored(job.post_id)).toBe('');
	// The row still says that it was inserted: nobody inserts it a second time.
	await runTick(world.site);
	expect(await evaluate(world.site, z.string(), `return get_post( $input )->post_content;`, job.post_id)).toBe('');
	await save(job.post_id, { content: paragraph, draftsmith_job: job.id });
	expect(await stored(job.post_id)).toEqual(recordOf(job));
});

test('of two articles that went into one post, the one that its mark names is told and taken out', async () => {
	const first = await submitAndWait(world);
	const second = await submitAndWait(world, { postId: first.post_id });
	await save(first.post_id, { content: paragraph, draftsmith_job: second.id });
	const answer = await save(first.post_id, { content: `${paragraph}${paragraph}`, draftsmith_job: first.id });
	expect(answer).toMatchObject({ draftsmith_job: first.id, draftsmith_provenance: { job: first.job_id } });
	const without = await save(first.post_id, { content: '', draftsmith_job: 0 });
	expect(without).toMatchObject({ draftsmith_job: 0, draftsmith_provenance: null });
	// Long after, when the table has forgotten the job.
	await save(first.post_id, { content: paragraph, draftsmith_job: second.id });
	await evaluate(world.site, z.null(), `( new Draftsmith\\Jobs\\Job_Store() )->delete( $input );`, second.id);
	expect(await stored(first.post_id)).toMatchObject({ job: second.job_id });
	await save(first.post_id, { content: '', draftsmith_job: 0 });
	expect(await stored(first.post_id)).toBe('');
	const marks = `return get_post_meta( $input, '_draftsmith_job_id' );`;
	expect(await evaluate(world.site, z.array(z.string()), marks, first.post_id)).toEqual([]);
});

test('an extension changes the record, or keeps none', async () => {
	const { site } = world;
	addMustUsePlugin(
		site,
		'provenance',
		`<?php
		add_filter( 'draftsmith_provenance', static function ( $record, $post_id ) {
			return 'none' === get_option( 'keep_record' ) ? null : array( 'model' => 'told otherwise', 'post' => $post_id ) + $record;
		}, 10, 2 );`,
	);
	const changed = await submitAndWait(world);
	await runTick(site);
	const post = await evaluate(
		site,
		z.object({ model: z.string(), post: z.number() }),
		`return get_post_meta( $input, '_draftsmith_provenance', true );`,
		changed.post_id,
	);
	expect(post).toEqual({ model: 'told otherwise', post: changed.post_id });
	await site.runPhp(`update_option( 'keep_record', 'none' );`);
	const job = await submitAndWait(world);
	await runTick(site);
	expect(await stored(job.post_id)).toBe('');
});
