/** How much an answer may hold, bytes. */
export type Bounds = {
	total: number;
	/** Of one line; a stream of events has short ones. */
	line: number;
	/** Of an answer that is not 2xx. */
	error: number;
};

/** The server answered with a redirect, which was not followed. Where it leads is left behind. */
export class RedirectError extends Error {
	readonly status: number;

	constructor(status: number) {
		super('the server answers with a redirect');
		this.name = 'RedirectError';
		this.status = status;
	}
}

/**
 * `fetch` for a server that may be slow, lying or hostile: it follows no redirect, for that would carry the prompt and the key
 * to a host that nobody chose, and it fails as soon as the answer is larger than its bounds.
 * @param fetchAny what asks the server
 * @throws {RedirectError} for a redirect; {TypeError} as fetch does; reading the body rejects with RangeError past the bounds
 */
export function boundedFetch(bounds: Bounds, fetchAny = fetch): typeof fetch {
	return async (input, init) => {
		const response = await fetchAny(input, { ...init, redirect: 'manual' });
		if ([301, 302, 303, 307, 308].includes(response.status)) {
			await response.body?.cancel();
			throw new RedirectError(response.status);
		}
		if (!response.body) return response;
		let total = 0;
		let line = 0;
		const most = response.ok ? bounds.total : bounds.error;
		const counter = new TransformStream<Uint8Array, Uint8Array>({
			transform: (chunk, controller) => {
				total += chunk.byteLength;
				const end = chunk.lastIndexOf(0x0a);
				line = end === -1 ? line + chunk.byteLength : chunk.byteLength - end - 1;
				if (total > most || line > bounds.line) controller.error(new RangeError('the answer is too large'));
				else controller.enqueue(chunk);
			},
		});
		return new Response(response.body.pipeThrough(counter), response);
	};
}
