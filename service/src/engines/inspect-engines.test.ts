import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeClock } from './clock.testing.ts';
import { inspectEngines } from './inspect-engines.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-inspect-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LISTED = { data: [{ id: 'llama3:latest' }, { id: 'qwen' }] };
const asked: string[] = [];

/** The findings about these models, as `level text`, when every server answers so. */
async function inspect(models: Record<string, unknown>[], answer: unknown): Promise<string[]> {
	const enginesFile = join(folder, 'engines.json');
	writeFileSync(enginesFile, JSON.stringify({ models }));
	asked.length = 0;
	const findings = await inspectEngines({
		enginesFile,
		dataFolder: folder,
		discover: false,
		ollamaHost: undefined,
		environment: { HOUSE_KEY: 'sk-CANARY' },
		clock: createFakeClock(),
		fetchServer: async (url) => {
			asked.push(url);
			return answer;
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
		/^warning model local .*can’t be loaded/,
	],
];
test.each(faults)('%s', async (_, model, answer, expected) => {
	const said = await inspect([model], answer);
	expect(said).toHaveLength(1);
	expect(said[0]).toMatch(expected);
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
