import apiFetch from '@wordpress/api-fetch';
import type { LocalJob } from '../store/types.ts';

/** One page of the list. */
export interface JobPage {
	data: LocalJob[];
	/** Jobs on all pages. */
	total: number;
	total_pages: number;
}

/** What can be done with jobs, also with many at once. */
export type Change = 'cancel' | 'retry' | 'insert' | 'delete';

/** What became of one job: the job as it is now (`null` when it is gone), or why nothing was done. */
export interface ChangeResult {
	id: number;
	job: LocalJob | null;
	error: { code: string; message: string } | null;
}

/** What occurs among the jobs that the user may see, to be chosen from. */
export interface JobChoices {
	authors: { id: number; name: string }[];
	languages: string[];
	models: string[];
}

const base = '/draftsmith/v1/jobs';

/** One page of jobs; `query` as `queryOf()` gives it. */
export const fetchJobPage = (query: string, signal: AbortSignal) =>
	apiFetch<JobPage>({ path: `${base}?${query}`, signal });

/** The given jobs, those that are open refreshed from the service: one request for all of them. */
export const fetchJobsById = (ids: readonly number[]) =>
	apiFetch<JobPage>({ path: `${base}?${ids.map((id) => `include[]=${id}`).join('&')}&per_page=100` });

/** Does something with up to 100 jobs, and tells for each what became of it. */
export const changeJobs = (action: Change, ids: readonly number[]) =>
	apiFetch<{ results: ChangeResult[] }>({ path: `${base}/bulk`, method: 'POST', data: { action, ids } });

/** What the filters offer. */
export const fetchJobChoices = () => apiFetch<JobChoices>({ path: `${base}/choices` });
