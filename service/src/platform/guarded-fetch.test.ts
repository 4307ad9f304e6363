import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import type { RequestOptions } from 'node:https';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGuardedFetch, GuardedFetchError } from './guarded-fetch.ts';
import { isPublicAddress } from './guarded-fetch-rules.ts';

/** Counts every connection to this machine's own addresses on one port, and answers none. */
let canary: Server;
let port: number;
let connections = 0;

beforeAll(async () => {
	canary = createServer((socket) => {
		connections++;
		socket.destroy();
	});
	await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
	port = portOf(canary);
});
afterAll(() => new Promise((resolve) => canary.close(resolve)));

function portOf(server: Server): number {
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('the server does not listen on a port');
	return address.port;
}

const toCanary = async () => ['127.0.0.1'];

/**
 * A fetch for which every name leads to a public address, and which counts what it looks up and where it would connect to: so
 * what is refused is refused for its text, also where a connection from this machine would come to nothing.
 */
function watchedFetch(addresses: readonly string[] = ['8.8.8.8']) {
	const asked = { names: 0, requests: 0 };
	const resolve = async () => {
		asked.names++;
		return [...addresses];
	};
	const request = () => {
		asked.requests++;
		throw new Error('no further');
	};
	return { asked, fetch: createGuardedFetch({ allowPrivate: false, resolve, port, request }) };
}

const HOSTS = [
	// The same address in every spelling.
	'127.0.0.1',
	'127.0.0.1.',
	'127.1',
	'127.0.1',
	'2130706433',
	'0x7f000001',
	'0x7f.0.0.1',
	'0x7f.1',
	'017700000001',
	'0177.0.0.1',
	'0177.0.0.01',
	'127.000.000.001',
	'%31%32%37.0.0.1',
	'①②⑦.⓪.⓪.①',
	'１２７．０．０．１',
	'127。0。0。1',
	'0',
	'0.0.0.0',
	'0x0',
	'[::1]',
	'[0:0:0:0:0:0:0:1]',
	'[::]',
	'[::ffff:127.0.0.1]',
	'[::ffff:7f00:1]',
	'[0:0:0:0:0:ffff:127.0.0.1]',
	'[::127.0.0.1]',
	'[::ffff:0:127.0.0.1]',
	'[64:ff9b::127.0.0.1]',
	'[64:ff9b:1::127.0.0.1]',
	'[2002:7f00:1::]',
	'[2001:0:7f00:1::]',
	// Networks that are nobody's or somebody's own.
	'10.0.0.1',
	'172.16.0.1',
	'172.31.255.255',
	'192.168.1.1',
	'169.254.169.254',
	'2852039166',
	'0xa9fea9fe',
	'[::ffff:169.254.169.254]',
	'100.64.0.1',
	'100.127.255.254',
	'192.0.0.1',
	'192.0.2.1',
	'198.18.0.1',
	'198.51.100.7',
	'203.0.113.7',
	'192.88.99.1',
	'224.0.0.1',
	'240.0.0.1',
	'255.255.255.255',
	'[fc00::1]',
	'[fd12:3456:789a::1]',
	'[fe80::1]',
	'[fec0::1]',
	'[ff02::1]',
	'[100::1]',
	'[2001:db8::1]',
	// A public address is one of a machine; whose it is, only a name says.
	'8.8.8.8',
	'[2606:4700:4700::1111]',
	// Names that are private by what they are.
	'localhost',
	'localhost.',
	'LOCALHOST',
	'ⓛocalhost',
	'foo.localhost',
	'printer.local',
	'db.internal',
	'metadata.google.internal',
	'metadata.google.internal.',
	'router.lan',
	'nas.home.arpa',
	'site.test',
	'intranet',
	'hidden.onion',
];

const URLS = [
	'http://site.com/',
	'ftp://site.com/',
	'file:///etc/passwd',
	'gopher://site.com/',
	'ws://site.com/',
	'data:text/plain,hello',
	'//site.com/',
	'site.com',
	'',
	'https://',
	'https://user@site.com/',
	'https://user:secret@site.com/',
	'https://site.com@127.0.0.1/',
	'https://127.0.0.1#@site.com/',
	'https://site.com:80/',
	'https://site.com:22/',
	'https://site.com:8443/',
	'https:\\\\127.0.0.1\\',
];

