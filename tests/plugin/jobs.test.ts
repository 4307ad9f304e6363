import { renderArticle } from '@draftsmith/service/blocks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { writesText } from '../fakes/fake-article-model.ts';
import type { Credentials, WordPressVersion } from '../wordpress/index.ts';
import { type SubmittedJob, submitAndWait, submitJob, waitForArticle } from './support/articles.ts';
import { plannedEvents, runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { askForJob, callPlugin, errorOf, readJob } from './support/local-job.ts';
import { readPost } from './support/posts.ts';
import { ARTICLE, startWorld, type World } from './support/world.ts';

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'articles on WordPress $version',
	({ version }) => {
		let world: World;
		let author: Credentials;

		beforeAll(async () => {
			world = await startWorld({ boot: { version } });
			author = await world.site.createUser('anna', 'author');
		});
		afterAll(() => world?.stop());

		/** The service has erased the article, since the site said that it has it. */
		async function expectErased(job: SubmittedJob): Promise<void> {
			expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
			await expect(world.service.result(job.job_id)).rejects.toMatchObject({ problem: { status: 410 } });
		}

		/** What core stores of blocks that come from a user whom it does not trust with HTML: the same, spelt its own way. */
		function filtered(blocks: string): Promise<string> {
			const code = 'return wp_unslash( wp_filter_post_kses( wp_slash( $input ) ) );';
			return evaluate(world.site, z.string(), code, blocks);
		}

		test.each([
			{ status: 'draft', extra: {}, date: '0000-00-00 00:00:00' },
			{ status: 'pending', extra: {}, date: '0000-00-00 00:00:00' },
			{ status: 'private', extra: {}, date: expect.stringMatching(/^20/) },
			{ status: 'publish', extra: {}, date: expect.stringMatching(/^20/) },
			{ status: 'future', extra: { post_date: '2031-05-06T07:08:09+02:00' }, date: '2031-05-06 05:08:09' },
		])('cron puts an author’s article into its post as $status, whole', async ({ status, extra, date }) => {
			const job = await submitJob(world.site, { user: author, fields: { post_status: status, ...extra } });
			expect(await plannedEvents(world.site)).toEqual(['draftsmith_poll', 'draftsmith_watchdog']);
			await waitForArticle(world, job);
			await runTick(world.site);

			const { blocks } = renderArticle(ARTICLE, { title: job.title });
			expect(await readPost(world.site, job.post_id)).toEqual({
				status,
				title: job.title,
				content: await filtered(blocks),
				excerpt: expect.stringMatching(/^It’s “rye”/),
				date,
				mark: job.job_id,
			});
			expect(await readJob(world.site, job.id)).toMatchObject({
				state: 'succeeded',
				error: null,
				inserted: { as: 'target', post_id: job.post_id, note: '' },
			});
			await expectErased(job);
			expect(await plannedEvents(world.site)).toEqual([]);
		});

		test('an administrator’s article is stored byte for byte', async () => {
			const job = await submitAndWait(world);
			await runTick(world.site);
			const { blocks } = renderArticle(ARTICLE, { title: job.title });
			expect((await readPost(world.site, job.post_id)).content).toBe(blocks);
		});

		test('the button inserts at once, and only once', async () => {
			const job = await submitAndWait(world, { user: author });
			const path = `/jobs/${job.id}/insert`;
			const inserted = await askForJob(world.site, path, { method: 'POST', user: author });
			expect(inserted).toMatchObject({ inserted: { as: 'target', post_id: job.post_id } });
			const again = errorOf(await callPlugin(world.site, path, { method: 'POST', user: author }));
			expect(again).toMatchObject({ code: 'draftsmith_already_inserted', data: { status: 409, post_id: job.post_id } });
			await expectErased(job);
		});

		test('a post says to its editors, and to nobody else, which job’s article it holds', async () => {
			const job = await submitAndWait(world, { fields: { post_status: 'publish' } });
			await runTick(world.site);
			const path = `/wp/v2/posts/${job.post_id}`;
			const forEditors = await world.site.rest(`${path}?context=edit`, { user: world.site.admin });
			expect(forEditors.json).toMatchObject({ draftsmith_job: job.id });
			const forVisitors = await world.site.rest(path);
			expect(forVisitors.json).not.toHaveProperty('draftsmith_job');
			expect(JSON.stringify(forVisitors.json)).not.toContain(job.job_id);
		});

		test('an article that nobody has written yet can’t be taken, and cron looks again later', async () => {
			world.model.behave({ kind: 'silence' });
			const job = await submitJob(world.site);
			for (const action of ['claim', 'insert', 'discard']) {
				const body = { holder: crypto.randomUUID() };
				const request = { method: 'POST', ...(action === 'claim' ? { body } : {}) } as const;
				expect(errorOf(await callPlugin(world.site, `/jobs/${job.id}/${action}`, request))).toMatchObject({
					code: 'draftsmith_not_ready',
					data: { status: 409 },
				});
			}
			await runTick(world.site);
			expect(await readJob(world.site, job.id)).toMatchObject({ inserted: null, error: null });
			expect(await plannedEvents(world.site)).toContain('draftsmith_poll');
			world.model.behave(writesText(ARTICLE));
			await askForJob(world.site, `/jobs/${job.id}/cancel`, { method: 'POST' });
		});

		test('a canceled job is acknowledged, and its post stays as it was', async () => {
			world.model.behave({ kind: 'silence' });
			const job = await submitJob(world.site);
			const canceled = await askForJob(world.site, `/jobs/${job.id}/cancel`, { method: 'POST' });
			world.model.behave(writesText(ARTICLE));
			expect(canceled.state).toBe('canceled');
			await runTick(world.site);
			expect(await world.service.job(job.job_id)).toMatchObject({ state: 'canceled', delivery: 'delivered' });
			expect((await readPost(world.site, job.post_id)).content).toBe('');
		});

		test('to cancel what has ended is no error; to discard it erases it everywhere', async () => {
			const job = await submitAndWait(world);
			const late = await askForJob(world.site, `/jobs/${job.id}/cancel`, { method: 'POST' });
			expect(late).toMatchObject({ state: 'succeeded', discarded: false });
			const discarded = await askForJob(world.site, `/jobs/${job.id}/discard`, { method: 'POST' });
			expect(discarded).toMatchObject({ state: 'succeeded', discarded: true, inserted: null });
			await expectErased(job);
			await runTick(world.site);
			expect(await readPost(world.site, job.post_id)).toMatchObject({ content: '', mark: '' });
		});

		test('a job that failed says why, and is acknowledged', async () => {
			world.model.behave({ kind: 'status', status: 400 });
			const job = await submitJob(world.site);
			expect((await world.service.job(job.job_id, { wait: 25 })).state).toBe('failed');
			world.model.behave(writesText(ARTICLE));
			await runTick(world.site);
			expect(await readJob(world.site, job.id)).toMatchObject({
				state: 'failed',
				error: { code: 'model_refused', message: expect.stringContaining('choose another model'), retryable: false },
				inserted: null,
			});
			expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
		});

		test('nothing of all this is in the debug log', () => {
			expect(world.site.debugLog()).toBe('');
		});
	},
);
