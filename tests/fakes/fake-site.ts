import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How a site answers one request; undefined leaves it to the site. */
export type SiteAnswer = { status: number; type?: string; body?: string; headers?: Record<string, string> };

export type FakeSite = {
	/** `127.0.0.1:PORT`, as the site registers it. */
	domain: string;
	/** The secret that its plugin holds; undefined for a site without the plugin. */
	challenge: string | undefined;
	/** The content of `/.well-known/draftsmith-verification.txt`. */
	file: string | undefined;
	/** Stands before the site as a security plugin or a maintenance page would. */
	guard: ((path: string) => SiteAnswer | undefined) | undefined;
	/** The path and query of every request. */
	requests: string[];
	stop: () => Promise<void>;
};

const NO_ROUTE = { code: 'rest_no_route', message: 'No route was found.', data: { status: 404 } };

/** A WordPress site as the service sees it when it asks for the proof of a domain. */
export async function startFakeSite(
	site: Partial<Pick<FakeSite, 'challenge' | 'file' | 'guard'>> = {},
): Promise<FakeSite> {
	const server = createServer((request, response) => answer(fake, request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('the site does not listen on a port');
	const fake: FakeSite = {
		domain: `127.0.0.1:${address.port}`,
		challenge: site.challenge,
		file: site.file,
		guard: site.guard,
		requests: [],
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
	return fake;
}

function answer(site: FakeSite, request: IncomingMessage, response: ServerResponse): void {
	const url = new URL(request.url ?? '/', 'http://site');
	site.requests.push(`${url.pathname}${url.search}`);
	const given = site.guard?.(url.pathname) ?? ownAnswer(site, url);
	response.writeHead(given.status, { 'content-type': given.type ?? 'text/html; charset=utf-8', ...given.headers });
	response.end(given.body ?? '');
}

function ownAnswer(site: FakeSite, url: URL): SiteAnswer {
	if (url.pathname === '/.well-known/draftsmith-verification.txt' && site.file !== undefined) {
		return { status: 200, type: 'text/plain', body: `${site.file}\n` };
	}
	const json = (status: number, value: unknown) => ({ status, type: 'application/json', body: JSON.stringify(value) });
	if (url.searchParams.get('rest_route') === '/draftsmith/v1/challenge') {
		if (site.challenge === undefined) return json(404, NO_ROUTE);
		const nonce = url.searchParams.get('nonce') ?? '';
		return json(200, { proof: createHmac('sha256', site.challenge).update(nonce).digest('hex') });
	}
	return { status: 404, body: '<!doctype html><title>Nothing here</title>' };
}
