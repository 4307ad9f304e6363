import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { Clock } from './clock.ts';

/** No connection was there in time: name, address and TLS included. */
export class ConnectTimeoutError extends Error {
	constructor() {
		super('the server did not take the connection in time');
		this.name = 'ConnectTimeoutError';
	}
}

/** Of one call of fetch: its request was made, and waits for a connection; it was sent. */
type Watch = { waits: () => void; sent: () => void };

/** Whose request is made: fetch makes it in the context of its caller. */
const caller = new AsyncLocalStorage<Watch>();
const watches = new WeakMap<object, Watch>();

/** The request that a message of undici's is about. One to a proxy, which only makes the connection, is part of the wait. */
function requestOf(message: unknown): object | undefined {
	const request: unknown =
		typeof message === 'object' && message !== null ? Reflect.get(message, 'request') : undefined;
	if (typeof request !== 'object' || request === null) return undefined;
	return Reflect.get(request, 'method') === 'CONNECT' ? undefined : request;
}

subscribe('undici:request:create', (message) => {
	const request = requestOf(message);
	const watch = caller.getStore();
	if (!request || !watch) return;
	watches.set(request, watch);
	watch.waits();
});
subscribe('undici:client:sendHeaders', (message) => {
	const request = requestOf(message);
	if (request) watches.get(request)?.sent();
});

/**
 * `fetch`, which gives up when a request has no connection after `limit` ms. Node's own fetch does so after 10 s, and takes
 * another limit only with a package of its own beside it; it says on channels of `node:diagnostics_channel` what it does.
 * @param limit no more than 10,000, for Node's own is there still
 * @throws {ConnectTimeoutError}; else as fetch does
 */
export function connectWithin(clock: Clock, limit: number): typeof fetch {
	return async (input, init) => {
		const late = new AbortController();
		let cancel = () => {};
		const watch: Watch = {
			waits: () => {
				cancel();
				cancel = clock.after(limit, () => late.abort(new ConnectTimeoutError()));
			},
			sent: () => cancel(),
		};
		const signals = [late.signal, ...(init?.signal ? [init.signal] : [])];
		try {
			return await caller.run(watch, () => fetch(input, { ...init, signal: AbortSignal.any(signals) }));
		} finally {
			cancel();
		}
	};
}
