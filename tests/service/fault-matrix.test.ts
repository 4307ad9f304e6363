import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Behaviour } from '../fakes/behaviour.ts';
import { startFakeAnthropicServer } from '../fakes/fake-anthropic-server.ts';
import type { FakeModelServer } from '../fakes/fake-model-server.ts';
import { startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startUnreachable } from '../fakes/start-unreachable.ts';
import { portOf } from '../wordpress/ports.ts';
import { everythingIn, letWrite, type OpenEngine, openEngine } from './open-engine.ts';

/** Every way in which a server of a model is known to fail, for both protocols that have a reader of their own. */
type Fault = {
	name: string;
	behaviour: Behaviour;
	timeouts?: Record<string, number>;
	/** Where to ask instead of the fake. */
	baseUrl?: string;
	/** As the error has it; `retryAfter` is in ms. */
	expected: { code: string; retryable: boolean; retryAfter?: number; message?: string };
	/** The most time that it may cost, where Node itself would give up later. ms */
	within?: number;
	/** The most memory that it may cost, MiB. */
	memory?: number;
	/** Whether the model had begun: then Anthropic has told what it read. */
	began?: true;
	/** Whether the model had ended: then its usage is known. */
	ended?: true;
};

const TEXT = 'Bread is baked, and this is some of the text.';
const cut = { code: 'model_stream_cut', retryable: true };
const unavailable = { code: 'model_unavailable', retryable: true };
const late = { code: 'model_timeout', retryable: true };
const busy = { code: 'model_rate_limited', retryable: true };
const refused = { code: 'model_refused', retryable: false };

let elsewhere: Server;
let visitors = 0;
let elsewhereUrl = '';
let unreachable: Awaited<ReturnType<typeof startUnreachable>> | undefined;

