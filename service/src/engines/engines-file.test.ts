import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EngineEntry, readEnginesFile, scopeOf } from './engines-file.ts';
import { enginesJsonSchema } from './engines-schema.ts';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-engines-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(models: unknown, more: Record<string, unknown> = {}): EngineEntry[] {
	const file = join(folder, 'engines.json');
	writeFileSync(file, JSON.stringify({ ...more, models }));
	return readEnginesFile(file, {});
}

const own = { engine: 'openai-compatible', scope: 'self_hosted', base_url: 'http://10.0.0.5:8000/v1' };
const theirs = { engine: 'openai-compatible', scope: 'external', base_url: 'https://api.example.com/v1' };

test('each kind of engine, with no more than it needs', () => {
	const models = read(
		[
			{ ...own, id: 'own' },
			...['openai', 'anthropic', 'google', 'xai', 'deepseek'].map((engine) => ({ id: engine, engine })),
			{ id: 'local', engine: 'llama-cpp', model_path: '/models/a.gguf' },
		],
		{ $schema: 'engines.schema.json' },
	);
	expect(models.map(scopeOf)).toEqual(['self_hosted', ...Array(5).fill('external'), 'self_hosted']);
});

test('a company’s protocol may be a gateway of one’s own, at a private address only', () => {
	const gateway = { id: 'a', engine: 'anthropic', scope: 'self_hosted', base_url: 'http://gateway:4000/v1' };
	expect(read([gateway]).map(scopeOf)).toEqual(['self_hosted']);
	for (const base_url of [undefined, 'https://api.anthropic.com/v1', 'https://gateway.example.com/v1'])
		expect(() => read([{ ...gateway, base_url }])).toThrow(/says self_hosted.*another company/);
});

const wrong: [string, unknown[], RegExp][] = [
	['no model', [], /models/],
	['an engine that there is not', [{ id: 'a', engine: 'bard' }], /models\[0\]\.engine/],
	['a field that there is not', [{ ...own, id: 'a', api_key: 'sk-1' }], /"api_key"/],
	[
		'a key where its variable belongs',
		[{ ...own, id: 'a', api_key_env: 'sk-not-a-name' }],
		/environment variable, not a key/,
	],
	['a server without its scope', [{ id: 'a', engine: 'openai-compatible', base_url: 'http://a/v1' }], /scope/],
	['an address of another scheme', [{ ...own, id: 'a', base_url: 'ftp://a/v1' }], /base_url/],
	['llama.cpp elsewhere', [{ id: 'a', engine: 'llama-cpp', scope: 'external' }], /scope/],
	['a file and a name for it', [{ id: 'a', engine: 'llama-cpp', model: 'a', model_path: '/a' }], /model_path/],
	['a model’s name that is a path', [{ id: 'a', engine: 'llama-cpp', model: '../secret' }], /model/],
	[
		'a price below nothing',
		[{ ...own, id: 'a', price: { input_usd_per_million: -1, output_usd_per_million: 1 } }],
		/price/,
	],
	['a key in an address', [{ ...own, id: 'a', base_url: 'http://10.0.0.5/v1?key=sk-1' }], /base_url/],
	['a password in an address', [{ ...own, id: 'a', base_url: 'http://me:secret@10.0.0.5/v1' }], /base_url/],
	['a name in an address', [{ ...own, id: 'a', base_url: 'http://me@10.0.0.5/v1' }], /base_url/],
	['an empty question in an address', [{ ...own, id: 'a', base_url: 'http://10.0.0.5/v1?' }], /base_url/],
	['a place on a page', [{ ...own, id: 'a', base_url: 'http://10.0.0.5/v1#x' }], /base_url/],
	['an id that is a path', [{ id: '../secret', engine: 'llama-cpp' }], /set model or model_path\n.*models\[0\]\.id/],
	['an id that is the folder above', [{ id: '..', engine: 'llama-cpp' }], /id/],
	['an id of another system’s path', [{ id: 'a\\b', engine: 'llama-cpp' }], /id/],
	['a model’s name that is the folder above', [{ id: 'a', engine: 'llama-cpp', model: '..' }], /model/],
	[
		'a company’s server as one’s own',
		[{ ...own, id: 'a', base_url: 'https://openrouter.ai/api/v1' }],
		/says self_hosted.*another company/,
	],
	['Ollama’s cloud as one’s own', [{ ...own, id: 'a', model: 'gpt-oss:120b-cloud' }], /says self_hosted.*ollama\.com/],
	['Ollama’s cloud by its id', [{ ...own, id: 'big:cloud' }], /says self_hosted.*ollama\.com/],
	['a time of nothing', [{ ...own, id: 'a', timeouts: { silence: 0 } }], /silence/],
	['a longer wait for a connection than Node has', [{ ...own, id: 'a', timeouts: { connect: 11 } }], /connect/],
	['a connection to a model in this house', [{ id: 'a', engine: 'llama-cpp', timeouts: { connect: 1 } }], /"connect"/],
	[
		'an id twice',
		[
			{ ...own, id: 'a' },
			{ ...own, id: 'a' },
		],
		/"a" is used twice/,
	],
	['the id of the outline', [{ ...own, id: 'outline' }], /"outline" belongs to the built-in/],
	['a fallback that there is not', [{ ...own, id: 'a', fallbacks: ['b'] }], /fallback "b", which is no id/],
	['a fallback to itself', [{ ...own, id: 'a', fallbacks: ['a'] }], /"a" lead back to itself/],
	[
		'fallbacks in a circle',
		[
			{ ...own, id: 'a', fallbacks: ['b'] },
			{ ...own, id: 'b', fallbacks: ['c'] },
			{ ...own, id: 'c', fallbacks: ['b'] },
		],
		/"b" lead back to itself/,
	],
	[
		'a fallback to another company',
		[
			{ ...own, id: 'a', fallbacks: ['b'] },
			{ ...theirs, id: 'b' },
		],
		/"a" is self_hosted and its fallback "b" is external.*must not change where the text is made/,
	],
	[
		'a fallback from another company',
		[
			{ ...theirs, id: 'a', fallbacks: ['b'] },
			{ ...own, id: 'b' },
		],
		/"a" is external and its fallback "b" is self_hosted/,
	],
];
test.each(wrong)('%s is refused with its place', (_, models, expected) => {
	expect(() => read(models)).toThrow(expected);
});

