import apiFetch from '@wordpress/api-fetch';
import { createRegistry } from '@wordpress/data';
import { beforeEach, describe, expect, it } from 'vitest';
import { store } from './index.ts';
import { testInserted, testJob } from './test-job.ts';

type Answer = () => unknown;

const requests: string[] = [];
const answers = new Map<string, Answer>();
apiFetch.setFetchHandler(async ({ path = '', method = 'GET', data }) => {
	const request = `${method} ${path.replace('/draftsmith/v1', '').replace(/[?&]_locale=user$/, '')}`;
	requests.push(data?.holder ? `${request} as ${data.holder}` : request);
	const answer = answers.get(request);
	if (!answer) throw { code: 'rest_no_route', message: request, data: { status: 404 } };
	return answer();
});

const refuse =
	(code: string, status: number): Answer =>
	() => {
		throw { code, message: code, data: { status } };
	};

/** A registry with our store in it, as a page has. */
function page() {
	const registry = createRegistry();
	registry.register(store);
	return { select: registry.select(store), resolve: registry.resolveSelect(store), dispatch: registry.dispatch(store) };
}

const submission = {
	post_id: 10,
	post_type: 'post',
	title: 'Tea',
	prompt: '',
	language: 'en',
	model: 'outline',
	content_type: 'article',
	tone: 'neutral',
	length: 'medium',
	outline_only: false,
	post_status: 'draft',
} as const;
const article = { title: 'Tea', slug: 'tea', excerpt: '', blocks: '<!-- wp:paragraph -->', word_count: 1 };

beforeEach(() => {
	requests.length = 0;
	answers.clear();
});

describe('the store', () => {
	it('asks for nothing until somebody wants to know, and then once', async () => {
		const { resolve, select } = page();
		answers.set('GET /jobs?post_id=10', () => ({ data: [testJob()] }));
		expect(select.getShownJob(10)).toBeNull();
		expect(requests).toEqual([]);
		await resolve.getJobs(10);
		await resolve.getJobs(10);
		expect(requests).toEqual(['GET /jobs?post_id=10']);
		expect(select.getShownJob(10)?.id).toBe(1);
	});

	it('submits once however often one clicks', async () => {
		const { dispatch, select } = page();
		answers.set('POST /jobs', () => testJob());
		const clicks = [dispatch.submit(submission), dispatch.submit(submission)];
		expect(select.isSubmitting(10)).toBe(true);
		await Promise.all(clicks);
		expect(requests).toEqual(['POST /jobs']);
		expect(select.isSubmitting(10)).toBe(false);
		expect(select.getShownJob(10)?.id).toBe(1);
	});

	it('says why a submission failed, for that post only', async () => {
		const { dispatch, select } = page();
		answers.set('POST /jobs', refuse('draftsmith_quota_exceeded', 429));
		expect(await dispatch.submit(submission)).toBeNull();
		expect(select.getSubmitError(10)).toMatchObject({ code: 'draftsmith_quota_exceeded', status: 429 });
		expect(select.getSubmitError(11)).toBeNull();
	});

	it('claims, renews as the same holder, and lets go', async () => {
		const { dispatch, select } = page();
		answers.set('POST /jobs/1/claim', () => ({ job: testJob({ state: 'succeeded' }), article }));
		answers.set('POST /jobs/1/release', () => testJob({ state: 'succeeded' }));
		expect(await dispatch.claim(1)).toEqual(article);
		await dispatch.claim(1);
		await dispatch.release(1);
		expect(new Set(requests.map((request) => request.split(' as ')[1])).size).toBe(1);
		expect(requests).toHaveLength(3);
		expect(select.getArticle(1)).toBeNull();
	});

	it('finds out where the article went when somebody else was first', async () => {
		const { dispatch, select } = page();
		answers.set('GET /jobs/1', () => testJob({ state: 'succeeded' }));
		await dispatch.refresh(1);
		answers.set('POST /jobs/1/claim', refuse('draftsmith_already_inserted', 409));
		answers.set('GET /jobs/1', () => testJob({ state: 'succeeded', inserted: testInserted }));
		expect(await dispatch.claim(1)).toBeNull();
		expect(select.getShownJob(10)?.inserted).toEqual(testInserted);
		expect(select.getError(1)).toBeNull();
	});

	it('keeps a held job’s error to show, and the job as it was', async () => {
		const { dispatch, select } = page();
		answers.set('POST /jobs/1/claim', refuse('draftsmith_held', 409));
		expect(await dispatch.claim(1)).toBeNull();
		expect(select.getError(1)?.code).toBe('draftsmith_held');
	});

	it('forgets a discarded article', async () => {
		const { dispatch, select } = page();
		answers.set('POST /jobs/1/claim', () => ({ job: testJob({ state: 'succeeded' }), article }));
		answers.set('POST /jobs/1/discard', () => testJob({ state: 'succeeded', discarded: true }));
		await dispatch.claim(1);
		expect(select.getArticle(1)).toEqual(article);
		await dispatch.discard(1);
		expect(select.getArticle(1)).toBeNull();
		expect(select.getShownJob(10)).toBeNull();
	});

	it('does not lose a click on Insert to a renewal that is under way', async () => {
		const { dispatch } = page();
		answers.set(
			'POST /jobs/1/claim',
			() => new Promise((answer) => setTimeout(() => answer({ job: testJob(), article }), 20)),
		);
		const [renewed, clicked] = await Promise.all([dispatch.claim(1), dispatch.claim(1)]);
		expect(renewed).toEqual(article);
		expect(clicked).toEqual(article);
		expect(requests).toHaveLength(1);
	});
});
