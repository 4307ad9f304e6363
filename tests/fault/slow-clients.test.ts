import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countRows } from '../service/stored-rows.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-slow-'));
const SLOW = 200;
/** Within this time a socket that drips must be closed, ms: 10 s for the headers, looked at every 5 s, and some for the machine. */
const CLOSED_WITHIN = 20_000;

let running: ServerProcess;
let port: number;
let key: string;

beforeAll(async () => {
	running = await startServerProcess(SERVICE_MAIN, ['serve'], { ...testSettings(folder), DRAFTSMITH_WORKERS: '0' });
	port = Number(new URL(running.url).port);
	({ key } = await createClient({ baseUrl: running.url }).register({ email: 'a@example.org', domain: 'example.org' }));
});
afterAll(async () => {
	await running.stop();
	rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<Socket> {
	const socket = connect(port, '127.0.0.1');
	socket.on('error', () => undefined);
	// An end that nobody reads is none.
	socket.resume();
	await new Promise((resolve) => socket.once('connect', resolve));
	return socket;
}

/** Milliseconds that ordinary calls take, one after the other for a while. */
async function latencies(duration: number): Promise<number[]> {
	const taken: number[] = [];
	const until = performance.now() + duration;
	while (performance.now() < until) {
		const begun = performance.now();
		const response = await fetch(`${running.url}/v1/account`, { headers: { authorization: `Bearer ${key}` } });
		await response.arrayBuffer();
		expect(response.status).toBe(200);
		taken.push(performance.now() - begun);
		await wait(10);
	}
	return taken.toSorted((one, other) => one - other);
}

const share = (sorted: number[], part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;

test(`${SLOW} sockets that drip their headers are closed within ${CLOSED_WITHIN / 1000} s, and nobody else is slowed down`, async () => {
	const before = await latencies(3000);
	const begun = performance.now();
	const closed: number[] = [];
	const sockets = await Promise.all(Array.from({ length: SLOW }, open));
	for (const socket of sockets) {
		socket.write('GET /v1/account HTTP/1.1\r\nHost: localhost\r\n');
		socket.on('close', () => closed.push(performance.now() - begun));
	}
	const dripping = setInterval(() => {
		for (const socket of sockets) if (socket.writable) socket.write('X-Drip: 1\r\n');
	}, 500);
	const during = await latencies(8000);
	await expect.poll(() => closed.length, { timeout: CLOSED_WITHIN, interval: 100 }).toBe(SLOW);
	clearInterval(dripping);
	const last = Math.max(...closed);
	const [calm, busy] = [before, during].map((taken) => share(taken, 0.9));
	console.log(
		`${SLOW} closed after ${Math.round(Math.min(...closed))} to ${Math.round(last)} ms; p90 ${calm?.toFixed(1)} ms before, ${busy?.toFixed(1)} ms during`,
	);
	// They were open while the others were measured.
	expect(Math.min(...closed)).toBeGreaterThan(8000);
	expect(last).toBeLessThan(CLOSED_WITHIN);
	// A ratio, with a floor below which there is nothing to tell apart on a shared machine.
	expect(busy).toBeLessThan(Math.max(5 * (calm ?? 0), 100));
}, 120_000);

const PIECE = 64 * 1024;

/** What a server answers to these bytes, until it closes the connection. As any client, it sends no more once it is answered. */
async function exchange(text: string, isHalfClosed = false): Promise<string> {
	const socket = await open();
	let answer = '';
	const closed = new Promise<string>((resolve) => {
		socket.on('data', (data: Buffer) => {
			answer += data.toString();
		});
		socket.on('close', () => resolve(answer));
	});
	for (let sent = 0; sent < text.length && answer === '' && socket.writable; sent += PIECE) {
		socket.write(text.slice(sent, sent + PIECE));
		await wait(sent === 0 ? 0 : 20);
	}
	if (isHalfClosed) socket.end();
	const given = await Promise.race([closed, wait(8000, 'still open')]);
	socket.destroy();
	return given;
}

const BODY = JSON.stringify({ title: 'Bread', language: 'en', model: 'outline' });
const post = (...headers: string[]) =>
	[
		'POST /v1/jobs HTTP/1.1',
		'Host: localhost',
		`Authorization: Bearer ${key}`,
		'Content-Type: application/json',
		'Idempotency-Key: smuggled',
		...headers,
		'',
		'',
	].join('\r\n');
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

/** Every answer in what came back: a smuggled request would give a second one. */
const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

describe('what can be read in two ways, or is too much, is refused with problem details and the connection closed', () => {
	const smuggled = 'POST /v1/jobs/x/cancel HTTP/1.1\r\nHost: localhost\r\n\r\n';
	const large = 'x'.repeat(64 * 1024 + 1);
	const cases: [string, number, () => string][] = [
		[
			'both Content-Length and Transfer-Encoding',
			400,
			() => `${post('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${smuggled}`,
		],
		[
			'Transfer-Encoding first',
			400,
			() => `${post('Transfer-Encoding: chunked', 'Content-Length: 4')}0\r\n\r\n${smuggled}`,
		],
		['chunked that is not last', 400, () => `${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n`],
		['an unknown coding', 400, () => `${post('Transfer-Encoding: xchunked')}0\r\n\r\n`],
		['two lengths', 400, () => `${post('Content-Length: 4', 'Content-Length: 5')}abcde`],
		['a list of lengths', 400, () => `${post('Content-Length: 4, 4')}abcd`],
		['a negative length', 400, () => post('Content-Length: -1')],
		['a length with a sign', 400, () => `${post('Content-Length: +4')}abcd`],
		['a length that overflows', 400, () => post('Content-Length: 99999999999999999999999')],
		['a space before the colon', 400, () => `${post('Transfer-Encoding : chunked')}0\r\n\r\n`],
		['a folded header', 400, () => `${post('X-Folded: a', ' b: c')}`],
		['a header with a NUL', 400, () => post('X-Bad: a\0b')],
		['a chunk size that is no number', 400, () => `${post('Transfer-Encoding: chunked')}zz\r\nabc\r\n0\r\n\r\n`],
		['a chunk that is longer than it says', 400, () => `${post('Transfer-Encoding: chunked')}3\r\nabcdef\r\n0\r\n\r\n`],
		[
			'a chunk size that overflows',
			400,
			() => `${post('Transfer-Encoding: chunked')}fffffffffffffffff\r\na\r\n0\r\n\r\n`,
		],
		['headers of 20 KB', 431, () => post(`X-Large: ${'x'.repeat(20_000)}`)],
		['64 KB and a byte', 413, () => `${post(`Content-Length: ${large.length}`)}${large}`],
		['10 MB, announced', 413, () => `${post(`Content-Length: ${10 * 1024 * 1024}`)}${large}`],
		[
			'10 MB, in chunks',
			413,
			() => `${post('Transfer-Encoding: chunked')}${chunk('x'.repeat(10 * 1024 * 1024))}0\r\n\r\n`,
		],
		[
			'64 KB and a byte, in small chunks',
			413,
			() => `${post('Transfer-Encoding: chunked')}${chunk('x'.repeat(1024)).repeat(65)}0\r\n\r\n`,
		],
	];

	test.each(cases)('%s: %i', async (_, status, bytes) => {
		const before = countRows(folder);
		const answer = await exchange(bytes());
		expect(statuses(answer)).toEqual([status]);
		expect(answer).toMatch(/content-type: application\/problem\+json/i);
		expect(answer).toMatch(/connection: close/i);
		expect(countRows(folder)).toEqual(before);
	});

	test('a body that is longer than it says: the rest is no request', async () => {
		const { jobs = 0 } = countRows(folder);
		const answer = await exchange(`${post(`Content-Length: ${BODY.length}`)}${BODY}${smuggled.slice(4)}`);
		// The broken rest may close the connection before the first answer is sent; sent again, it is replayed.
		expect([[400], [202, 400]]).toContainEqual(statuses(answer));
		await expect.poll(() => countRows(folder).jobs).toBe(jobs + 1);
	});

	test('a body that is shorter than it says: nothing is done, whether the client goes or stays', async () => {
		const before = countRows(folder);
		const gone = await exchange(`${post(`Content-Length: ${BODY.length + 10}`)}${BODY}`, true);
		expect(statuses(gone).filter((status) => status < 400)).toEqual([]);
		expect(await exchange(`${post(`Content-Length: ${BODY.length + 10}`)}${BODY}`)).toBe('still open');
		expect(countRows(folder)).toEqual(before);
	});
});
