import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createFakeClock } from './clock.testing.ts';
import { ConnectTimeoutError, connectWithin } from './connect-within.ts';

const LIMIT = 5000;
const endings: (() => void)[] = [];
afterEach(() => {
	for (const end of endings.splice(0)) end();
});

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	return address.port;
}

/** A server that takes a connection, and then says nothing of TLS. `reached` resolves when somebody connects. */
async function startMute() {
	const { promise: reached, resolve } = Promise.withResolvers<void>();
	const server = createServer((socket) => {
		socket.on('error', () => undefined);
		endings.push(() => socket.destroy());
		resolve();
	});
	endings.push(() => server.close());
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return { url: `https://127.0.0.1:${portOf(server.address())}`, reached };
}

async function startServer(server: Server): Promise<string> {
	endings.push(() => {
		server.closeAllConnections();
		server.close();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return `http://127.0.0.1:${portOf(server.address())}`;
}

/** What a promise came to, when it has; a rejection is noted as its error. */
function watch(promise: Promise<unknown>) {
	const seen: { error?: unknown; value?: unknown } = {};
	const settled = promise.then(
		(value) => Object.assign(seen, { value }),
		(error: unknown) => Object.assign(seen, { error }),
	);
	return { seen, settled };
}

test('a connection that is never made ends after its own limit', async () => {
	const clock = createFakeClock();
	const { url, reached } = await startMute();
	const { seen, settled } = watch(connectWithin(clock, LIMIT)(url, { method: 'POST', body: 'SECRET' }));
	await reached;
	clock.advance(LIMIT - 1);
	await new Promise((resolve) => setImmediate(resolve));
	expect(seen).toEqual({});
	clock.advance(1);
	await settled;
	expect(seen.error).toBeInstanceOf(ConnectTimeoutError);
	expect(String(seen.error)).not.toContain('SECRET');
});

test('who leaves before gets their own reason', async () => {
	const { url, reached } = await startMute();
	const leave = new AbortController();
	const { seen, settled } = watch(connectWithin(createFakeClock(), LIMIT)(url, { signal: leave.signal }));
	await reached;
	const reason = new Error('canceled');
	leave.abort(reason);
	await settled;
	expect(seen.error).toBe(reason);
});

test('a server that takes the connection may take its time for the answer, the first and the next', async () => {
	const clock = createFakeClock();
	const url = await startServer(
		createHttpServer((_, response) => {
			clock.advance(LIMIT * 10);
			response.write('so ');
			clock.advance(LIMIT * 10);
			response.end('far');
		}),
	);
	const fetchSlow = connectWithin(clock, LIMIT);
	// The second one goes over the connection of the first.
	for (let time = 0; time < 2; time++) expect(await (await fetchSlow(url)).text()).toBe('so far');
});

test('each call is watched by itself', async () => {
	const [fast, slow] = [createFakeClock(), createFakeClock()];
	const { url, reached } = await startMute();
	const good = await startServer(createHttpServer((_, response) => response.end('good')));
	const late = watch(connectWithin(slow, LIMIT)(url));
	const inTime = connectWithin(fast, LIMIT)(good);
	await reached;
	slow.advance(LIMIT);
	await late.settled;
	expect(late.seen.error).toBeInstanceOf(ConnectTimeoutError);
	expect(await (await inTime).text()).toBe('good');
});
