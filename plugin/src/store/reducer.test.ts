import { describe, expect, it } from 'vitest';
import { dismiss, editForm, receiveServiceJob, receiveText } from './actions.ts';
import { initialState, reducer } from './reducer.ts';
import { getFormEdits, getJobs, getShownJob, getText } from './selectors.ts';
import { testInserted, testJob } from './test-job.ts';

const post = 10;

describe('reducer', () => {
	it('keeps the jobs of a post newest first, whatever the order they come in', () => {
		let state = reducer(initialState, {
			type: 'RECEIVE_JOBS',
			postId: post,
			jobs: [testJob({ id: 2 }), testJob({ id: 1 })],
		});
		state = reducer(state, { type: 'RECEIVE_JOB', job: testJob({ id: 3 }) });
		expect(getJobs(state, post).map(({ id }) => id)).toEqual([3, 2, 1]);
		expect(getJobs(state, 11)).toEqual([]);
	});

	it('keeps a job that was submitted while the list was loading', () => {
		let state = reducer(initialState, { type: 'RECEIVE_JOB', job: testJob({ id: 3 }) });
		state = reducer(state, { type: 'RECEIVE_JOBS', postId: post, jobs: [testJob({ id: 2 })] });
		expect(getJobs(state, post).map(({ id }) => id)).toEqual([3, 2]);
	});

	it('keeps live text and busy flags apart by job', () => {
		let state = reducer(initialState, receiveText(1, [{ offset: 0, text: 'one' }]));
		state = reducer(state, receiveText(2, [{ offset: 0, text: 'two' }]));
		state = reducer(state, { type: 'START_OPERATION', id: 1, operation: 'cancel' });
		expect([getText(state, 1), getText(state, 2)]).toEqual(['one', 'two']);
		expect(state.operations).toEqual({ 1: 'cancel' });
	});

	it('takes progress from the service, and ignores jobs it does not know', () => {
		const job = testJob({ state: 'starting', unsent: true, waits_for: 'turn' });
		let state = reducer(initialState, { type: 'RECEIVE_JOB', job });
		const update = {
			state: 'processing',
			phase: 'writing',
			progress: { words: 7, target_words: 500 },
			queue_position: null,
			error: null,
		} as const;
		state = reducer(state, receiveServiceJob(1, update));
		expect(state.jobs[1]).toMatchObject({
			state: 'processing',
			unsent: false,
			waits_for: null,
			progress: { words: 7 },
			error: null,
		});
		expect(reducer(state, receiveServiceJob(99, update))).toBe(state);
	});

	it('leaves it to the site to say what went wrong, for the service says it in English', () => {
		const state = reducer(initialState, { type: 'RECEIVE_JOB', job: testJob() });
		const update = {
			state: 'failed',
			phase: 'finished',
			progress: { words: 7, target_words: 500 },
			queue_position: null,
			error: { code: 'model_refused', detail: 'The model refused.', retryable: true },
		} as const;
		expect(reducer(state, receiveServiceJob(1, update)).jobs[1]).toEqual(testJob());
	});

	it('shows the last error until the next request about that job has ended', () => {
		const error = { code: 'x', message: 'No.', status: 503, action: null, resetsAt: null, editLink: null, fields: {} };
		let state = reducer(initialState, { type: 'END_OPERATION', id: 1, error });
		state = reducer(state, { type: 'START_OPERATION', id: 1, operation: 'claim' });
		expect(state.errors[1]).toBe(error);
		state = reducer(state, { type: 'END_OPERATION', id: 1, error: null });
		expect(state.errors).toEqual({});
	});

	it('keeps what was typed per post, and forgets the failure of the last attempt when it is changed', () => {
		const error = { code: 'x', message: 'No.', status: 429, action: null, resetsAt: null, editLink: null, fields: {} };
		let state = reducer(initialState, { type: 'END_SUBMIT', postId: post, error });
		state = reducer(state, editForm(post, { prompt: 'green' }));
		state = reducer(state, editForm(post, { tone: 'friendly' }));
		expect(getFormEdits(state, post)).toEqual({ prompt: 'green', tone: 'friendly' });
		expect(getFormEdits(state, 11)).toEqual({});
		expect(state.submitErrors).toEqual({});
	});
});

describe('getShownJob', () => {
	const shown = (...jobs: ReturnType<typeof testJob>[]) =>
		getShownJob(reducer(initialState, { type: 'RECEIVE_JOBS', postId: post, jobs }), post)?.id ?? null;

	it('is the newest job that still is to become part of the post', () => {
		expect(shown()).toBeNull();
		expect(shown(testJob({ id: 2, state: 'canceled' }), testJob({ id: 1 }))).toBe(1);
		expect(shown(testJob({ id: 2, state: 'succeeded' }), testJob({ id: 1 }))).toBe(2);
	});

	it('is a failed one only when nothing came after it and nobody has put it aside', () => {
		expect(shown(testJob({ id: 2, state: 'failed' }))).toBe(2);
		expect(shown(testJob({ id: 2, state: 'failed', discarded: true }))).toBeNull();
		expect(shown(testJob({ id: 3, state: 'canceled' }), testJob({ id: 2, state: 'failed' }))).toBeNull();
	});

	it('is no job that was done with before this page was opened', () => {
		expect(shown(testJob({ id: 2, state: 'succeeded', inserted: testInserted }))).toBeNull();
		expect(shown(testJob({ id: 2, state: 'succeeded', discarded: true }))).toBeNull();
	});

	it('is one whose article came here by itself, as long as nobody has looked it over', () => {
		const inserted = { ...testInserted, post_id: post };
		const job = testJob({ id: 2, post_id: 0, state: 'succeeded', inserted, has_review: true });
		expect(shown(job)).toBe(2);
		expect(shown({ ...job, has_review: false })).toBeNull();
		// Asked for here, and put into another post: there it is looked over.
		expect(shown({ ...job, post_id: post, inserted: { ...testInserted, post_id: 99 } })).toBeNull();
	});

	it('stays when it is inserted before our eyes, until the writer leaves it', () => {
		let state = reducer(initialState, { type: 'RECEIVE_JOB', job: testJob({ id: 2 }) });
		state = reducer(state, {
			type: 'RECEIVE_JOB',
			job: testJob({ id: 2, state: 'succeeded', inserted: testInserted }),
		});
		expect(getShownJob(state, post)?.id).toBe(2);
		expect(getShownJob(reducer(state, dismiss(post, 2)), post)).toBeNull();
	});
});
