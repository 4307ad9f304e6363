import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { isProxied } from './environment-proxy.ts';

/** Nobody listens there, so that a request through it fails as one to a proxy. */
const PROXY = 'http://127.0.0.1:9';
const on = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: PROXY };

const cases: [string, Record<string, string>, boolean][] = [
	['http://10.0.0.5:8000/v1', on, true],
	['http://10.0.0.5:8000/v1', { NODE_OPTIONS: '--use-env-proxy', http_proxy: PROXY }, true],
	['http://10.0.0.5:8000/v1', { HTTP_PROXY: PROXY }, false],
	['http://10.0.0.5:8000/v1', { ...on, NODE_USE_ENV_PROXY: '0' }, false],
	['http://10.0.0.5:8000/v1', { ...on, HTTP_PROXY: '' }, false],
	['http://10.0.0.5:8000/v1', { ...on, http_proxy: '' }, false],
	['http://10.0.0.5:8000/v1', { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: PROXY }, false],
	['https://llm.internal/v1', { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: PROXY }, true],
	['https://llm.internal/v1', on, true],
	['http://10.0.0.5:8000/v1', { ...on, NO_PROXY: '10.0.0.5' }, false],
	['http://10.0.0.5:8000/v1', { ...on, NO_PROXY: 'a, 10.0.0.5:8000' }, false],
	['http://10.0.0.5:8000/v1', { ...on, NO_PROXY: '10.0.0.5:80' }, true],
	['http://10.0.0.5/v1', { ...on, NO_PROXY: '10.0.0.5:80' }, false],
	// Networks are not understood.
	['http://10.0.0.5:8000/v1', { ...on, NO_PROXY: '10.0.0.0/8' }, true],
	['http://10.0.0.5:8000/v1', { ...on, NO_PROXY: '*' }, false],
	['http://10.0.0.5:8000/v1', { ...on, NO_PROXY: 'x,*' }, true],
	['http://10.0.0.5:8000/v1', { ...on, NO_PROXY: '10.0.0.5', no_proxy: '' }, true],
	['http://gpu.corp.internal/v1', { ...on, NO_PROXY: '.internal' }, false],
	['http://gpu.corp.internal/v1', { ...on, NO_PROXY: '*.corp.internal' }, false],
	['http://gpu.corp.internal/v1', { ...on, NO_PROXY: 'CORP.internal' }, false],
	['http://gpu.corp.internal/v1', { ...on, NO_PROXY: 'rp.internal' }, true],
	['http://[::1]:8000/v1', { ...on, NO_PROXY: '[::1]' }, false],
	['http://[::1]:8000/v1', { ...on, NO_PROXY: '::1' }, true],
];
test.each(cases)('%s with %j', (address, environment, expected) => {
	expect(isProxied(address, environment)).toBe(expected);
});

/** Asks this host through Node's own fetch, with each NO_PROXY in turn, and says which requests came to the proxy. */
const PROBE = `
	import { createServer } from 'node:http';
	let isAsked = false;
	const server = createServer().on('connect', (_, socket) => { isAsked = true; socket.end('HTTP/1.1 502 No\\r\\n\\r\\n'); });
	await new Promise((resolve) => server.listen(Number(process.env.PROXY_PORT), '127.0.0.1', resolve));
	const said = [];
	for (const exceptions of JSON.parse(process.argv[1])) {
		isAsked = false;
		process.env.NO_PROXY = exceptions;
		await fetch('http://127.0.0.1:8/v1').catch(() => undefined);
		said.push(isAsked);
	}
	console.log(JSON.stringify(said));
	process.exit();
`;

test('Node does as it is said here', async () => {
	const port = await freePort();
	const settings = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: `http://127.0.0.1:${port}`, PROXY_PORT: String(port) };
	const exceptions = ['', '127.0.0.1', '127.0.0.1:8', '127.0.0.1:2', '127.0.0.0/8', '*', 'x,*', 'localhost', '.0.0.1'];
	const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', PROBE, JSON.stringify(exceptions)], {
		encoding: 'utf8',
		env: settings,
		timeout: 10_000,
	});
	const expected = exceptions.map((each) => isProxied('http://127.0.0.1:8/v1', { ...settings, NO_PROXY: each }));
	expect(JSON.parse(stdout)).toEqual(expected);
	expect(expected).toContain(true);
	expect(expected).toContain(false);
});

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === 'object' && address !== null ? address.port : 0;
}
