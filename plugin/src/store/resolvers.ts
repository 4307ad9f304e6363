import { fetchCatalog, fetchJobs, fetchToday } from './api.ts';
import { toRequestError } from './request-error.ts';
import type { Thunk } from './thunk.ts';

/** Loads the catalogue once. Rejects with a RequestError. */
export const getCatalog =
	(): Thunk<Promise<void>> =>
	async ({ dispatch }) => {
		try {
			dispatch({ type: 'RECEIVE_CATALOG', catalog: await fetchCatalog() });
		} catch (thrown) {
			throw toRequestError(thrown);
		}
	};

/** Loads the jobs of a post once, so that a reload or a second tab goes on following them. Rejects with a RequestError. */
export const getJobs =
	(postId: number): Thunk<Promise<void>> =>
	async ({ dispatch }) => {
		try {
			const { data } = await fetchJobs(postId);
			dispatch({ type: 'RECEIVE_JOBS', postId, jobs: data });
		} catch (thrown) {
			throw toRequestError(thrown);
		}
	};

/** Loads what is used of today's limits once. Rejects with a RequestError; nobody waits for it. */
export const getToday =
	(): Thunk<Promise<void>> =>
	async ({ dispatch }) => {
		try {
			dispatch({ type: 'RECEIVE_TODAY', today: await fetchToday() });
		} catch (thrown) {
			throw toRequestError(thrown);
		}
	};