test('none of many spellings of a private address is connected to, and all fail alike', async () => {
	const { asked, fetch } = watchedFetch();
	const guarded = createGuardedFetch({ allowPrivate: false, resolve: toCanary, port });
	const before = connections;
	const urls = [...HOSTS.map((host) => `https://${host}:${port}/`), ...URLS];
	expect(urls.length).toBeGreaterThan(80);
	const messages = new Set<string>();
	for (const url of urls) {
		for (const ask of [fetch, guarded]) {
			const error = await ask(url).catch((reason: unknown) => reason);
			expect(error, url).toBeInstanceOf(GuardedFetchError);
			messages.add(String(error));
		}
		expect([url, asked]).toEqual([url, { names: 0, requests: 0 }]);
	}
	expect([...messages]).toEqual(['GuardedFetchError: The address can’t be reached.']);
	expect(connections).toBe(before);
});

test('the listener is there, and the counters count: what is allowed reaches them', async () => {
	const { asked, fetch } = watchedFetch();
	await expect(fetch(`https://site.com:${port}/`)).rejects.toThrow(GuardedFetchError);
	expect(asked).toEqual({ names: 1, requests: 1 });
	const open = createGuardedFetch({ allowPrivate: true, resolve: toCanary });
	for (const host of ['127.0.0.1', '2130706433', 'localhost', 'site.com']) {
		const before = connections;
		await expect(open(`https://${host}:${port}/`)).rejects.toThrow(GuardedFetchError);
		expect(connections, host).toBe(before + 1);
	}
});

test.each([
	['loopback', ['127.0.0.1']],
	['a public and a private one', ['8.8.8.8', '127.0.0.1']],
	['a private one last, in IPv6', ['8.8.8.8', '::1']],
	['IPv4 in IPv6', ['::ffff:127.0.0.1']],
	['NAT64', ['64:ff9b::7f00:1']],
	['a unique local one', ['fd00::1']],
	['a link-local one with a zone', ['fe80::1%lo']],
	['the cloud’s metadata', ['169.254.169.254']],
	['nothing', []],
	['no address at all', ['localhost']],
])('a public name that leads to %s is refused', async (_, addresses) => {
	const { asked, fetch } = watchedFetch(addresses);
	await expect(fetch(`https://site.com:${port}/`)).rejects.toThrow(GuardedFetchError);
	expect(asked).toEqual({ names: 1, requests: 0 });
});

test('a name that changes between check and connection is connected to as it was checked', async () => {
	let asked = 0;
	const rebinding = async () => (asked++ === 0 ? ['8.8.8.8', '2606:4700:4700::1111'] : ['127.0.0.1']);
	const seen: unknown[] = [];
	let agent: unknown;
	// Stands for the network: it asks where to connect to as Node's own sockets do, and goes no further.
	const request = (options: RequestOptions) => {
		agent = options.agent;
		for (const all of [true, false]) {
			options.lookup?.('site.com', { all }, (_error, address) => seen.push(address));
		}
		throw new Error('no further');
	};
	const guarded = createGuardedFetch({ allowPrivate: false, resolve: rebinding, request });
	await expect(guarded('https://site.com/')).rejects.toThrow(GuardedFetchError);
	expect(asked).toBe(1);
	expect(agent).toBe(false);
	expect(seen).toEqual([
		[
			{ address: '8.8.8.8', family: 4 },
			{ address: '2606:4700:4700::1111', family: 6 },
		],
		'8.8.8.8',
	]);
});

test.each([
	['8.8.8.8', true],
	['2606:4700:4700::1111', true],
	['172.32.0.1', true],
	['127.0.0.1', false],
	['10.0.0.1', false],
	['172.16.0.1', false],
	['172.31.255.255', false],
	['192.168.1.1', false],
	['169.254.169.254', false],
	['100.64.0.1', false],
	['0.0.0.0', false],
	['192.0.2.1', false],
	['198.18.0.1', false],
	['224.0.0.1', false],
	['240.0.0.1', false],
	['255.255.255.255', false],
	['::', false],
	['::1', false],
	['fd00::1', false],
	['fe80::1', false],
	['ff02::1', false],
	['2001:db8::1', false],
	['::ffff:8.8.8.8', false],
	['64:ff9b::808:808', false],
	['2002:808:808::1', false],
	['2001:0:808:808::1', false],
	['400::1', false],
	['4000::1', false],
	['3fff::1', false],
	['2620:4f:8000::1', false],
	['192.175.48.1', false],
	['nonsense', false],
	['', false],
])('%s is public: %s', (address, expected) => {
	expect(isPublicAddress(address)).toBe(expected);
});

