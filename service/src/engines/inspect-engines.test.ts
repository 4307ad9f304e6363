import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeClock } from '../platform/clock.testing.ts';
import { inspectEngines } from './inspect-engines.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-inspect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LISTED = { data: [{ id: 'llama3:latest' }, { id: 'qwen' }] };
const asked: string[] = [];

/** The findings about these models, as `level text`, when every server answers so; `undefined`: nobody does. */
async function inspect(models: Record<string, unknown>[], answer: unknown, status = 200): Promise<string[]> {
	const enginesFile = join(folder, 'engines.json');
	writeFileSync(enginesFile, JSON.stringify({ models }));
	asked.length = 0;
	const findings = await inspectEngines({
		enginesFile,
		dataFolder: folder,
		discover: false,
		ollamaHost: undefined,
		environment: { HOUSE_KEY: ' sk-CANARY\n', BAD_KEY: 'sk-\u0007CANARY' },
		clock: createFakeClock(),
		fetchServer: async (url) => {
			asked.push(url);
			return answer === undefined ? undefined : { status, document: answer };
		},
	});
	const said = findings.map(({ level, text }) => `${level} ${text}`);
	expect(said.join()).not.toContain('CANARY');
	return said;
}

const own = { id: 'own', engine: 'openai-compatible', scope: 'self_hosted', base_url: 'http://10.0.0.5/v1' };

test('a model without fault', async () => {
	expect(await inspect([{ ...own, model: 'qwen', api_key_env: 'HOUSE_KEY' }], LISTED)).toEqual([
		'ok model own (self_hosted)',
	]);
	expect(await inspect([{ ...own, model: 'llama3' }], LISTED)).toEqual(['ok model own (self_hosted)']);
});

test('a list of another shape, or none, says nothing against a model', async () => {
	expect(await inspect([own], { object: 'list' })).toEqual(['ok model own (self_hosted)']);
	expect(await inspect([own], { data: [] })).toEqual(['ok model own (self_hosted)']);
});

const gateway = { id: 'g', engine: 'google', scope: 'self_hosted', base_url: 'http://gateway/v1beta', model: 'gemini' };
const faults: [string, Record<string, unknown>, unknown, RegExp][] = [
	['a server that does not answer', own, undefined, /^warning model own .*does not answer.*base_url/],
	['a model that its server does not list', own, LISTED, /^warning model own .*does not list "own": set model/],
	[
		'a key that is not there',
		{ ...own, model: 'qwen', api_key_env: 'NO_KEY' },
		LISTED,
		/^warning .*has no key: set the environment variable NO_KEY/,
	],
	['a company without its key', { id: 'gpt', engine: 'openai' }, LISTED, /^warning .*variable OPENAI_API_KEY/],
	[
		'a model at a gateway that lists as Google does',
		{ ...gateway, api_key_env: 'HOUSE_KEY' },
		{ models: [{ name: 'models/gemma' }] },
		/does not list "gemini"/,
	],
	[
		'self_hosted at an address of the internet',
		{ ...own, model: 'qwen', base_url: 'https://llm.example.com/v1' },
		LISTED,
		/^warning .*says self_hosted, but llm\.example\.com is an address of the public internet/,
	],
	[
		'a company’s server without encryption',
		{ ...own, scope: 'external', base_url: 'http://llm.example.com/v1' },
		LISTED,
		/^warning .*unencrypted to llm\.example\.com: use https/,
	],
	[
		'llama.cpp without its model',
		{ id: 'local', engine: 'llama-cpp', model_path: '/no/such/model.gguf' },
		LISTED,
		/^warning model local .*\/no\/such\/model\.gguf$/,
	],
	[
		'a key that can be none',
		{ ...own, model: 'qwen', api_key_env: 'BAD_KEY' },
		LISTED,
		/^warning .*the key in BAD_KEY holds .*control character/,
	],
];
test.each(faults)('%s', async (_, model, answer, expected) => {
	const said = await inspect([model], answer);
	expect(said).toHaveLength(1);
	expect(said[0]).toMatch(expected);
});

const answered: [number, RegExp | undefined][] = [
	[404, undefined],
	[405, undefined],
	[401, /refuses the service \(401 or 403\): check the key/],
	[403, /refuses the service/],
	[307, /redirect.*set base_url to where it leads/],
	[502, /fails \(5xx\)/],
];
test.each(answered)('a server that answers %i to the question for its models', async (status, expected) => {
	const [said] = await inspect([own], null, status);
	if (expected) expect(said).toMatch(expected);
	else expect(said).toBe('ok model own (self_hosted)');
});

test('what is not looked for on this host is told', async () => {
	const settings = { enginesFile: undefined, dataFolder: folder, discover: true, clock: createFakeClock() };
	const fetchServer = async () => undefined;
	const environment = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://proxy:3128' };
	const far = await inspectEngines({ ...settings, ollamaHost: 'llm.example.com', environment: {}, fetchServer });
	expect(far.map(({ level, text }) => `${level} ${text}`)).toEqual([
		expect.stringMatching(/^warning OLLAMA_HOST is not looked at: llm\.example\.com:11434 is an address of the public/),
		expect.stringMatching(/^warning no model yet/),
	]);
	const proxied = await inspectEngines({ ...settings, ollamaHost: undefined, environment, fetchServer });
	expect(proxied.map(({ text }) => text).join()).toMatch(/127\.0\.0\.1:11434 .*NO_PROXY.*127\.0\.0\.1:8080 .*NO_PROXY/);
});

test('a relative path begins at the folder of the engines file', async () => {
	const [said] = await inspect([{ id: 'local', engine: 'llama-cpp', model_path: 'models/a.gguf' }], LISTED);
	expect(said).toContain(join(folder, 'models', 'a.gguf'));
	const [named] = await inspect([{ id: 'local', engine: 'llama-cpp', model: 'Some.GGUF' }], LISTED);
	expect(named).toContain(join(folder, 'models', 'Some.gguf'));
});

test('other companies are not asked', async () => {
	await inspect(
		[
			{ id: 'gpt', engine: 'openai', api_key_env: 'HOUSE_KEY' },
			{ ...own, id: 'far', scope: 'external', base_url: 'https://gateway.example.com/v1' },
		],
		LISTED,
	);
	expect(asked).toEqual([]);
});

test('a file that is wrong', async () => {
	expect(await inspect([{ ...own, fallbacks: ['nothing'] }], LISTED)).toEqual([
		expect.stringMatching(/^error .*engines\.json.*fallback/),
	]);
});