test('an id may be anything where it names no file', () => {
	expect(read([{ ...own, id: 'org/model' }])).toHaveLength(1);
	expect(read([{ id: 'org/model', engine: 'llama-cpp', model: 'a' }])).toHaveLength(1);
	expect(read([{ ...theirs, id: 'big:cloud' }])).toHaveLength(1);
});

test('a file that begins with the mark of its encoding is read', () => {
	const file = join(folder, 'mark.json');
	writeFileSync(file, `\uFEFF${JSON.stringify({ models: [{ ...own, id: 'a' }] })}`);
	expect(readEnginesFile(file, {})).toHaveLength(1);
});

test('a file that is not there, and a folder', () => {
	expect(() => readEnginesFile(join(folder, 'none.json'), {})).toThrow(
		/none\.json does not exist: set DRAFTSMITH_ENGINES/,
	);
	expect(() => readEnginesFile(folder, {})).toThrow(/is a folder, not a file/);
});

test('what is no JSON is refused without quoting it', () => {
	const file = join(folder, 'broken.json');
	writeFileSync(file, '{ "models": [ { "api_key": sk-CANARY } ] }');
	expect(() => readEnginesFile(file, {})).toThrow(/is not JSON/);
	expect(() => readEnginesFile(file, {})).not.toThrow(/CANARY/);
});

test('docs/engines.schema.json is this schema', () => {
	// When it is not:
	// node -e "console.log(JSON.stringify((await import('./service/src/engines/engines-schema.ts')).enginesJsonSchema()))" > docs/engines.schema.json
	// npx biome format --write docs/engines.schema.json
	const published = new URL('../../../docs/engines.schema.json', import.meta.url);
	expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(enginesJsonSchema());
});

test('every example of docs/engines.md is right', () => {
	const page = readFileSync(new URL('../../../docs/engines.md', import.meta.url), 'utf8');
	const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, example]) => JSON.parse(example ?? ''));
	expect(examples.length).toBeGreaterThan(0);
	const kinds = examples.flatMap((example) => read(example.models, { $schema: example.$schema }));
	const named = new Set(kinds.map((entry) => entry.engine));
	expect([...named].sort()).toEqual([
		'anthropic',
		'deepseek',
		'google',
		'llama-cpp',
		'openai',
		'openai-compatible',
		'xai',
	]);
});
