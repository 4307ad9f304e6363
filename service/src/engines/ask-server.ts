import { z } from 'zod';
import { boundedFetch, RedirectError } from '../platform/bounded-fetch.ts';
import type { Clock } from '../platform/clock.ts';
import { ConnectTimeoutError, connectWithin } from '../platform/connect-within.ts';
import { toldError, toldStatus, unreachable } from './answer-error.ts';
import { EngineError } from './engine.ts';

/** The longest article is 80,000 characters; each comes in an event of some hundred bytes. */
const BOUNDS = { total: 64 * 1024 * 1024, line: 1024 * 1024, error: 64 * 1024 };

/** What `fetch` takes and gives. */
export type AskServer = ReturnType<typeof connectWithin>;

/**
 * `fetch` for servers of models that answer with a stream: bounded, and following no redirect. What an operator has set wrongly is
 * told apart here, for the readers of streams would find nothing in it and call it a cut: a redirect, a web page (a proxy that
 * wants a login, a base URL that leads to a site), JSON (a server that does not stream, or tells an error with a 200).
 * @param connectTimeout for the connection to be made, ms
 * @throws {EngineError} `model_refused` for a redirect, JSON or an unpaid account, `model_unavailable` for a web page or a connection
 *   that is not made in time; else as boundedFetch does
 */
export function createAskServer({ clock, connectTimeout }: { clock: Clock; connectTimeout: number }): AskServer {
	const fetchBounded = boundedFetch(BOUNDS, connectWithin(clock, connectTimeout));
	return async (input, init) => {
		const response = await fetchBounded(input, init).catch(refused);
		const kind = response.headers.get('content-type') ?? '';
		if (response.status === 429) return await assertPaid(response);
		if (!response.ok) return response;
		if (/^text\/html\b/i.test(kind)) {
			await response.body?.cancel();
			throw new EngineError(
				'model_unavailable',
				'A web page came instead of the model’s answer. The operator has to check the base_url of its server.',
			);
		}
		if (/^application\/json\b/i.test(kind)) throw await jsonError(response);
		return response;
	};
}

/** @throws what came in place of an answer, as an error of ours where it is known */
function refused(error: unknown): never {
	if (error instanceof ConnectTimeoutError) throw unreachable();
	if (!(error instanceof RedirectError)) throw error;
	throw new EngineError(
		'model_refused',
		'The model’s server answers with a redirect, which is not followed. The operator has to set base_url to where it leads.',
	);
}

/**
 * The same answer. "Too many requests" is also what OpenAI, and gateways to it, say of an account without money, which does not pass.
 * @throws {EngineError} `model_refused` for that
 */
async function assertPaid(response: Response): Promise<Response> {
	const text = await beginning(response);
	const told = Told.safeParse(parse(text));
	if (told.success && toldStatus(told.data.error) === 402) throw toldError(told.data.error);
	return new Response(text, response);
}

const Told = z.object({ error: z.unknown().optional() });

/** The error that a server tells as JSON although it says 200, or that it does not stream. */
async function jsonError(response: Response): Promise<EngineError> {
	const told = Told.safeParse(parse(await beginning(response)));
	if (told.success && told.data.error) return toldError(told.data.error);
	return new EngineError(
		'model_refused',
		'The model’s server answered with JSON instead of a stream. The operator has to check its base_url, and that it can stream.',
	);
}

/** As much of an answer as an error takes. */
async function beginning(response: Response): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	if (!response.body) return text;
	for await (const bytes of response.body) {
		text += decoder.decode(bytes, { stream: true });
		if (text.length > BOUNDS.error) break;
	}
	return text;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
