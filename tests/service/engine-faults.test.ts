import { createServer, type Server } from 'node:http';
import { type Engine, EngineError } from '@draftsmith/service/engines';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { findFreePort, portOf } from '../wordpress/ports.ts';
import { letWrite, openEngine, openFound } from './open-engine.ts';

let upstream: FakeOpenAiServer;
let opened: { close: () => Promise<void> } | undefined;
let other: Server | undefined;
beforeAll(async () => {
	upstream = await startFakeOpenAiServer({ kind: 'silence' });
});
afterEach(async () => {
	await opened?.close();
	upstream.requests.length = 0;
	other?.closeAllConnections();
	other?.close();
});
afterAll(() => upstream.stop());

async function open(entry: Record<string, unknown> = {}) {
	const { engine, close } = await openEngine({
		engine: 'openai-compatible',
		scope: 'self_hosted',
		base_url: upstream.baseUrl,
		...entry,
	});
	opened = { close };
	return engine;
}

test('headers and a role are no sign of a model that writes', async () => {
	const loading = createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		response.write(`data: ${delta({ role: 'assistant', content: '' })}\n\n`);
		setTimeout(() => response.end(`data: ${delta({ content: 'Baked.' }, 'stop')}\n\n`), 500);
	});
	const engine = await open({ base_url: await listen(loading), timeouts: { first_chunk: 5, silence: 0.2 } });
	expect(await letWrite(engine)).toMatchObject({ error: undefined, text: 'Baked.' });
});

test('a reader that leaves early hangs up on the server', async () => {
	const engine = await open();
	upstream.behave({ kind: 'write', text: 'word '.repeat(2000), pieceDelay: 5 });
	const brief = { title: '', prompt: '', language: 'en', content_type: 'article', tone: 'neutral', words: 1 } as const;
	const request = { brief, instructions: '', prompt: '', maxOutputTokens: 100 };
	for await (const piece of engine.write(request, new AbortController().signal)) if (piece.type === 'text') break;
	await expect.poll(() => upstream.open()).toBe(0);
});

test('a server that nobody answers for is unavailable, not cut', async () => {
	const engine = await open({ base_url: `http://127.0.0.1:${await findFreePort()}/v1` });
	expect((await letWrite(engine)).error).toMatchObject({ code: 'model_unavailable', retryable: true });
});

test('a server that keeps failing is left alone, and asked again by one', async () => {
	const engine = await open();
	upstream.behave({ kind: 'status', status: 503 });
	await expectGuarded(engine);
});

/** That it is not asked any more after five failures in a row; the pause is 5 s, less its jitter. */
async function expectGuarded(engine: Engine): Promise<void> {
	const before = upstream.requests.length;
	for (let time = 0; time < 5; time++)
		expect((await letWrite(engine)).error).toMatchObject({ code: 'model_unavailable', asked: true });
	const { error } = await letWrite(engine);
	expect(error).toMatchObject({ code: 'model_unavailable', asked: false, retryable: true });
	const wait = error instanceof EngineError ? error.retryAfter : undefined;
	expect(wait).toBeGreaterThan(2000);
	expect(wait).toBeLessThanOrEqual(5000);
	expect(upstream.requests).toHaveLength(before + 5);
}

test('a server that asks to be left alone is not asked by anybody before', async () => {
	const engine = await open();
	upstream.behave({ kind: 'status', status: 503, headers: { 'retry-after': '30' } });
	expect((await letWrite(engine)).error).toMatchObject({ asked: true, retryAfter: 30_000 });
	for (let time = 0; time < 3; time++) {
		const { error } = await letWrite(engine);
		expect(error).toMatchObject({ code: 'model_unavailable', asked: false, retryable: true });
		expect(error).toHaveProperty('retryAfter', expect.closeTo(30_000, -4));
	}
	expect(upstream.requests).toHaveLength(1);
});

test('a model that was found on this host is guarded as one that the file names', async () => {
	const found = await openFound(upstream.baseUrl, ['a', 'b']);
	opened = found;
	upstream.behave({ kind: 'status', status: 503 });
	await expectGuarded(found.find('ollama/a'));
	upstream.behave({ kind: 'silence' });
	const other = found.find('ollama/b');
	const leave = new AbortController();
	const hanging = [letWrite(other, leave.signal), letWrite(other, leave.signal)];
	await expect.poll(() => upstream.open()).toBe(2);
	expect((await letWrite(other)).error).toMatchObject({ code: 'model_rate_limited', asked: false });
	expect(upstream.open()).toBe(2);
	leave.abort();
	await Promise.all(hanging);
});

test('refusals are no fault of the server', async () => {
	const engine = await open();
	upstream.behave({ kind: 'status', status: 400 });
	for (let time = 0; time < 7; time++) expect((await letWrite(engine)).error).toMatchObject({ code: 'model_refused' });
	expect(upstream.requests).toHaveLength(7);
});

test('only so many texts at a time are asked for; the others wait, and may leave', async () => {
	const engine = await open({ concurrency: 2 });
	upstream.behave({ kind: 'write', text: 'Baked.', pieceDelay: 700 });
	const leave = new AbortController();
	const texts = [letWrite(engine), letWrite(engine), letWrite(engine, leave.signal), letWrite(engine)];
	await expect.poll(() => upstream.open()).toBe(2);
	leave.abort(new Error('canceled'));
	expect((await texts[2])?.error).toMatchObject({ message: 'canceled' });
	expect(upstream.requests).toHaveLength(2);
	for (const index of [0, 1, 3]) expect(await texts[index]).toMatchObject({ text: 'Baked.', error: undefined });
	expect(upstream.requests).toHaveLength(3);
});

