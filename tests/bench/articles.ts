import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@draftsmith/shared/client';
import { writesArticle } from '../fakes/fake-article-model.ts';
import { startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { SERVICE_MAIN, startServerProcess, testSettings } from '../stack/server-process.ts';

const ARTICLES = 200;
const WORDS = 1000;
/** A piece of 12 characters each so many ms: about 12 tokens a second and article, as a busy model server gives. */
const PIECE_DELAY = 250;

const megabytes = (bytes: number | undefined): string => (bytes === undefined ? '-' : (bytes / 1024 / 1024).toFixed(0));

/** What the memory and the processor of the service do while 200 articles are written at the same time. */
export async function benchArticles(print: (line: string) => void): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'draftsmith-bench-articles-'));
	const upstream = await startFakeOpenAiServer(
		writesArticle(({ task }, answer) => ({
			kind: 'write',
			text: answer,
			pieceDelay: task === 'section' ? PIECE_DELAY : 0,
		})),
	);
	const model = {
		id: 'fake',
		engine: 'openai-compatible',
		scope: 'self_hosted',
		base_url: upstream.baseUrl,
		concurrency: ARTICLES,
	};
	writeFileSync(join(folder, 'engines.json'), JSON.stringify({ models: [model] }));
	const service = await startServerProcess(SERVICE_MAIN, ['serve'], {
		...testSettings(folder),
		DRAFTSMITH_ENGINES: join(folder, 'engines.json'),
		DRAFTSMITH_WORKERS: String(ARTICLES),
		LOG_LEVEL: 'info',
	});
	try {
		const clients = await Promise.all(
			// A site of the largest plan may have 64 articles written at the same time.
			Array.from({ length: 4 }, async (_, site) => {
				const account = { email: 'bench@example.org', domain: `site${site}.example.org` };
				const { key } = await createClient({ baseUrl: service.url }).register(account);
				return createClient({ baseUrl: service.url, key });
			}),
		);
		await wait(500);
		const idle = service.memory();
		const processorBefore = service.cpu() ?? Number.NaN;
		const begun = performance.now();
		const jobs = await Promise.all(
			clients.flatMap((client) =>
				Array.from({ length: ARTICLES / clients.length }, async (_, index) => {
					const request = { title: `Bread ${index}`, language: 'en', model: 'fake', length: WORDS } as const;
					return { client, id: (await client.submit(request, { idempotencyKey: crypto.randomUUID() })).id };
				}),
			),
		);
		let most = 0;
		let running = 0;
		let isOver = false;
		const watching = (async () => {
			while (!isOver) {
				most = Math.max(most, service.memory() ?? 0);
				running = Math.max(running, upstream.open());
				await wait(100);
			}
		})();
		const states = await Promise.all(
			jobs.map(async ({ client, id }) => {
				for (;;) {
					const job = await client.job(id, { wait: 25 });
					if (job.finished_at !== null) return job.state;
				}
			}),
		);
		isOver = true;
		await watching;
		const seconds = (performance.now() - begun) / 1000;
		const processor = ((service.cpu() ?? Number.NaN) - processorBefore) / 1000;
		const succeeded = states.filter((state) => state === 'succeeded').length;
		print(`\n${ARTICLES} articles of ${WORDS} words at the same time, one service process`);
		print('| what | value |');
		print('|---|---|');
		print(`| succeeded | ${succeeded} of ${ARTICLES} in ${seconds.toFixed(1)} s, at most ${running} open streams |`);
		print(`| resident memory, idle | ${megabytes(idle)} MB |`);
		print(
			`| resident memory, at most | ${megabytes(most)} MB, ${((most - (idle ?? 0)) / 1024 / 1024 / ARTICLES).toFixed(2)} MB an article |`,
		);
		print(
			`| processor | ${processor.toFixed(1)} s, ${((processor / ARTICLES) * 1000).toFixed(0)} ms an article, ${((processor / seconds) * 100).toFixed(0)} % of a core |`,
		);
	} finally {
		await service.stop();
		await upstream.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

if (import.meta.main) await benchArticles(console.log);
