import { expect, vi } from 'vitest';
import type { Credentials, WordPressSite } from '../../wordpress/index.ts';
import { askForJob, type LocalJob, readJob } from './local-job.ts';
import { createPost } from './posts.ts';
import { BAKER, type World } from './world.ts';

/** A job on the site with the service's id of it, and the title that it was asked for with. */
export type SubmittedJob = { id: number; job_id: string; post_id: number; title: string };

export type Wish = {
	/** Who asks; the administrator by default. The target is theirs. */
	user?: Credentials;
	/** The target; by default a new empty draft with the article's title. */
	postId?: number;
	/** More fields of the request, such as `post_status`. */
	fields?: Record<string, unknown>;
};

/** The links of the article are in it: only those that an editor names may be in a text. */
const WISHES = 'For beginners. Link to https://example.com/bread?a=1&b=2 and show https://example.com/loaf.jpg.';

/** The body of a request for an article; the fields given win. */
export function requestFor(postId: number, fields: Record<string, unknown> = {}): Record<string, unknown> {
	return { title: 'Rye bread', prompt: WISHES, language: 'en', model: BAKER, post_id: postId, ...fields };
}

let made = 0;

/** Asks for an article over the site's own route, under a title that no other has, and has it accepted by the service. */
export async function submitJob(site: WordPressSite, wish: Wish = {}): Promise<SubmittedJob> {
	made += 1;
	const user = wish.user ?? site.admin;
	const title = `Rye bread ${made}`;
	const postId = wish.postId ?? (await createPost(site, user, title));
	const body = requestFor(postId, { title, ...wish.fields });
	const { id, job_id } = await askForJob(site, '/jobs', { method: 'POST', user, body });
	if (job_id === null) throw new Error('the service has not accepted the job');
	return { id, job_id, post_id: postId, title };
}

/** Waits until the service has written a job's article, and the site knows it. */
export async function waitForArticle({ service, site }: World, job: SubmittedJob): Promise<LocalJob> {
	expect(await service.job(job.job_id, { wait: 25 })).toMatchObject({ state: 'succeeded', error: null });
	// The site asks the service about one job every two seconds at most.
	return vi.waitFor(
		async () => {
			const known = await readJob(site, job.id);
			expect(known.state).toBe('succeeded');
			return known;
		},
		{ timeout: 20_000, interval: 200 },
	);
}

/** Asks for an article and waits until it is written; nothing has been inserted then. */
export async function submitAndWait(world: World, wish: Wish = {}): Promise<SubmittedJob> {
	const job = await submitJob(world.site, wish);
	await waitForArticle(world, job);
	return job;
}
