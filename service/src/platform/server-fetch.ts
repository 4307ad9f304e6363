import { boundedFetch, RedirectError } from './bounded-fetch.ts';

const TIMEOUT = 1500;
const LARGEST_ANSWER = 1_000_000;

/** What a server said: its status, and the JSON that came with a 2xx. */
export type ServerAnswer = { status: number; document: unknown };

/** Asks a server of the operator's for a small JSON document. `undefined` when nobody answered. */
export type ServerFetch = (url: string, headers?: Record<string, string>) => Promise<ServerAnswer | undefined>;

const fetchSmall = boundedFetch({ total: LARGEST_ANSWER, line: LARGEST_ANSWER, error: 0 });

/** The real thing: no redirects, 1.5 s, 1 MB. */
export const serverFetch: ServerFetch = async (url, headers = {}) => {
	try {
		const response = await fetchSmall(url, { headers, signal: AbortSignal.timeout(TIMEOUT) });
		if (response.ok) return { status: response.status, document: await readJson(response) };
		await response.body?.cancel();
		return { status: response.status, document: undefined };
	} catch (error) {
		// Nobody there, or too slow: it is asked again soon.
		return error instanceof RedirectError ? { status: error.status, document: undefined } : undefined;
	}
};

/** `undefined` for what is not JSON, or too large. */
async function readJson(response: Response): Promise<unknown> {
	try {
		return await response.json();
	} catch {
		return undefined;
	}
}

/** The platform's own fetch, for a command that an operator runs: redirects and sizes are its own affair. */
export const plainFetch: typeof fetch = (input, init) => fetch(input, init);
