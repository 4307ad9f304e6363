import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createClient } from '@draftsmith/shared/client';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { load } from './load.ts';

/**
 * `npm run bench`: what a submission costs against a bare Hono + better-sqlite3 floor in the same run, how soon a job starts
 * and ends, and what the editor loads. Machines are noisy: the variants take turns, and ratios are what to trust.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CONNECTIONS = 64;
const FLOOR = new URL('floor-server.ts', import.meta.url).pathname;
const BODY = JSON.stringify({
	title: 'How a village bakery found new customers',
	prompt: 'Write for people who love bread. '.repeat(60),
	language: 'en',
	model: 'outline',
});

const data = mkdtempSync(join(tmpdir(), 'draftsmith-bench-'));
const serviceEnvironment = (folder: string, workers: number) => ({
	...testSettings(join(data, folder)),
	DRAFTSMITH_WORKERS: String(workers),
});

const median = (values: number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const quantile = (values: number[], q: number): number =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN;
const fixed = (value: number, digits = 0): string => (Number.isNaN(value) ? '-' : value.toFixed(digits));

async function submissions(): Promise<void> {
	const service = await startServerProcess(SERVICE_MAIN, ['serve'], serviceEnvironment('submit', 0));
	const { key } = await createClient({ baseUrl: service.url }).register({
		email: 'bench@example.org',
		domain: 'example.org',
	});
	const variants: { name: string; server: ServerProcess; headers: () => Record<string, string> }[] = [
		{
			name: 'floor: bare insert, a commit each',
			server: await startServerProcess(FLOOR, [], {}),
			headers: () => ({}),
		},
		{
			name: 'floor: bare insert, grouped commits',
			server: await startServerProcess(FLOOR, [], { FLOOR: 'grouped' }),
			headers: () => ({}),
		},
		{
			name: 'Draftsmith: all of POST /v1/jobs',
			server: service,
			headers: () => ({ authorization: `Bearer ${key}`, 'idempotency-key': crypto.randomUUID() }),
		},
	];
	const rates = variants.map((): number[] => []);
	const costs = variants.map((): number[] => []);
	for (let round = -1; round < ROUNDS; round++) {
		for (const [turn] of variants.entries()) {
			const index = (turn + Math.max(0, round)) % variants.length;
			const variant = variants[index];
			if (!variant) continue;
			const before = variant.server.cpu();
			const result = await load({
				url: `${variant.server.url}/v1/jobs`,
				body: BODY,
				headers: variant.headers,
				connections: CONNECTIONS,
				milliseconds: round < 0 ? 1500 : 3000,
			});
			if (result.refused > 0) throw new Error(`${variant.name} refused ${result.refused} requests`);
			const after = variant.server.cpu();
			// The first round only warms up.
			if (round < 0) continue;
			rates[index]?.push(result.answered / result.seconds);
			costs[index]?.push(
				before === undefined || after === undefined ? Number.NaN : ((after - before) * 1000) / result.answered,
			);
		}
	}
	console.log(
		`\nSubmissions, ${CONNECTIONS} connections, ${BODY.length} bytes, synchronous=FULL, ${ROUNDS} rounds, medians`,
	);
	console.log('| variant | per second | CPU us each | ratio to the floor with a commit each | to the grouped floor |');
	console.log('|---|---|---|---|---|');
	for (const [index, { name, server }] of variants.entries()) {
		const mine = rates[index] ?? [];
		const ratio = (to: number) => median(mine.map((rate, round) => rate / (rates[to]?.[round] ?? Number.NaN)));
		console.log(
			`| ${name} | ${fixed(median(mine))} | ${fixed(median(costs[index] ?? []))} | ${fixed(ratio(0), 2)} | ${fixed(ratio(1), 2)} |`,
		);
		await server.stop();
	}
}

async function latency(): Promise<void> {
	const service = await startServerProcess(SERVICE_MAIN, ['serve'], serviceEnvironment('latency', 8));
	const { key } = await createClient({ baseUrl: service.url }).register({
		email: 'bench@example.org',
		domain: 'example.org',
	});
	const client = createClient({ baseUrl: service.url, key, retries: 0 });
	const accepted: number[] = [];
	const started: number[] = [];
	const done: number[] = [];
	const jobs: Promise<void>[] = [];
	for (let index = 0; index < 420; index++) {
		jobs.push(
			(async () => {
				const begun = performance.now();
				const { id } = await client.submit(
					{ title: 'Bread', language: 'en', model: 'outline' },
					{ idempotencyKey: crypto.randomUUID() },
				);
				const answered = performance.now();
				const job = await client.job(id, { wait: 25 });
				if (index < 20) return;
				accepted.push(answered - begun);
				done.push(performance.now() - begun);
				started.push(Date.parse(job.started_at ?? '') - Date.parse(job.created_at));
			})(),
		);
		await wait(50);
	}
	await Promise.all(jobs);
	await service.stop();
	console.log('\nOne job at a time, 20 a second, 400 jobs, the built-in outline, client on the same machine (ms)');
	console.log('| what | p50 | p99 |');
	console.log('|---|---|---|');
	for (const [name, values] of [
		['submit to answer (on the disk)', accepted],
		['accepted to started', started],
		['submit to done, told by long-poll', done],
	] as const) {
		console.log(`| ${name} | ${fixed(quantile(values, 0.5), 1)} | ${fixed(quantile(values, 0.99), 1)} |`);
	}
}

function bundles(): void {
	console.log('\nWhat the editor and the settings page load');
	console.log('| file | bytes | gzip |');
	console.log('|---|---|---|');
	for (const name of ['editor.js', 'editor.css', 'settings.js', 'settings.css']) {
		const bytes = readFileSync(new URL(`../../plugin/build/${name}`, import.meta.url));
		console.log(`| ${name} | ${bytes.length} | ${gzipSync(bytes, { level: 9 }).length} |`);
	}
}

try {
	await submissions();
	await latency();
	bundles();
} finally {
	rmSync(data, { recursive: true, force: true });
}
