import type { Catalog } from '@draftsmith/shared';
import { createSelector } from '@wordpress/data';
import { shownJob } from './job-state.ts';
import type { RequestError } from './request-error.ts';
import type { ClaimedArticle, FormValues, LocalJob, Operation, State, Today } from './types.ts';

const noEdits: Partial<FormValues> = {};

/** What one can choose from. Reading it the first time loads it. */
export const getCatalog = (state: State): Catalog | null => state.catalog;

/** What is used of today's limits. Reading it the first time loads it. */
export const getToday = (state: State): Today | null => state.today;

/** The jobs of a post, newest first. Reading them the first time loads them. */
export const getJobs = createSelector(
	(state: State, postId: number): LocalJob[] => (state.jobsOfPost[postId] ?? []).flatMap((id) => state.jobs[id] ?? []),
	(state: State, postId: number) => [state.jobsOfPost[postId], state.jobs],
);

/** The job that a post's sidebar shows; null means the empty form. Asks for nothing by itself. */
export function getShownJob(state: State, postId: number): LocalJob | null {
	return shownJob(getJobs(state, postId), state.dismissed[postId] ?? 0, state.witnessed);
}

/** One job, or null when it is not known here. */
export const getJob = (state: State, id: number): LocalJob | null => state.jobs[id] ?? null;

/** The live text of a job so far. */
export const getText = (state: State, id: number): string => state.texts[id] ?? '';

/** The article of a job that this tab has claimed. */
export const getArticle = (state: State, id: number): ClaimedArticle | null => state.articles[id] ?? null;

/** What request about the job runs now. */
export const getOperation = (state: State, id: number): Operation | null => state.operations[id] ?? null;

/** Why the last request about the job failed. */
export const getError = (state: State, id: number): RequestError | null => state.errors[id] ?? null;

/** Whether a request for this post is on its way. */
export const isSubmitting = (state: State, postId: number): boolean => state.submitting[postId] ?? false;

/** Why the last submission for this post failed. */
export const getSubmitError = (state: State, postId: number): RequestError | null => state.submitErrors[postId] ?? null;

/** What the writer changed in the form of this post. */
export const getFormEdits = (state: State, postId: number): Partial<FormValues> => state.forms[postId] ?? noEdits;