test('who waits long is turned away, and costs no attempt', async () => {
	const engine = await open({ concurrency: 1 });
	upstream.behave({ kind: 'silence' });
	const leave = new AbortController();
	const hanging = letWrite(engine, leave.signal);
	const { error, milliseconds } = await letWrite(engine);
	expect(error).toMatchObject({ code: 'model_rate_limited', asked: false, retryAfter: 2000 });
	expect(milliseconds).toBeLessThan(20_000);
	leave.abort();
	await hanging;
	expect(upstream.requests).toHaveLength(1);
});

async function listen(server: Server): Promise<string> {
	other = server;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${portOf(server)}/v1`;
}

/** Answers with these frames as they stand and keeps the connection open. */
const speaking = (frames: string[]): Server =>
	createServer((_, response) => {
		response.writeHead(200, { 'content-type': 'text/event-stream' });
		for (const frame of frames) response.write(`data: ${frame}\n\n`);
	});

const delta = (fields: Record<string, unknown>, finish: string | null = null) =>
	JSON.stringify({ choices: [{ index: 0, delta: fields, finish_reason: finish }] });

const dialects: [string, string[], Record<string, unknown>][] = [
	[
		'the last word ends it, though the server keeps the connection open',
		[delta({ content: 'Baked.' }), delta({}, 'stop'), '[DONE]'],
		{ text: 'Baked.', error: undefined },
	],
	[
		'silence after the model was done takes nothing from the text',
		[delta({ content: 'Baked.' }), delta({}, 'stop')],
		{ text: 'Baked.', error: undefined },
	],
	[
		'thoughts apart are no text',
		[delta({ reasoning_content: 'Hm.' }), delta({ reasoning: 'So.' }), delta({ content: 'Baked.' }, 'stop'), '[DONE]'],
		{ text: 'Baked.', thoughts: 'Hm.So.', error: undefined },
	],
	[
		'thoughts within the text are no text',
		[
			delta({ content: '<thi' }),
			delta({ content: 'nk>Hm.</think>\n\nBa' }),
			delta({ content: 'ked.' }, 'stop'),
			'[DONE]',
		],
		{ text: '\n\nBaked.', thoughts: '<think>Hm.</think>', error: undefined },
	],
	['content in parts', [delta({ content: [{ type: 'text', text: 'Baked.' }] }, 'eos'), '[DONE]'], { text: 'Baked.' }],
	['only thoughts', [delta({ reasoning: 'Hm.' }, 'stop'), '[DONE]'], { error: { code: 'model_empty' } }],
	[
		'thoughts that took all tokens',
		[delta({ content: '<think>Hm.' }, 'length'), '[DONE]'],
		{ text: '', error: { code: 'model_truncated' } },
	],
	['a refusal', [delta({ refusal: 'No.' }), delta({}, 'stop'), '[DONE]'], { error: { code: 'model_refused' } }],
	['a filter', [delta({ content: 'Ba' }, 'content_filter'), '[DONE]'], { error: { code: 'model_refused' } }],
	['a reason nobody knows', [delta({ content: 'Ba' }, 'abort'), '[DONE]'], { error: { code: 'model_stream_cut' } }],
	['the last word without a reason', [delta({ content: 'Ba' }), '[DONE]'], { error: { code: 'model_stream_cut' } }],
	[
		'an error in OpenAI’s words',
		[JSON.stringify({ error: { message: 'SECRET', type: 'rate_limit_error' } })],
		{ error: { code: 'model_rate_limited' } },
	],
	[
		'an error in a number',
		[JSON.stringify({ error: { message: 'SECRET', code: 400 } })],
		{ error: { code: 'model_refused' } },
	],
	[
		'an error of no kind',
		[JSON.stringify({ error: 'SECRET' })],
		{ error: { code: 'model_unavailable', message: expect.stringContaining('reported an error') } },
	],
	[
		'an error in a number that is a text',
		[JSON.stringify({ error: { message: 'SECRET', code: '401' } })],
		{ error: { code: 'model_refused' } },
	],
	[
		'an account without money',
		[JSON.stringify({ error: { message: 'SECRET', code: 'insufficient_quota' } })],
		{ error: { code: 'model_refused', message: expect.stringContaining('402') } },
	],
	[
		'usage that is no number',
		[delta({ content: 'Baked.' }, 'stop'), JSON.stringify({ choices: [], usage: { prompt_tokens: '12' } }), '[DONE]'],
		{ text: 'Baked.', error: undefined, usage: { input_tokens: null, output_tokens: null, source: 'unknown' } },
	],
	['JSON of another shape', ['[1]'], { error: { code: 'model_stream_cut' } }],
];
test.each(dialects)('dialects: %s', async (_, frames, expected) => {
	const engine = await open({ base_url: await listen(speaking(frames)), timeouts: { silence: 0.3 } });
	expect(await letWrite(engine)).toMatchObject(expected);
});
