import { afterEach, expect, test } from 'vitest';
import type { Behaviour } from '../fakes/behaviour.ts';
import { startFakeAnthropicServer } from '../fakes/fake-anthropic-server.ts';
import { startFakeGoogleServer } from '../fakes/fake-google-server.ts';
import type { FakeModelServer } from '../fakes/fake-model-server.ts';
import { startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startFakeResponsesServer } from '../fakes/fake-responses-server.ts';
import { everythingIn, letWrite, type OpenEngine, openEngine } from './open-engine.ts';

const TEXT = 'Bread is baked, and this is all of the text.';
const KEY = 'sk-CANARY-KEY';

/** Each company's engine against its own protocol: where it asks, how it sends the key, the limit of tokens it sends. */
const providers = [
	{
		engine: 'openai',
		start: startFakeOpenAiServer,
		path: '/v1/chat/completions',
		seen: { authorization: `Bearer ${KEY}` },
		asked: { model: 'fake-model', max_tokens: 4196, store: false, stream_options: { include_usage: true } },
		input: 123,
	},
	{
		engine: 'anthropic',
		start: startFakeAnthropicServer,
		path: '/v1/messages',
		seen: { apiKey: KEY, authorization: undefined },
		asked: { model: 'fake-model', max_tokens: 100 },
		input: 16,
	},
	{
		engine: 'google',
		start: startFakeGoogleServer,
		path: '/v1beta/models/fake-model:streamGenerateContent?alt=sse',
		seen: { apiKey: KEY },
		asked: { generationConfig: { maxOutputTokens: 4196 } },
		input: 123,
	},
	{
		engine: 'xai',
		start: startFakeResponsesServer,
		path: '/v1/responses',
		seen: { authorization: `Bearer ${KEY}` },
		asked: { model: 'fake-model', max_output_tokens: 4196, store: false },
		input: 123,
	},
	{
		engine: 'deepseek',
		start: startFakeOpenAiServer,
		path: '/v1/chat/completions',
		seen: { authorization: `Bearer ${KEY}` },
		asked: { model: 'fake-model', max_tokens: 100, stream_options: { include_usage: true } },
		input: 123,
	},
];
type Provider = (typeof providers)[number];

let upstream: FakeModelServer | undefined;
let opened: OpenEngine | undefined;
afterEach(async () => {
	await opened?.close();
	await upstream?.stop();
});

async function write({ engine, start }: Provider, behaviour: Behaviour) {
	upstream = await start(behaviour);
	opened = await openEngine({
		engine,
		scope: 'self_hosted',
		base_url: upstream.baseUrl,
		api_key_env: 'FAKE_KEY',
	});
	return { requests: upstream.requests, open: upstream.open, ...(await letWrite(opened.engine)) };
}

test.each(providers)('$engine writes, with its usage, key and limit', async (provider) => {
	const { requests, text, usage, error } = await write(provider, { kind: 'write', text: TEXT });
	expect({ text, error }).toEqual({ text: TEXT, error: undefined });
	expect(usage).toEqual({ input_tokens: provider.input, output_tokens: 456, source: 'provider' });
	expect(requests).toHaveLength(1);
	expect(requests[0]).toMatchObject({ path: provider.path, ...provider.seen, body: provider.asked });
	expect(JSON.stringify(requests[0]?.body)).toContain('Write about SECRET.');
});

const faults: [string, Behaviour, Record<string, unknown>][] = [
	[
		'429',
		{ kind: 'status', status: 429, headers: { 'retry-after': '7' } },
		{ code: 'model_rate_limited', retryable: true, retryAfter: 7000 },
	],
	['a cut', { kind: 'cut', text: TEXT }, { code: 'model_stream_cut', retryable: true }],
	['a clean end without a finish', { kind: 'end-early', text: TEXT }, { code: 'model_stream_cut', retryable: true }],
	['a garbage frame', { kind: 'garbage-between', text: TEXT }, { code: 'model_stream_cut', retryable: true }],
	['an overloaded server', { kind: 'error-event', text: TEXT }, { code: 'model_unavailable', retryable: true }],
	['its limit of tokens', { kind: 'length', text: TEXT }, { code: 'model_truncated', retryable: false }],
];
const cases = providers.flatMap((provider) =>
	faults.map(([name, behaviour, expected]) => ({ provider, engine: provider.engine, name, behaviour, expected })),
);
test.each(cases)('$engine after $name', async ({ provider, behaviour, expected }) => {
	const { error, open, requests } = await write(provider, behaviour);
	expect(error).toMatchObject({ name: 'EngineError', ...expected });
	expect(everythingIn(error)).not.toMatch(/SECRET|CANARY/);
	// No retry of the SDK's own.
	expect(requests).toHaveLength(1);
	await expect.poll(open).toBe(0);
});

test.each(providers)('$engine: a finished text is not lost with a connection that stays open', async (provider) => {
	upstream = await provider.start({ kind: 'stay-open', text: TEXT });
	opened = await openEngine({
		engine: provider.engine,
		scope: 'self_hosted',
		base_url: upstream.baseUrl,
		api_key_env: 'FAKE_KEY',
		timeouts: { silence: 0.3 },
	});
	const { text, error, usage } = await letWrite(opened.engine);
	expect({ text, error }).toEqual({ text: TEXT, error: undefined });
	expect(usage).toEqual({ input_tokens: provider.input, output_tokens: 456, source: 'provider' });
});

test.each(providers)('$engine: thoughts whose beginning the server has kept are no text', async (provider) => {
	const { text, error } = await write(provider, { kind: 'write', text: `Hm. SECRET\n</think>${TEXT}` });
	expect({ text, error }).toEqual({ text: TEXT, error: undefined });
});

test.each(providers)('$engine without its key is listed as unavailable, and asks nobody', async (provider) => {
	upstream = await provider.start({ kind: 'write', text: TEXT });
	opened = await openEngine({
		engine: provider.engine,
		scope: 'self_hosted',
		base_url: upstream.baseUrl,
		api_key_env: 'NO_SUCH_KEY',
	});
	expect(opened.engine.available()).toBe(false);
	const { error } = await letWrite(opened.engine);
	expect(error).toMatchObject({ code: 'model_refused', retryable: false, asked: false });
	expect(everythingIn(error)).toContain('NO_SUCH_KEY');
	expect(upstream.requests).toEqual([]);
});

test('Google’s usage up to a cut is not lost', async () => {
	const google = providers[2];
	if (!google) throw new Error('Google is not in the table');
	const { usage } = await write(google, { kind: 'cut', text: TEXT });
	expect(usage).toEqual({ input_tokens: 123, output_tokens: 7, source: 'provider' });
});
