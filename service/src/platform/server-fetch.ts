const TIMEOUT = 1500;
const LARGEST_ANSWER = 1_000_000;

/** Asks a server of the operator's for a small JSON document. `undefined` whenever there is no usable answer. */
export type ServerFetch = (url: string, headers?: Record<string, string>) => Promise<unknown>;

/** The real thing: no redirects, 1.5 s, 1 MB. */
export const serverFetch: ServerFetch = async (url, headers = {}) => {
	try {
		const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
		if (!response.ok || Number(response.headers.get('content-length') ?? 0) > LARGEST_ANSWER) {
			await response.body?.cancel();
			return undefined;
		}
		return await response.json();
	} catch {
		// Not there, not JSON, too slow: all mean that there is nothing to use, and it is asked again soon.
		return undefined;
	}
};
