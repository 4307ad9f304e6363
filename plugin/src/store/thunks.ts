import type { Outline } from '@draftsmith/shared';
import { changeJob, claimJob, fetchJob, postJob, postOutline, regenerateSection, releaseJob } from './api.ts';
import { holder } from './holder.ts';
import { type RequestError, toRequestError } from './request-error.ts';
import type { Thunk } from './thunk.ts';
import type { ClaimedArticle, LocalJob, Operation, Submission } from './types.ts';

/**
 * Runs a request about one job: marks it busy, keeps its answer, and keeps its error where views can show it. Gives
 * null when it failed. Does nothing while another request about the same job runs, so a second click is harmless.
 */
const run =
	(id: number, operation: Operation, request: () => Promise<LocalJob>): Thunk<Promise<LocalJob | null>> =>
	async ({ dispatch, select }) => {
		if (select.getOperation(id)) return null;
		dispatch({ type: 'START_OPERATION', id, operation });
		let error: RequestError | null = null;
		try {
			const job = await request();
			dispatch({ type: 'RECEIVE_JOB', job });
			return job;
		} catch (thrown) {
			error = toRequestError(thrown);
			return null;
		} finally {
			dispatch({ type: 'END_OPERATION', id, error });
		}
	};

/** Asks for an article. Gives the job, or null when it failed: `getSubmitError` then says why. */
export const submit =
	(submission: Submission): Thunk<Promise<LocalJob | null>> =>
	async ({ dispatch, select }) => {
		const postId = submission.post_id;
		if (select.isSubmitting(postId)) return null;
		dispatch({ type: 'START_SUBMIT', postId });
		let error: RequestError | null = null;
		try {
			const job = await postJob(submission);
			dispatch({ type: 'RECEIVE_JOB', job });
			return job;
		} catch (thrown) {
			error = toRequestError(thrown);
			return null;
		} finally {
			dispatch({ type: 'END_SUBMIT', postId, error });
		}
	};

/** Asks our own site how the job is. Rejects with what `apiFetch` rejects with: followers wait and ask again. */
export const refresh =
	(id: number): Thunk<Promise<LocalJob>> =>
	async ({ dispatch }) => {
		const job = await fetchJob(id);
		dispatch({ type: 'RECEIVE_JOB', job });
		return job;
	};

/**
 * Has the article written by this outline. `onAccepted` runs before views can see that the job goes on. When another window
 * was faster, or the job is canceled, `getError` says so and the job is refreshed.
 */
export const approveOutline =
	(id: number, outline: Outline, onAccepted: () => void): Thunk<Promise<LocalJob | null>> =>
	async ({ dispatch, select }) => {
		const job = await dispatch(
			run(id, 'approve', async () => {
				const approved = await postOutline(id, outline);
				onAccepted();
				return approved;
			}),
		);
		if (!job && select.getError(id)?.status === 409) await dispatch(refresh(id)).catch(() => null);
		return job;
	};

/** Cancels the job. */
export const cancel = (id: number) => run(id, 'cancel', () => changeJob(id, 'cancel'));

/** Tries again now to send a job that the service has not got yet. */
export const send = (id: number) => run(id, 'send', () => changeJob(id, 'send'));

/** Says that what was to be looked over of the job's article was dealt with. */
export const noteReviewed = (id: number) => run(id, 'reviewed', () => changeJob(id, 'reviewed'));

/** The claims that are on their way: whoever wants the same article waits for the same answer. */
const claims = new Map<number, Promise<ClaimedArticle | null>>();

/** Gives the article up for good. */
export const discard =
	(id: number): Thunk<Promise<LocalJob | null>> =>
	async ({ dispatch }) => {
		// A renewal in the background must not swallow what a person asked for.
		await claims.get(id);
		const job = await dispatch(run(id, 'discard', () => changeJob(id, 'discard')));
		if (job) dispatch({ type: 'DROP_ARTICLE', id });
		return job;
	};

/**
 * Holds the job for this tab, or renews the hold, and keeps its article. When it was inserted elsewhere meanwhile, the job
 * is refreshed, so that views can say where. Gives the article, or null when it can't be had: `getError` says why. Asked
 * again while it is under way, it gives the same answer: a click on Insert must not be lost to a renewal.
 */
export const claim =
	(id: number): Thunk<Promise<ClaimedArticle | null>> =>
	({ dispatch }) => {
		const underWay = claims.get(id);
		if (underWay) return underWay;
		const begun = dispatch(claimNow(id)).finally(() => claims.delete(id));
		claims.set(id, begun);
		return begun;
	};

const claimNow =
	(id: number): Thunk<Promise<ClaimedArticle | null>> =>
	async ({ dispatch, select }) => {
		const job = await dispatch(
			run(id, 'claim', async () => {
				const claimed = await claimJob(id, holder);
				dispatch({ type: 'RECEIVE_ARTICLE', id, article: claimed.article });
				return claimed.job;
			}),
		);
		if (job) return select.getArticle(id);
		if (select.getError(id)?.code === 'draftsmith_already_inserted') {
			dispatch({ type: 'DROP_ARTICLE', id });
			await dispatch(run(id, 'refresh', () => fetchJob(id)));
		}
		return null;
	};

/**
 * Has one section of the article written anew. Gives the job, or null when it failed: `getError` says why. The new article comes
 * with the next claim, once the job has succeeded again.
 */
export const regenerate =
	(id: number, section: number, hint: string): Thunk<Promise<LocalJob | null>> =>
	async ({ dispatch }) => {
		// A renewal in the background must not swallow what a person asked for.
		await claims.get(id);
		const job = await dispatch(
			run(id, 'regenerate', async () => {
				const begun = await regenerateSection(id, section, { hint, holder });
				dispatch({ type: 'START_REWRITE', id, section });
				return begun;
			}),
		);
		// It may have begun although its answer was lost.
		if (!job) await dispatch(refresh(id)).catch(() => undefined);
		return job;
	};

/**
 * Lets the job go, so that another tab or cron may insert it. Sent whatever else is under way, for the page is being left; if
 * it is lost, the hold ends by itself.
 */
export const release =
	(id: number): Thunk<Promise<LocalJob | null>> =>
	async ({ dispatch }) => {
		dispatch({ type: 'DROP_ARTICLE', id });
		return releaseJob(id, holder).catch(() => null);
	};
