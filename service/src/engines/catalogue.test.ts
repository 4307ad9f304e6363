import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFakeClock } from '../platform/clock.testing.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';

let folder = '';
let catalogue: Catalogue | undefined;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-catalogue-'));
});
afterEach(async () => {
	await catalogue?.stop();
	rmSync(folder, { recursive: true });
});

/** A catalogue of these models; `answers` is what the servers of this host say, by address. */
function open(
	models: Record<string, unknown>[],
	answers: Record<string, unknown> = {},
	settings: { discover?: boolean; ollamaHost?: string; environment?: Record<string, string> } = {},
) {
	const enginesFile = join(folder, 'engines.json');
	writeFileSync(enginesFile, JSON.stringify({ models }));
	const asked: string[] = [];
	const environment = { OPENAI_API_KEY: 'sk-1', DEEPSEEK_API_KEY: '', ...settings.environment };
	const opened = createCatalogue({
		enginesFile: models.length > 0 ? enginesFile : undefined,
		dataFolder: folder,
		discover: settings.discover ?? false,
		ollamaHost: settings.ollamaHost,
		environment,
		clock: createFakeClock(),
		fetchServer: async (url) => {
			asked.push(url);
			return url in answers ? { status: 200, document: answers[url] } : undefined;
		},
	});
	catalogue = opened;
	const route = (id: string, allowExternal = true) => opened.route(id, allowExternal).map((engine) => engine.id);
	return { catalogue: opened, asked, route, answers };
}

const own = { engine: 'openai-compatible', scope: 'self_hosted', base_url: 'http://vllm/v1/' };

test('a route is the model and its own fallbacks, in their order, and no further', () => {
	const { route } = open([
		{ ...own, id: 'a', fallbacks: ['c', 'b'] },
		{ ...own, id: 'b', fallbacks: ['d'] },
		{ ...own, id: 'c' },
		{ ...own, id: 'd' },
	]);
	expect(route('a')).toEqual(['a', 'c', 'b']);
	expect(route('b', false)).toEqual(['b', 'd']);
	expect(route('outline')).toEqual(['outline']);
	expect(route('nothing')).toEqual([]);
});

test('what a site has not allowed has no route', () => {
	const { route, catalogue } = open([
		{ id: 'gpt', engine: 'openai', fallbacks: ['claude'] },
		{ id: 'claude', engine: 'anthropic' },
		{ ...own, id: 'own' },
	]);
	expect(route('gpt', false)).toEqual([]);
	expect(() => catalogue.find('gpt', false)).toThrow(expect.objectContaining({ code: 'unknown_model' }));
	expect(route('gpt', true)).toEqual(['gpt', 'claude']);
	expect(catalogue.list(false).map((engine) => engine.id)).toEqual(['own', 'outline']);
});

test('prices are whole micro-USD, keys come from their usual variables, and an empty one is none', () => {
	const price = { input_usd_per_million: 0.1, output_usd_per_million: 2.3 };
	const { catalogue } = open([
		{ id: 'gpt', engine: 'openai', price },
		{ id: 'claude', engine: 'anthropic' },
		{ id: 'deep', engine: 'deepseek' },
	]);
	const [gpt, claude, deep] = catalogue.list(true);
	expect(gpt?.price).toEqual({ input: 100_000, output: 2_300_000 });
	expect(claude?.price).toBeUndefined();
	expect([gpt?.available(), claude?.available(), deep?.available()]).toEqual([true, false, false]);
});

test('servers of one’s own are asked whether they are there; those of others never', async () => {
	const { catalogue, asked, answers } = open([
		{ ...own, id: 'own' },
		{ id: 'gpt', engine: 'openai' },
		{ id: 'far', engine: 'openai-compatible', scope: 'external', base_url: 'https://gateway.example.com/v1' },
	]);
	await catalogue.refresh();
	expect(asked).toEqual(['http://vllm/v1/models']);
	expect(catalogue.find('own', false).available()).toBe(false);
	answers['http://vllm/v1/models'] = { data: [] };
	await catalogue.refresh();
	expect(catalogue.find('own', false).available()).toBe(true);
});

test('a model that is found again keeps its engine, and with it its queue and its pause', async () => {
	const tags = (...names: string[]) => ({ models: names.map((name) => ({ name })) });
	const address = 'http://127.0.0.1:11434/api/tags';
	const { catalogue, answers } = open([], { [address]: tags('a', 'b') }, { discover: true });
	await catalogue.refresh();
	const before = catalogue.find('ollama/a', false);
	answers[address] = tags('c', 'a');
	await catalogue.refresh();
	expect(catalogue.list(false).map((engine) => engine.id)).toEqual(['ollama/c', 'ollama/a', 'outline']);
	expect(catalogue.find('ollama/a', false)).toBe(before);
	// A server that restarts keeps its models, unavailable for a while.
	delete answers[address];
	await catalogue.refresh();
	expect(catalogue.find('ollama/a', false).available()).toBe(false);
});

test('a server at a public address is never found, and none through a proxy', async () => {
	const tags = { models: [{ name: 'a' }] };
	const somewhere = open(
		[],
		{ 'http://llm.example.com:11434/api/tags': tags },
		{
			discover: true,
			ollamaHost: 'llm.example.com',
		},
	);
	await somewhere.catalogue.refresh();
	expect(somewhere.asked).toEqual(['http://127.0.0.1:8080/v1/models']);
	expect(somewhere.route('ollama/a')).toEqual([]);
	await somewhere.catalogue.stop();
	const here = open(
		[],
		{ 'http://127.0.0.1:11434/api/tags': tags },
		{
			discover: true,
			environment: { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://proxy:3128' },
		},
	);
	await here.catalogue.refresh();
	expect(here.asked).toEqual([]);
});

test('a model of one’s own behind a proxy keeps the service from starting', () => {
	const environment = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://proxy:3128' };
	expect(() => open([{ ...own, id: 'own' }], {}, { environment })).toThrow(/"own".*proxy.*add vllm to NO_PROXY/);
	const allowed = open([{ ...own, id: 'own' }], {}, { environment: { ...environment, NO_PROXY: 'vllm' } });
	expect(allowed.route('own')).toEqual(['own']);
});

test('who asks while the servers are being asked waits for the same answers', async () => {
	const { catalogue, asked } = open([{ ...own, id: 'own' }], { 'http://vllm/v1/models': { data: [] } });
	await Promise.all(Array.from({ length: 50 }, () => catalogue.refresh()));
	expect(asked).toHaveLength(1);
	await catalogue.refresh();
	expect(asked).toHaveLength(2);
});
