import { boundedFetch } from './bounded-fetch.ts';

const TIMEOUT = 1500;
const LARGEST_ANSWER = 1_000_000;

/** Asks a server of the operator's for a small JSON document. `undefined` whenever there is no usable answer. */
export type ServerFetch = (url: string, headers?: Record<string, string>) => Promise<unknown>;

const fetchSmall = boundedFetch({ total: LARGEST_ANSWER, line: LARGEST_ANSWER, error: 0 });

/** The real thing: no redirects, 1.5 s, 1 MB. */
export const serverFetch: ServerFetch = async (url, headers = {}) => {
	try {
		const response = await fetchSmall(url, { headers, signal: AbortSignal.timeout(TIMEOUT) });
		if (response.ok) return await response.json();
		await response.body?.cancel();
	} catch {
		// Not there, not JSON, too slow, too large: all mean that there is nothing to use, and it is asked again soon.
	}
	return undefined;
};

/** The platform's own fetch, for a command that an operator runs: redirects and sizes are its own affair. */
export const plainFetch: typeof fetch = (input, init) => fetch(input, init);
