import type { Catalog, EventsToken } from '@draftsmith/shared';
import apiFetch from '@wordpress/api-fetch';
import type { ClaimedArticle, LocalJob, Submission, Today } from './types.ts';

const base = '/draftsmith/v1';

/** What one can choose from. */
export const fetchCatalog = () => apiFetch<Catalog>({ path: `${base}/catalog` });

/** What is used of today's limits. */
export const fetchToday = () => apiFetch<Today>({ path: `${base}/usage` });

/** The jobs of one post, newest first. */
export const fetchJobs = (postId: number) => apiFetch<{ data: LocalJob[] }>({ path: `${base}/jobs?post_id=${postId}` });

/** One job, refreshed from the service at most every two seconds. */
export const fetchJob = (id: number) => apiFetch<LocalJob>({ path: `${base}/jobs/${id}` });

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

/** Lets the job go, so that another tab or cron may insert it. The request outlives the page. */
export const releaseJob = (id: number, holder: string) =>
	apiFetch<LocalJob>({ path: `${base}/jobs/${id}/release`, method: 'POST', data: { holder }, keepalive: true });

/** Cancels, sends or discards the job. */
export const changeJob = (id: number, change: 'cancel' | 'send' | 'discard') =>
	apiFetch<LocalJob>({ path: `${base}/jobs/${id}/${change}`, method: 'POST' });
