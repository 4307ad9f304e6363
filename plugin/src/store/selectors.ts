import { createSelector } from '@wordpress/data';
import { shownJob } from './job-state.ts';
import type { RequestError } from './request-error.ts';
import type {
	ClaimedArticle,
	FormValues,
	Insertion,
	LocalJob,
	Operation,
	Placement,
	Review,
	Rewrite,
	SiteCatalog,
	State,
	Today,
} from './types.ts';

const noEdits: Partial<FormValues> = {};
const noReview: Review = {};

/** What one can choose from. Reading it the first time loads it. */
export const getCatalog = (state: State): SiteCatalog | null => state.catalog;

/** What is used of today's limits. Reading it the first time loads it. */
export const getToday = (state: State): Today | null => state.today;

/** The jobs of a post, newest first. Reading them the first time loads them. */
export const getJobs = createSelector(
	(state: State, postId: number): LocalJob[] => (state.jobsOfPost[postId] ?? []).flatMap((id) => state.jobs[id] ?? []),
	(state: State, postId: number) => [state.jobsOfPost[postId], state.jobs],
);

/** The job that a post's sidebar shows; null means the empty form. Asks for nothing by itself. */
export function getShownJob(state: State, postId: number): LocalJob | null {
	return shownJob(postId, getJobs(state, postId), state.dismissed[postId] ?? 0, state.witnessed);
}

/** One job, or null when it is not known here. */
export const getJob = (state: State, id: number): LocalJob | null => state.jobs[id] ?? null;

/** The live text of a job so far. */
export const getText = (state: State, id: number): string => state.texts[id] ?? '';

/** The article of a job that this tab has claimed. */
export const getArticle = (state: State, id: number): ClaimedArticle | null => state.articles[id] ?? null;

/** The section of a job's article that is being written anew, or was last; null when none was. */
export const getRewrite = (state: State, id: number): Rewrite | null => state.rewrites[id] ?? null;

/** What the writer decided about a job's article. */
export const getReview = (state: State, id: number): Review => state.reviews[id] ?? noReview;

/** What this tab changed in the post when it put a job's article into it; null when it did not. */
export const getInsertion = (state: State, id: number): Insertion | null => state.insertions[id] ?? null;

/** Whether a job's article was in the post as this page loaded or saved it: taken out since, it is no news to the writer. */
export const isSavedHere = (state: State, id: number): boolean => state.savedHere[id] ?? false;

/** What request about the job runs now. */
export const getOperation = (state: State, id: number): Operation | null => state.operations[id] ?? null;

/** Why the last request about the job failed. */
export const getError = (state: State, id: number): RequestError | null => state.errors[id] ?? null;

/** Whether a request for this post is on its way. */
export const isSubmitting = (state: State, postId: number): boolean => state.submitting[postId] ?? false;

/** Why the last submission for this post failed. */
export const getSubmitError = (state: State, postId: number): RequestError | null => state.submitErrors[postId] ?? null;

/** Where the writer wants the job's article. */
export const getPlacement = (state: State, id: number): Placement => state.placements[id] ?? 'post';

/** What the writer changed in the form of this post. */
export const getFormEdits = (state: State, postId: number): Partial<FormValues> => state.forms[postId] ?? noEdits;
