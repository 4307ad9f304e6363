import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { type RequestError, toRequestError } from '../store/request-error.ts';
import type { LocalJob } from '../store/types.ts';
import { fetchJobPage, type JobPage } from './jobs-api.ts';

/** The page of jobs that is shown. While another one is on its way, it stays the one before. */
export interface ShownPage {
	/** null before the first answer. */
	page: JobPage | null;
	isLoading: boolean;
	failure: RequestError | null;
	/** Asks for the same page again. */
	reload: () => void;
	/** Puts newer states of jobs in the place of those that are shown. */
	replace: (jobs: readonly LocalJob[]) => void;
}

/** Loads the page of jobs of a query, and a new one whenever the query changes. An answer that comes too late is dropped. */
export function useJobPage(query: string): ShownPage {
	const [page, setPage] = useState<JobPage | null>(null);
	const [isLoading, setLoading] = useState(true);
	const [failure, setFailure] = useState<RequestError | null>(null);
	const underWay = useRef<AbortController | null>(null);

	const load = useCallback(async () => {
		underWay.current?.abort();
		const request = new AbortController();
		underWay.current = request;
		setLoading(true);
		try {
			const answer = await fetchJobPage(query, request.signal);
			if (request.signal.aborted) return;
			setPage(answer);
			setFailure(null);
		} catch (thrown) {
			if (request.signal.aborted) return;
			setFailure(toRequestError(thrown));
		}
		setLoading(false);
	}, [query]);

	useEffect(() => {
		void load();
		return () => underWay.current?.abort();
	}, [load]);

	const replace = useCallback((jobs: readonly LocalJob[]) => {
		setPage(
			(shown) => shown && { ...shown, data: shown.data.map((job) => jobs.find((newer) => newer.id === job.id) ?? job) },
		);
	}, []);

	return { page, isLoading, failure, reload: () => void load(), replace };
}
