import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

/** How the server behaves; a test changes it as it goes. */
export type Behaviour = {
	body: Buffer;
	etag: string | undefined;
	/** Cuts each answer after so many bytes. */
	cutAfter: number | undefined;
	ignoresRange: boolean;
	/** Sends the body without saying how long it is. */
	hidesLength: boolean;
	status: number | undefined;
	location: string | undefined;
	/** Waits before the second half of the body, ms. */
	pause: number;
};

/** A real HTTP server with one file, which notes what it was asked. Ended after the test. */
export async function startFileServer(body: Buffer, behaviour: Partial<Behaviour> = {}) {
	const state: Behaviour = {
		body,
		etag: '"one"',
		cutAfter: undefined,
		ignoresRange: false,
		hidesLength: false,
		status: undefined,
		location: undefined,
		pause: 0,
		...behaviour,
	};
	const asked: { url: string; range: string | undefined; ifRange: string | undefined }[] = [];
	const server = createServer((request, response) => {
		const { range, 'if-range': ifRange } = request.headers;
		asked.push({ url: request.url ?? '', range, ifRange: typeof ifRange === 'string' ? ifRange : undefined });
		void answer(state, request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return { url: `http://127.0.0.1:${port}/models/tiny.gguf`, origin: `http://127.0.0.1:${port}`, state, asked };
}

async function answer(state: Behaviour, request: IncomingMessage, response: ServerResponse): Promise<void> {
	if (state.location !== undefined && !request.url?.includes('moved')) {
		response.writeHead(302, { location: state.location }).end();
		return;
	}
	if (state.status !== undefined) {
		response.writeHead(state.status).end('<!doctype html>');
		return;
	}
	const begin = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
	const isPartial = begin > 0 && !state.ignoresRange && request.headers['if-range'] === state.etag;
	const rest = isPartial ? state.body.subarray(begin) : state.body;
	response.writeHead(isPartial ? 206 : 200, {
		...(state.etag === undefined ? {} : { etag: state.etag }),
		...(state.hidesLength ? {} : { 'content-length': rest.length }),
		...(isPartial ? { 'content-range': `bytes ${begin}-${state.body.length - 1}/${state.body.length}` } : {}),
	});
	if (state.cutAfter !== undefined && state.cutAfter < rest.length) {
		response.write(rest.subarray(0, state.cutAfter), () => setTimeout(() => response.destroy(), 50));
		return;
	}
	response.write(rest.subarray(0, rest.length / 2));
	if (state.pause > 0) await new Promise((resolve) => setTimeout(resolve, state.pause));
	response.end(rest.subarray(rest.length / 2));
}
