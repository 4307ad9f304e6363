import { redirectUrl } from './model-url.ts';
import { PullError } from './pull-error.ts';

/** `fetch` that is to follow no redirect by itself. */
export type DownloadFetch = (
	url: URL,
	init: { headers: Record<string, string>; redirect: 'manual'; signal: AbortSignal },
) => Promise<Response>;

const MOST_REDIRECTS = 5;

/**
 * Asks for a file, and follows redirects that may be followed.
 * @returns an answer of 200, 206 or 416
 * @throws {PullError} when the file can't be had
 */
export async function openDownload(
	url: URL,
	headers: Record<string, string>,
	fetch: DownloadFetch,
	signal: AbortSignal,
): Promise<Response> {
	let place = url;
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
		const response = await ask(place, headers, fetch, signal);
		if (response.status === 200 || response.status === 206 || response.status === 416) return response;
		await response.body?.cancel();
		if (![301, 302, 303, 307, 308].includes(response.status)) throw statusError(response.status);
		place = redirectUrl(place, response.headers.get('location'));
	}
	throw new PullError('The server redirects again and again. Is the address right?');
}

async function ask(
	url: URL,
	headers: Record<string, string>,
	fetch: DownloadFetch,
	signal: AbortSignal,
): Promise<Response> {
	try {
		return await fetch(url, { headers, redirect: 'manual', signal });
	} catch {
		throw new PullError(`${url.host} can’t be reached.`, { isPassing: true });
	}
}

function statusError(status: number): PullError {
	if (status === 401 || status === 403) {
		return new PullError(
			`The server wants a login for this file (${status}). Fetch it with a browser and put it into the folder of models.`,
		);
	}
	if (status === 404 || status === 410) return new PullError(`There is no file at this address (${status}).`);
	const isPassing = status >= 500 || status === 408 || status === 425 || status === 429;
	return new PullError(`The server failed (${status}).`, { isPassing });
}
