import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { submitAndWait, submitJob } from './support/articles.ts';
import { plannedEvents, runTick } from './support/cron.ts';
import { callPlugin, errorOf } from './support/local-job.ts';
import { type OutgoingRequest, watchOutgoing } from './support/outgoing.ts';
import { createPost, readPost } from './support/posts.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let outgoing: () => Promise<OutgoingRequest[]>;

beforeAll(async () => {
	world = await startWorld({ boot: { version: '7.1' } });
	outgoing = watchOutgoing(world.site);
});
afterAll(() => world?.stop());

async function turn(enabled: boolean): Promise<void> {
	const { revision } = z.looseObject({ revision: z.string() }).parse((await callPlugin(world.site, '/settings')).json);
	const answer = await callPlugin(world.site, '/settings', { method: 'PATCH', body: { enabled, revision } });
	expect(answer.status, JSON.stringify(answer.json)).toBe(200);
}

/** A page of the admin area, as the administrator sees it. */
async function adminPage(path: string): Promise<string> {
	const { cookie } = await world.site.login(world.site.admin);
	const answer = await fetch(`${world.site.url}/wp-admin/${path}`, { headers: { Cookie: cookie } });
	return answer.text();
}

test('off: no script, no screen, no route, no cron, no call; on again: what was asked for goes on', async () => {
	const { site } = world;
	const written = await submitAndWait(world);
	const job = await submitJob(site);
	expect(await adminPage('post-new.php')).toContain('draftsmith/build/editor.js');
	expect(await adminPage('edit.php')).toContain('page=draftsmith-jobs');
	expect(await plannedEvents(site)).toHaveLength(2);

	await turn(false);
	expect(await plannedEvents(site)).toEqual([]);
	expect(await adminPage('post-new.php')).not.toContain('draftsmith/build/');
	expect(await adminPage('edit.php')).not.toContain('page=draftsmith-');
	expect(await adminPage('options-general.php?page=draftsmith')).toContain('draftsmith/build/settings.js');
	await world.service.job(job.job_id, { wait: 25 });
	const calls = (await outgoing()).length;
	const refused = [
		await callPlugin(site, '/catalog'),
		await callPlugin(site, '/usage'),
		await callPlugin(site, `/jobs/${job.id}`),
		await callPlugin(site, `/jobs?post_id=${job.post_id}`),
		await callPlugin(site, `/jobs/${job.id}/insert`, { method: 'POST' }),
		await callPlugin(site, '/jobs', {
			method: 'POST',
			body: { post_id: await createPost(site, site.admin), title: 'x', prompt: '', language: 'en', model: 'baker' },
		}),
	];
	for (const answer of refused)
		expect(errorOf(answer)).toMatchObject({
			code: 'draftsmith_off',
			message: expect.stringContaining('Settings > Draftsmith'),
			data: { status: 403 },
		});
	// WordPress finds a route whatever the case of its address.
	for (const [path, method] of [
		['/Draftsmith/v1/catalog', 'GET'],
		[`/draftsmith/V1/Jobs/${job.id}`, 'GET'],
		[`/Draftsmith/v1/jobs/${job.id}/insert`, 'POST'],
	] as const) {
		const answer = await site.rest(path, { method, user: site.admin });
		expect(errorOf(answer), path).toMatchObject({ code: 'draftsmith_off', data: { status: 403 } });
	}
	const claimed = await createPost(site, site.admin);
	const saved = await site.rest(`/wp/v2/posts/${claimed}`, {
		method: 'POST',
		user: site.admin,
		body: { content: '<!-- wp:paragraph --><p>Written by hand.</p><!-- /wp:paragraph -->', draftsmith_job: written.id },
	});
	expect(saved.status).toBe(200);
	expect(await readPost(site, claimed)).toMatchObject({ mark: '', content: expect.stringContaining('by hand') });
	await site.runPhp(`do_action( 'draftsmith_poll' ); do_action( 'draftsmith_watchdog' );`);
	expect(await plannedEvents(site)).toEqual([]);
	expect(await outgoing()).toHaveLength(calls);
	expect((await readPost(site, job.post_id)).content).toBe('');
	// Nobody learns of it who may not use the route anyway.
	expect((await site.rest('/draftsmith/v1/catalog')).status).toBe(401);
	expect((await callPlugin(site, '/account')).status).toBe(200);
	expect((await site.rest('/Draftsmith/v1/account', { user: site.admin })).status).toBe(200);
	expect((await callPlugin(site, '/connection')).status).toBe(200);

	await turn(true);
	expect(await plannedEvents(site)).toHaveLength(2);
	await runTick(site);
	expect(await readPost(site, job.post_id)).toMatchObject({
		mark: job.job_id,
		content: expect.stringContaining('rye'),
	});
	expect(site.debugLog()).toBe('');
});