const faults = (): Fault[] => [
	{
		name: '429 with Retry-After',
		behaviour: { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
		expected: { ...busy, retryAfter: 7000 },
	},
	{ name: '429 without', behaviour: { kind: 'status', status: 429 }, expected: busy },
	{
		name: '429 for an account without money',
		behaviour: { kind: 'status', status: 429, body: '{"error":{"message":"SECRET","code":"insufficient_quota"}}' },
		expected: { ...refused, message: '402' },
	},
	{ name: '500', behaviour: { kind: 'status', status: 500 }, expected: unavailable },
	{
		name: '503 with Retry-After as a date',
		behaviour: {
			kind: 'status',
			status: 503,
			headers: { date: 'Sat, 22 Nov 2025 10:00:00 GMT', 'retry-after': 'Sat, 22 Nov 2025 10:00:30 GMT' },
		},
		expected: { ...unavailable, retryAfter: 30_000 },
	},
	{ name: '529', behaviour: { kind: 'status', status: 529 }, expected: unavailable },
	{
		name: 'overloaded, told in the middle of the text',
		behaviour: { kind: 'error-event', text: TEXT },
		expected: unavailable,
		began: true,
	},
	{
		name: 'a connection that is never made',
		behaviour: { kind: 'silence' },
		baseUrl: `http://127.0.0.1:${unreachable?.port}/v1`,
		timeouts: { connect: 0.3 },
		within: 8000,
		expected: { ...unavailable, message: 'can’t be reached' },
	},
	{ name: 'never answers', behaviour: { kind: 'silence' }, timeouts: { first_chunk: 0.2 }, expected: late },
	{
		name: 'headers, then silence',
		behaviour: { kind: 'headers' },
		timeouts: { first_chunk: 0.2 },
		expected: late,
	},
	{
		name: 'stalls in mid-text',
		behaviour: { kind: 'stall', text: TEXT },
		timeouts: { silence: 0.2 },
		expected: late,
		began: true,
	},
	{
		name: 'drips for ever',
		behaviour: { kind: 'write', text: TEXT.repeat(20), pieceDelay: 30 },
		timeouts: { total: 0.4 },
		expected: late,
		began: true,
	},
	{
		name: 'signs of life for ever, and no text',
		behaviour: { kind: 'comments', delay: 30 },
		timeouts: { first_chunk: 0.3 },
		expected: late,
	},
	{ name: 'socket cut in mid-text', behaviour: { kind: 'cut', text: TEXT }, expected: cut, began: true },
	{ name: 'clean end without a finish', behaviour: { kind: 'end-early', text: TEXT }, expected: cut, began: true },
	{ name: 'garbage', behaviour: { kind: 'garbage' }, expected: cut },
	{
		name: 'a garbage frame, then a proper end',
		behaviour: { kind: 'garbage-between', text: TEXT },
		expected: cut,
		began: true,
	},
	{ name: 'a login page', behaviour: { kind: 'html' }, expected: unavailable },
	{ name: 'an endless line', behaviour: { kind: 'flood', status: 200 }, expected: cut },
	{ name: 'an endless answer to an error', behaviour: { kind: 'flood', status: 500 }, expected: unavailable },
	{
		name: 'a model that does not stop',
		behaviour: { kind: 'endless' },
		// 300,000 characters, each event of them read by the SDK before we see it.
		memory: 192,
		expected: { code: 'model_truncated', retryable: false },
		began: true,
	},
	{
		name: 'a redirect to another host',
		behaviour: { kind: 'redirect', to: elsewhereUrl },
		expected: { ...refused, message: 'redirect' },
	},
	{
		name: 'JSON instead of a stream',
		behaviour: { kind: 'status', status: 200, body: '{"choices":[{"message":{"content":"SECRET"}}]}' },
		expected: { ...refused, message: 'JSON instead of a stream' },
	},
	{
		name: 'an error with a status of 200',
		behaviour: { kind: 'status', status: 200, body: '{"error":{"message":"SECRET","code":"429"}}' },
		expected: busy,
	},
	{
		name: 'too much asked of it, told in the middle of the text',
		behaviour: { kind: 'busy-event', text: TEXT },
		expected: busy,
		began: true,
	},
	{
		name: 'its limit of tokens, and a connection that stays open',
		behaviour: { kind: 'stay-open', text: TEXT, reason: 'length' },
		timeouts: { silence: 0.2 },
		expected: { code: 'model_truncated', retryable: false },
		ended: true,
	},
	{
		name: 'fewer bytes than promised',
		behaviour: { kind: 'lying-length', text: TEXT },
		expected: cut,
		began: true,
	},
	{
		name: 'credentials refused',
		behaviour: { kind: 'status', status: 401 },
		expected: refused,
	},
];

const protocols = [
	{
		engine: 'openai-compatible',
		start: startFakeOpenAiServer,
		usage: { input_tokens: 123, output_tokens: 456, source: 'provider' },
		usageOfBegun: undefined,
	},
	{
		engine: 'anthropic',
		start: startFakeAnthropicServer,
		usage: { input_tokens: 16, output_tokens: 456, source: 'provider' },
		usageOfBegun: { input_tokens: 16, output_tokens: null, source: 'unknown' },
	},
];

const upstreams = new Map<string, FakeModelServer>();
let opened: OpenEngine | undefined;
beforeAll(async () => {
	elsewhere = createServer((_, response) => {
		visitors++;
		response.end();
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	elsewhereUrl = `http://127.0.0.1:${portOf(elsewhere)}/v1`;
	unreachable = await startUnreachable();
	for (const { engine, start } of protocols) upstreams.set(engine, await start({ kind: 'silence' }));
});
afterEach(() => opened?.close());
afterAll(async () => {
	for (const upstream of upstreams.values()) await upstream.stop();
	await unreachable?.stop();
	elsewhere.close();
});

async function write(
	engine: string,
	behaviour: Behaviour,
	{ timeouts = {}, baseUrl }: Pick<Fault, 'timeouts' | 'baseUrl'> = {},
) {
	const upstream = upstreams.get(engine);
	if (!upstream) throw new Error(`no fake speaks ${engine}`);
	upstream.behave(behaviour);
	opened = await openEngine({
		engine,
		scope: 'self_hosted',
		base_url: baseUrl ?? upstream.baseUrl,
		api_key_env: 'FAKE_KEY',
		timeouts: { first_chunk: 30, silence: 30, total: 60, ...timeouts },
	});
	return { upstream, written: await letWrite(opened.engine) };
}

const matrix = protocols.flatMap((protocol) =>
	faults().map((fault, index) => ({ protocol, index, title: `${protocol.engine}: ${fault.name}` })),
);
test.each(matrix)('$title', async ({ protocol, index }) => {
	// Made anew, for some addresses are known only now.
	const fault = faults()[index];
	if (!fault) throw new Error('no such fault');
	const memory = process.memoryUsage.rss();
	const { upstream, written } = await write(protocol.engine, fault.behaviour, fault);
	const { message = '', ...expected } = fault.expected;
	expect(written.error).toMatchObject({ name: 'EngineError', retryAfter: undefined, asked: true, ...expected });
	expect(String(written.error)).toContain(message);
	expect(everythingIn(written.error)).not.toMatch(/SECRET|CANARY/);
	expect(written.milliseconds).toBeLessThan(fault.within ?? 20_000);
	await expect.poll(() => upstream.open()).toBe(0);
	expect(process.memoryUsage.rss() - memory).toBeLessThan((fault.memory ?? 64) * 1024 * 1024);
	const usage = fault.ended ? protocol.usage : undefined;
	expect(written.usage).toEqual(fault.began ? protocol.usageOfBegun : usage);
	expect(visitors).toBe(0);
});

test.each(protocols)(
	'$engine: a text without a fault is whole, with its usage and its key',
	async ({ engine, usage }) => {
		const { upstream, written } = await write(engine, { kind: 'write', text: TEXT });
		expect(written).toMatchObject({ text: TEXT, error: undefined, usage });
		const { authorization, apiKey, body } = upstream.requests.at(-1) ?? {};
		expect(engine === 'anthropic' ? apiKey : authorization).toMatch(/sk-CANARY-KEY$/);
		expect(body).toMatchObject({ model: 'fake-model', max_tokens: 100, stream: true });
	},
);

const harmless: [string, Behaviour][] = [
	['a connection that stays open after the last word', { kind: 'stay-open', text: TEXT }],
	['thoughts before it', { kind: 'write', text: `<think>SECRET</think>${TEXT}` }],
	['thoughts whose beginning the server has kept', { kind: 'write', text: `SECRET\nHm.\n</think>${TEXT}` }],
];
test.each(protocols.flatMap((protocol) => harmless.map(([name, behaviour]) => ({ ...protocol, name, behaviour }))))(
	'$engine: a text is whole, and nothing but the text, in spite of $name',
	async ({ engine, behaviour, usage }) => {
		const { upstream, written } = await write(engine, behaviour, { timeouts: { silence: 5 } });
		expect(written).toMatchObject({ text: TEXT, error: undefined, usage });
		await expect.poll(() => upstream.open()).toBe(0);
	},
);

test.each(
	protocols.flatMap(({ engine, usageOfBegun }) =>
		[-1, 1.5, 1e9, 1e300].map((count) => ({ engine, usageOfBegun, count })),
	),
)('$engine: $count tokens are no count of tokens', async ({ engine, count, usageOfBegun }) => {
	const { written } = await write(engine, { kind: 'lying-usage', text: TEXT, count });
	expect(written).toMatchObject({ text: TEXT, error: undefined });
	expect(written.usage).toEqual(usageOfBegun ?? { input_tokens: null, output_tokens: null, source: 'unknown' });
});

test.each(protocols)('$engine: our own leave hangs up at once, and is no fault of the server', async ({ engine }) => {
	const upstream = upstreams.get(engine);
	upstream?.behave({ kind: 'stall', text: TEXT });
	opened = await openEngine({ engine, scope: 'self_hosted', base_url: upstream?.baseUrl, api_key_env: 'FAKE_KEY' });
	const reason = new Error('canceled');
	const leave = new AbortController();
	setTimeout(() => leave.abort(reason), 100);
	const { error, text } = await letWrite(opened.engine, leave.signal);
	expect(error).toBe(reason);
	expect(text).toBe(TEXT);
	await expect.poll(() => upstream?.open()).toBe(0);
});
