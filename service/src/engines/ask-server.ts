import { boundedFetch } from '../platform/bounded-fetch.ts';
import { EngineError } from './engine.ts';

/** The longest article is 80,000 characters; each comes in an event of some hundred bytes. */
const BOUNDS = { total: 64 * 1024 * 1024, line: 1024 * 1024, error: 64 * 1024 };

const fetchBounded = boundedFetch(BOUNDS);

/** What `fetch` takes and gives. */
export type AskServer = typeof fetchBounded;

/**
 * `fetch` for servers of models: bounded, and following no redirect. A web page instead of an answer (a proxy that wants a login, a
 * base URL that leads to a site) is told apart here, for the readers of streams would find nothing in it and call it a cut.
 * @throws {EngineError} `model_unavailable` for a web page; else as boundedFetch does
 */
export const askServer: AskServer = async (input, init) => {
	const response = await fetchBounded(input, init);
	if (response.ok && /^text\/html\b/i.test(response.headers.get('content-type') ?? '')) {
		await response.body?.cancel();
		throw new EngineError(
			'model_unavailable',
			'A web page came instead of the model’s answer. The operator has to check the base_url of its server.',
		);
	}
	return response;
};
