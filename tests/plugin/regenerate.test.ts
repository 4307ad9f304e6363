import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { type SubmittedJob, submitAndWait } from './support/articles.ts';
import { runTick } from './support/cron.ts';
import { callPlugin, errorOf, readJob } from './support/local-job.ts';
import { readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	world.model.behave(writesArticle());
});
afterAll(() => world?.stop());

const Claimed = z.object({
	article: z.object({ blocks: z.string(), sections: z.array(z.object({ heading: z.string(), words: z.number() })) }),
});

async function claim(job: SubmittedJob, holder: string) {
	const answer = await callPlugin(world.site, `/jobs/${job.id}/claim`, { method: 'POST', body: { holder } });
	expect(answer.status, JSON.stringify(answer.json)).toBe(200);
	return Claimed.parse(answer.json).article;
}

function regenerate(job: SubmittedJob, section: number, body: { hint: string; holder: string }) {
	return callPlugin(world.site, `/jobs/${job.id}/sections/${section}/regenerate`, { method: 'POST', body });
}

/** Waits until the job has succeeded again. */
function waitForRewrite(job: SubmittedJob) {
	return vi.waitFor(
		async () => {
			const known = await readJob(world.site, job.id);
			expect(known.state).toBe('succeeded');
			return known;
		},
		{ timeout: 30_000, interval: 500 },
	);
}

test('one section is written anew with a hint, while cron leaves the article to the tab that asked', async () => {
	const { site, model } = world;
	const job = await submitAndWait(world);
	const holder = crypto.randomUUID();
	const before = await claim(job, holder);
	expect(before.sections.map(({ heading }) => heading)).toContain('How the day begins');
	model.behave(
		writesArticle(({ task }, answer) => (task === 'section' ? answer.replaceAll('dough', 'paste') : answer)),
	);
	const answer = await regenerate(job, 1, { hint: 'Say paste.', holder });
	expect(answer).toMatchObject({ status: 200, json: { id: job.id, inserted: null } });
	expect(JSON.stringify(model.requests.map(({ body }) => body))).not.toContain(holder);
	await waitForRewrite(job);
	expect(JSON.stringify(model.requests.map(({ body }) => body))).toContain('Say paste.');
	await runTick(site);
	expect(await readJob(site, job.id)).toMatchObject({ held: true, inserted: null });

	const after = await claim(job, holder);
	expect(after.blocks).toContain('paste');
	expect(after.blocks).not.toBe(before.blocks);
	expect(after.sections).toHaveLength(before.sections.length);

	// Whoever leaves the page leaves the new article to cron.
	await callPlugin(site, `/jobs/${job.id}/release`, { method: 'POST', body: { holder } });
	await runTick(site);
	expect((await readPost(site, job.post_id)).content).toBe(after.blocks);
	expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
	model.behave(writesArticle());
});

test('asked twice, it is carried out once; another tab, an unknown section and a settled article are refused', async () => {
	const { site, model } = world;
	const job = await submitAndWait(world);
	const holder = crypto.randomUUID();
	await claim(job, holder);
	const other = await regenerate(job, 0, { hint: '', holder: crypto.randomUUID() });
	expect(errorOf(other)).toMatchObject({ code: 'draftsmith_not_ready', data: { status: 409 } });
	expect(errorOf(await regenerate(job, 77, { hint: '', holder }))).toMatchObject({ data: { status: 404 } });
	const long = await regenerate(job, 0, { hint: 'x'.repeat(2001), holder });
	expect(errorOf(long).code).toBe('rest_invalid_param');

	const asked = model.requests.length;
	const answers = await Promise.all([
		regenerate(job, 0, { hint: 'Once.', holder }),
		regenerate(job, 0, { hint: 'Once.', holder }),
	]);
	expect(answers.some(({ status }) => status === 200)).toBe(true);
	await waitForRewrite(job);
	const sections = model.requests.slice(asked).filter(({ body }) => JSON.stringify(body).includes('Task: section'));
	expect(sections).toHaveLength(1);

	expect((await callPlugin(site, `/jobs/${job.id}/discard`, { method: 'POST' })).status).toBe(200);
	expect(errorOf(await regenerate(job, 0, { hint: '', holder })).code).toBe('draftsmith_not_ready');
	// Discarded before anybody fetched the new article: the service is told its digest all the same.
	await runTick(site);
	expect((await world.service.job(job.job_id)).delivery).toBe('delivered');
});

test('whoever may not use the model any more may not have it write a section either', async () => {
	const { site } = world;
	const user = await site.createUser('rita', 'editor');
	const job = await submitAndWait(world, { user });
	const holder = crypto.randomUUID();
	const request = { method: 'POST', user, body: { hint: '', holder } } as const;
	await site.runPhp(
		`( new Draftsmith\\Accounts\\Settings() )->save( array( 'roles' => array( 'editor' => array( 'models' => array() ) ) ) );`,
	);
	const refused = await callPlugin(site, `/jobs/${job.id}/sections/0/regenerate`, request);
	expect(errorOf(refused)).toMatchObject({ code: 'draftsmith_role_not_allowed', data: { status: 403 } });
	await site.runPhp(`( new Draftsmith\\Accounts\\Settings() )->save( array( 'roles' => array() ) );`);
});
