import { lookup, Resolver } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { guardedHost, isPublicAddress } from './guarded-fetch-rules.ts';

/** For everything together, name look-up included, ms. */
const TIMEOUT = 5000;
/** bytes */
const LARGEST_ANSWER = 64 * 1024;
/** Of one DNS question, ms. */
const DNS_TIMEOUT = 2000;

/** What was asked did not answer, or must not be asked. It never says which, so that nobody can look around with our eyes. */
export class GuardedFetchError extends Error {
	constructor() {
		super('The address can’t be reached.');
		this.name = 'GuardedFetchError';
	}
}

export type GuardedRequest = {
	method?: 'GET' | 'POST';
	headers?: Record<string, string>;
	body?: string;
	signal?: AbortSignal;
};

/** An answer of whatever status; a redirect is one like any other, and nobody follows it. */
export type GuardedAnswer = { status: number; contentType: string; body: Buffer };

/**
 * Asks an address that a stranger chose.
 * @throws {GuardedFetchError} for whatever keeps it from an answer
 */
export type GuardedFetch = (url: string, request?: GuardedRequest) => Promise<GuardedAnswer>;

/** All addresses of a host name. */
export type Resolve = (host: string) => Promise<string[]>;

export type GuardedFetchOptions = {
	/** For development: private hosts, other ports and http too. */
	allowPrivate: boolean;
	/** Asked once a fetch; what it says is checked, and is what is connected to. */
	resolve?: Resolve;
	/** The only port that is asked; another than 443 is for tests. */
	port?: number;
	/** Stands for Node's own in tests. */
	request?: Send;
};

type Send = (options: RequestOptions, onResponse: (response: IncomingMessage) => void) => ClientRequest;

/**
 * Asks DNS itself: the system's resolver, for which Node has four threads for the whole process, can be held up by a slow name
 * server of a stranger's.
 */
async function resolvePublic(host: string): Promise<string[]> {
	const resolver = new Resolver({ timeout: DNS_TIMEOUT, tries: 2 });
	const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
	return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

/** The system's resolver, which knows /etc/hosts. */
async function resolveLocal(host: string): Promise<string[]> {
	return (await lookup(host, { all: true })).map(({ address }) => address);
}

/**
 * A fetch for addresses that strangers choose (server-side request forgery): https on port 443 of a public name only; every
 * address that the name has must be a public one, and what was checked is what is connected to, so that a name that changes in
 * between (DNS rebinding) gains nothing. No redirects, no credentials, no connection that was opened for somebody else; 5 s and
 * 64 KiB.
 */
export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
	const { allowPrivate, port = 443 } = options;
	const resolve = options.resolve ?? (allowPrivate ? resolveLocal : resolvePublic);
	return async (address, request = {}) => {
		const timeout = AbortSignal.timeout(TIMEOUT);
		const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
		try {
			const url = new URL(address);
			const host = guardedHost(url, allowPrivate, port);
			if (host === undefined) throw new GuardedFetchError();
			const literal = host.replace(/^\[|\]$/g, '');
			const addresses = isIP(literal) === 0 ? await orAborted(resolve(host), signal) : [literal];
			if (addresses.length === 0) throw new GuardedFetchError();
			if (!allowPrivate && !addresses.every(isPublicAddress)) throw new GuardedFetchError();
			const send = options.request ?? (url.protocol === 'http:' ? requestHttp : requestHttps);
			return await exchange(send, url, { ...request, host, addresses, signal });
		} catch {
			throw new GuardedFetchError();
		}
	};
}

type Exchange = GuardedRequest & { host: string; addresses: string[]; signal: AbortSignal };

function exchange(send: Send, url: URL, given: Exchange): Promise<GuardedAnswer> {
	const { host, addresses, signal, method = 'GET', headers = {}, body } = given;
	return new Promise((resolve, reject) => {
		const options = {
			method,
			// Brackets are for URLs; a literal needs no look-up, and has none as its TLS name.
			hostname: host.replace(/^\[|\]$/g, ''),
			...(isIP(host) === 0 && !host.startsWith('[') ? { servername: host } : {}),
			port: url.port || (url.protocol === 'http:' ? 80 : 443),
			path: `${url.pathname}${url.search}`,
			headers: {
				...headers,
				host: url.host,
				'accept-encoding': 'identity',
				...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
			},
			// A connection of its own: one from a pool was opened after another check.
			agent: false,
			lookup: pinned(addresses),
			signal,
		};
		const request = send(options, (response) => {
			const chunks: Buffer[] = [];
			let size = 0;
			response.on('data', (chunk: Buffer) => {
				size += chunk.byteLength;
				if (size > LARGEST_ANSWER) response.destroy(new GuardedFetchError());
				else chunks.push(chunk);
			});
			response.on('error', reject);
			response.on('close', () => reject(new GuardedFetchError()));
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					contentType: response.headers['content-type'] ?? '',
					body: Buffer.concat(chunks),
				}),
			);
		});
		request.on('error', reject);
		request.end(body);
	});
}

/** A look-up that knows one answer: the addresses that were checked. */
function pinned(addresses: string[]): LookupFunction {
	const all = addresses.map((address) => ({ address, family: isIP(address) }));
	return (_host, options, done) => {
		const [first] = all;
		if (options.all) done(null, all);
		else done(null, first?.address ?? '', first?.family);
	};
}

/** DNS can't be told to stop; whoever waits for it can. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
	return new Promise((resolve, reject) => {
		const onAbort = () => reject(new GuardedFetchError());
		if (signal.aborted) onAbort();
		signal.addEventListener('abort', onAbort, { once: true });
		work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
	});
}
