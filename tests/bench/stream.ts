import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@draftsmith/service/clock';
import { createCatalogue, type Engine } from '@draftsmith/service/engines';
import { startServerProcess } from '../stack/server-process.ts';

/**
 * `node tests/bench/stream.ts`: what a streamed token costs this process, in CPU, by each way to read it: fetch and a split by
 * hand (the floor), our OpenAI-compatible engine, and the AI SDK's model (the `openai` engine) with the same bytes. The upstream
 * is a process of its own; variants take turns; ratios are what to trust.
 */
const TOKENS = 2000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const UPSTREAM = new URL('stream-upstream.ts', import.meta.url).pathname;
const BRIEF = { title: '', prompt: '', language: 'en', content_type: 'article', tone: 'neutral', words: 1 } as const;

/** Reads one stream to its end; gives how many characters of text came. */
type Variant = { name: string; read: () => Promise<number> };

async function readRaw(url: string): Promise<number> {
	const response = await fetch(`${url}/chat/completions`, { method: 'POST', body: '{}' });
	const decoder = new TextDecoder();
	let rest = '';
	let characters = 0;
	for await (const bytes of response.body ?? []) {
		const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			if (!line.startsWith('data: {')) continue;
			const { choices } = JSON.parse(line.slice(6));
			characters += choices[0]?.delta?.content?.length ?? 0;
		}
	}
	return characters;
}

async function readEngine(engine: Engine): Promise<number> {
	let characters = 0;
	const request = { brief: BRIEF, instructions: '', prompt: '', maxOutputTokens: 100 };
	for await (const piece of engine.write(request, new AbortController().signal)) {
		if (piece.type === 'text') characters += piece.text.length;
	}
	return characters;
}

function openEngines(url: string, folder: string): (id: string) => Engine {
	const enginesFile = join(folder, 'engines.json');
	const server = { base_url: url, scope: 'self_hosted', api_key_env: 'BENCH_KEY' };
	const models = [
		{ ...server, id: 'ours', engine: 'openai-compatible' },
		{ ...server, id: 'sdk', engine: 'openai' },
	];
	writeFileSync(enginesFile, JSON.stringify({ models }));
	const catalogue = createCatalogue({
		enginesFile,
		dataFolder: folder,
		discover: false,
		ollamaHost: undefined,
		environment: { BENCH_KEY: 'none' },
		clock: systemClock,
		fetchServer: async () => undefined,
	});
	return (id) => catalogue.find(id, true);
}

const median = (values: number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** CPU of this process for one token, us, in each round. */
async function measure(variants: Variant[]): Promise<number[][]> {
	const costs = variants.map((): number[] => []);
	for (let round = -2; round < ROUNDS; round++) {
		for (const turn of variants.keys()) {
			const index = (turn + round + 2) % variants.length;
			const before = process.cpuUsage();
			const characters = await variants[index]?.read();
			const { user, system } = process.cpuUsage(before);
			if (characters !== TOKENS * ' bread'.length) throw new Error(`${variants[index]?.name} read ${characters}`);
			// The first two rounds only warm up.
			if (round >= 0) costs[index]?.push((user + system) / TOKENS);
		}
	}
	return costs;
}

async function run(perWrite: number): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-bench-'));
	const upstream = await startServerProcess(UPSTREAM, [], {});
	try {
		const url = `${upstream.url}/${TOKENS}/${perWrite}`;
		const engine = openEngines(url, folder);
		const variants: Variant[] = [
			{ name: 'floor: fetch, split by hand, JSON.parse', read: () => readRaw(url) },
			{ name: 'openai-compatible engine (ours)', read: () => readEngine(engine('ours')) },
			{ name: 'openai engine (AI SDK)', read: () => readEngine(engine('sdk')) },
		];
		const costs = await measure(variants);
		console.log(
			`\nCPU for a streamed token, ${TOKENS} tokens a stream, ${perWrite} a write, ${ROUNDS} rounds, medians`,
		);
		console.log('| way | us a token | ratio to the floor |');
		console.log('|---|---|---|');
		for (const [index, { name }] of variants.entries()) {
			const ratio = median((costs[index] ?? []).map((cost, round) => cost / (costs[0]?.[round] ?? Number.NaN)));
			console.log(`| ${name} | ${median(costs[index] ?? []).toFixed(1)} | ${ratio.toFixed(2)} |`);
		}
	} finally {
		await upstream.stop();
		rmSync(folder, { recursive: true });
	}
}

await run(1);
await run(10);
process.exit(0);
