import type { EventsToken, Outline, Quote } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';
import type { ClaimedArticle, LocalJob, PendingReview, SiteCatalog, Submission, Today } from './types.ts';

const base = '/draftsmith/v1';

/** What one can choose from. */
export const fetchCatalog = () => apiFetch<SiteCatalog>({ path: `${base}/catalog` });

/** What is used of today's limits. */
export const fetchToday = () => apiFetch<Today>({ path: `${base}/usage` });

/** What a request would take. Nothing is stored. `signal` takes the question back. */
export const fetchQuote = (data: Omit<Submission, 'post_id'>, signal: AbortSignal) =>
	apiFetch<Quote>({ path: `${base}/quotes`, method: 'POST', data, signal });

/** The outline of a job's article. */
export const fetchOutline = (id: number) => apiFetch<Outline>({ path: `${base}/jobs/${id}/outline` });

/** Has the article written by this outline. */
export const postOutline = (id: number, data: Outline) =>
	apiFetch<LocalJob>({ path: `${base}/jobs/${id}/outline`, method: 'POST', data });

/** The jobs of one post, newest first. */
export const fetchJobs = (postId: number) => apiFetch<{ data: LocalJob[] }>({ path: `${base}/jobs?post_id=${postId}` });

/** One job, refreshed from the service at most every two seconds. */
export const fetchJob = (id: number) => apiFetch<LocalJob>({ path: `${base}/jobs/${id}` });

/** What is left to be looked over of a job's article; null when that was done, or is not for this user. */
export const fetchReview = async (id: number): Promise<PendingReview | null> =>
	(await apiFetch<{ review: PendingReview | null }>({ path: `${base}/jobs/${id}` })).review;

/** Asks for an article. */
export const postJob = (data: Submission) => apiFetch<LocalJob>({ path: `${base}/jobs`, method: 'POST', data });

/** A short-lived right to follow the job at the service. */
export const fetchEventsToken = (id: number) =>
	apiFetch<EventsToken>({ path: `${base}/jobs/${id}/events-token`, method: 'POST' });

/** Holds the job for this tab, or renews the hold, and gives its article. */
export const claimJob = (id: number, holder: string) =>
	apiFetch<{ job: LocalJob; article: ClaimedArticle }>({
		path: `${base}/jobs/${id}/claim`,
		method: 'POST',
		data: { holder },
	});

/** Has one section of the article written anew; this tab must hold the job. */
export const regenerateSection = (id: number, section: number, data: { hint: string; holder: string }) =>
	apiFetch<LocalJob>({ path: `${base}/jobs/${id}/sections/${section}/regenerate`, method: 'POST', data });

/** Lets the job go, so that another tab or cron may insert it. The request outlives the page. */
export const releaseJob = (id: number, holder: string) =>
	apiFetch<LocalJob>({ path: `${base}/jobs/${id}/release`, method: 'POST', data: { holder }, keepalive: true });

/** Cancels, sends or discards the job, or forgets what was to be looked over of its article. */
export const changeJob = (id: number, change: 'cancel' | 'send' | 'discard' | 'reviewed') =>
	apiFetch<LocalJob>({ path: `${base}/jobs/${id}/${change}`, method: 'POST' });
