import { Outline } from '@draftsmith/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { writesArticle } from '../fakes/fake-article-model.ts';
import type { Credentials, WordPressVersion } from '../wordpress/index.ts';
import { type SubmittedJob, submitJob, type Wish, waitForArticle } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { evaluate } from './support/evaluate.ts';
import { askForJob, callPlugin, errorOf } from './support/local-job.ts';
import { readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

const EDITED = {
	sections: [
		{ heading: 'Only this', points: ['one point', '500 g < 1 kg'], target_words: 300 },
		{ heading: 'And <em>that</em>\u0007 too', points: ['a\nb'] },
	],
};

describe.each<{ version: WordPressVersion }>([{ version: '7.1' }, { version: '6.8' }])(
	'outlines on WordPress $version',
	({ version }) => {
		let world: World;
		let author: Credentials;

		beforeAll(async () => {
			world = await startWorld({ boot: { version } });
			author = await world.site.createUser('anna', 'author');
		});
		afterAll(() => world?.stop());
		beforeEach(() => world.model.behave(writesArticle()));

		/** A job whose outline waits to be approved. */
		async function waitingJob(wish: Wish = {}): Promise<SubmittedJob> {
			const job = await submitJob(world.site, { ...wish, fields: { outline_only: true, ...wish.fields } });
			await vi.waitFor(async () => expect(await phaseOf(job)).toBe('awaiting_approval'), {
				timeout: 20_000,
				interval: 300,
			});
			return job;
		}

		async function phaseOf({ id }: SubmittedJob): Promise<string> {
			return z.object({ phase: z.string() }).parse((await callPlugin(world.site, `/jobs/${id}`)).json).phase;
		}

		const read = (job: SubmittedJob, user?: Credentials) =>
			callPlugin(world.site, `/jobs/${job.id}/outline`, user ? { user } : {});
		const approve = (job: SubmittedJob, body: unknown) =>
			callPlugin(world.site, `/jobs/${job.id}/outline`, { method: 'POST', body });

		test('the article follows the outline that its author approved, and no other comes after it', async () => {
			const job = await waitingJob({ user: author });
			const outline = Outline.parse((await read(job, author)).json);
			expect(outline.sections).toHaveLength(4);
			const approved = await askForJob(world.site, `/jobs/${job.id}/outline`, {
				method: 'POST',
				user: author,
				body: EDITED,
			});
			expect(approved).toMatchObject({ id: job.id, error: null });
			expect(approved.phase).not.toBe('awaiting_approval');

			// The same once more is a lost answer asked for again; another one comes too late.
			expect((await approve(job, EDITED)).status).toBe(200);
			const late = errorOf(await approve(job, { sections: [{ heading: 'Something else' }] }));
			expect(late).toMatchObject({ code: 'draftsmith_not_awaiting_approval', data: { status: 409 } });
			expect(late.message).toMatch(/approved in another window, or canceled/);

			await waitForArticle(world, job);
			await runTick(world.site);
			const { content } = await readPost(world.site, job.post_id);
			const headings = [...content.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, heading]) => heading);
			expect(headings).toEqual(['Only this', 'And that too']);
			const prompts = world.model.requests.map(({ body }) => JSON.stringify(body)).join('');
			expect(prompts).toContain('500 g < 1 kg');
			expect(prompts).not.toContain('<em>');
		});

		test('two windows at once: one of their outlines is written, and the other one is told', async () => {
			const job = await waitingJob();
			const answers = await Promise.all(
				['One', 'Two'].map((heading) => approve(job, { sections: [{ heading }, { heading: `${heading} more` }] })),
			);
			expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		});

		test.each([
			['61 sections', Array.from({ length: 61 }, (_, index) => ({ heading: `Heading ${index}` }))],
			['none', []],
			['a heading that is too long', [{ heading: 'x'.repeat(201) }]],
			['a field that nobody knows', [{ heading: 'One', color: 'red' }]],
			['too few words', [{ heading: 'One', target_words: 9 }]],
			['a second section without a heading', [{ heading: 'One' }, { heading: ' <b></b> ' }]],
		])('%s is refused, and the outline still waits', async (_, sections) => {
			const job = await waitingJob();
			expect([400, 422]).toContain(errorOf(await approve(job, { sections })).data.status);
			expect(await phaseOf(job)).toBe('awaiting_approval');
			expect((await read(job)).status).toBe(200);
		});

		test('more sections than there are words for is refused with the number that there may be', async () => {
			const job = await waitingJob({ fields: { length: 50 } });
			const sections = Array.from({ length: 6 }, (_, index) => ({ heading: `Heading ${index}` }));
			expect(errorOf(await approve(job, { sections })).message).toContain('at most 5 sections');
		});

		test('while the service is down nothing is lost, and the same outline goes through afterwards', async () => {
			const job = await waitingJob();
			await world.stack.stopService();
			const failure = errorOf(await approve(job, EDITED));
			expect(failure).toMatchObject({ data: { status: 503, retryable: true } });
			expect(errorOf(await read(job)).data.status).toBe(503);
			await world.stack.startService();
			expect((await approve(job, EDITED)).status).toBe(200);
		});

		test('a job that was canceled elsewhere has nothing to approve, and says so', async () => {
			const job = await waitingJob();
			await world.service.cancel(job.job_id);
			expect(errorOf(await approve(job, EDITED)).data.status).toBe(409);
			expect(await askForJob(world.site, `/jobs/${job.id}`)).toMatchObject({ state: 'canceled' });
		});

		test('a request that the service has not got has no outline', async () => {
			const job = await submitJob(world.site);
			await evaluate(
				world.site,
				z.literal(1),
				`return $wpdb->update( $wpdb->prefix . 'draftsmith_jobs', array( 'job_id' => null, 'state' => 'starting' ), array( 'id' => $input ) );`,
				job.id,
			);
			expect(errorOf(await read(job))).toMatchObject({ code: 'draftsmith_not_ready', data: { status: 409 } });
			expect(errorOf(await approve(job, EDITED)).data.status).toBe(409);
		});
	},
);