type Handler = Parameters<typeof createHttpServer>[1];

async function withServer(handler: Handler, use: (url: string) => Promise<void>): Promise<void> {
	const server: HttpServer = createHttpServer({}, handler);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		await use(`http://127.0.0.1:${portOf(server)}`);
	} finally {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
}

const open = createGuardedFetch({ allowPrivate: true });

test('a redirect is an answer, and is not followed', async () => {
	let asked = 0;
	await withServer(
		(_request, response) => {
			asked++;
			response.writeHead(302, { location: `https://127.0.0.1:${port}/` }).end('elsewhere');
		},
		async (url) => {
			const before = connections;
			expect((await open(url)).status).toBe(302);
			expect(asked).toBe(1);
			expect(connections).toBe(before);
		},
	);
});

test('an answer may have 64 KiB and not a byte more, whatever it says of itself', async () => {
	await withServer(
		(request, response) => response.end('x'.repeat(request.url === '/large' ? 65_537 : 65_536)),
		async (url) => {
			expect((await open(`${url}/fits`)).body).toHaveLength(65_536);
			await expect(open(`${url}/large`)).rejects.toThrow(GuardedFetchError);
		},
	);
	await withServer(
		(_request, response) => {
			const endless = setInterval(() => response.write('x'.repeat(10_000)), 1);
			response.on('close', () => clearInterval(endless));
		},
		(url) => expect(open(url)).rejects.toThrow(GuardedFetchError),
	);
});

test('an answer that drips ends after five seconds', async () => {
	await withServer(
		(_request, response) => {
			const drip = setInterval(() => response.write('x'), 100);
			response.on('close', () => clearInterval(drip));
		},
		async (url) => {
			const begun = performance.now();
			await expect(open(url)).rejects.toThrow(GuardedFetchError);
			expect(performance.now() - begun).toBeLessThan(15_000);
		},
	);
});

test('a name server that never answers ends with the caller’s signal', async () => {
	const never = createGuardedFetch({ allowPrivate: false, resolve: () => new Promise(() => undefined) });
	const stopping = new AbortController();
	const asked = never('https://site.com/', { signal: stopping.signal });
	stopping.abort();
	await expect(asked).rejects.toThrow(GuardedFetchError);
	await expect(never('https://site.com/', { signal: stopping.signal })).rejects.toThrow(GuardedFetchError);
});

test('a connection that is cut in the middle is no answer', async () => {
	await withServer(
		(_request, response) => {
			response.writeHead(200, { 'content-length': '100' }).write('half');
			setTimeout(() => response.destroy(), 20);
		},
		(url) => expect(open(url)).rejects.toThrow(GuardedFetchError),
	);
});

test('what is sent is what was asked for, with no credentials and the name as host', async () => {
	const seen: unknown[] = [];
	await withServer(
		(request, response) => {
			let body = '';
			request.on('data', (bytes) => {
				body += bytes;
			});
			request.on('end', () => {
				seen.push([request.method, request.url, request.headers.host, request.headers['x-sent'], body]);
				expect(request.headers).not.toHaveProperty('authorization');
				expect(request.headers).not.toHaveProperty('cookie');
				response.writeHead(200, { 'content-type': 'text/plain' }).end('yes');
			});
		},
		async (url) => {
			const local = createGuardedFetch({ allowPrivate: true, resolve: toCanary });
			const named = url.replace('127.0.0.1', 'site.com');
			const answer = await local(`${named}/a?b=c`, { method: 'POST', headers: { 'x-sent': '1' }, body: 'ü' });
			expect(answer).toEqual({ status: 200, contentType: 'text/plain', body: Buffer.from('yes') });
			expect(seen).toEqual([['POST', '/a?b=c', new URL(named).host, '1', 'ü']]);
		},
	);
});
