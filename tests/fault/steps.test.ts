import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '@draftsmith/shared';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Behaviour } from '../fakes/behaviour.ts';
import { askedIn, writesArticle } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import type { Asked } from '../fakes/fake-writer.ts';
import { expectSoundCounts } from '../service/article-service.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { findFreePort } from '../wordpress/ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-steps-'));
const request = {
	title: 'Bread from the village',
	language: 'en',
	model: 'fake',
	content_type: 'faq',
	length: 600,
} as const;

let upstream: FakeOpenAiServer;
let running: ServerProcess;
let port: number;

/** The second section comes with a fault, so that there is a repair too. */
const faulty = (asked: Asked, answer: string) =>
	asked.task === 'section' && asked.section === 1
		? `${answer}\n\nAs an AI language model, I cannot taste bread.`
		: answer;

const start = (): Promise<ServerProcess> =>
	startServerProcess(SERVICE_MAIN, ['serve'], {
		...testSettings(folder, port),
		DRAFTSMITH_ENGINES: join(folder, 'engines.json'),
	});

beforeAll(async () => {
	upstream = await startFakeOpenAiServer(writesArticle(faulty));
	port = await findFreePort();
	const fake = { id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl };
	writeFileSync(join(folder, 'engines.json'), JSON.stringify({ models: [fake] }));
	running = await start();
});
afterAll(async () => {
	await running.kill();
	await upstream.stop();
	rmSync(folder, { recursive: true, force: true });
});

const taskOf = ({ body }: { body: unknown }) => {
	const { task, section } = askedIn(body);
	return `${task} ${section}`;
};

/** What makes an article what it is; ids and times differ. */
const essence = ({ provenance, ...article }: Article) => ({
	...article,
	provenance: { ...provenance, job_id: '', generated_at: '' },
});

async function submit() {
	const baseUrl = `http://127.0.0.1:${port}`;
	const { key } = await createClient({ baseUrl }).register({ email: 'a@example.org', domain: 'example.org' });
	const client = createClient({ baseUrl, key, retries: 8, timeout: 10_000 });
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	return { client, id };
}

/** Waits until the job has ended, whatever happens to the service meanwhile. */
async function article(client: Awaited<ReturnType<typeof submit>>['client'], id: string) {
	await expect
		.poll(async () => (await client.job(id).catch(() => undefined))?.state, { timeout: 30_000, interval: 50 })
		.toBe('succeeded');
	return { job: await client.job(id), article: (await client.result(id)).article };
}

test('killed at every step boundary, the article is the same and each step was paid once', async () => {
	const whole = await submit();
	const expected = await article(whole.client, whole.id);
	const plan = upstream.requests.map(taskOf);
	expect(plan).toEqual(['outline 0', 'section 0', 'section 1', 'section 2', 'section 3', 'repair 1', 'describe 0']);

	for (const [boundary, step] of plan.entries()) {
		upstream.requests.length = 0;
		let isKilled = false;
		const killing: Promise<void>[] = [];
		// The request of a step comes when the one before is stored: there the process dies, and the answer never reaches it.
		const killAt = (asked: Asked, answer: string): Behaviour | string => {
			if (isKilled || `${asked.task} ${asked.section}` !== step) return faulty(asked, answer);
			isKilled = true;
			killing.push(
				running.kill().then(async () => {
					running = await start();
				}),
			);
			return { kind: 'silence' };
		};
		upstream.behave(writesArticle(killAt));
		const { client, id } = await submit();
		const got = await article(client, id);
		await Promise.all(killing);
		expect(isKilled, step).toBe(true);
		expect(essence(got.article), step).toEqual(essence(expected.article));
		expect(got.job.usage, step).toEqual(expected.job.usage);
		// Every step was asked for once, and the one at whose beginning the process died once more.
		expect(upstream.requests.map(taskOf), step).toEqual([...plan.slice(0, boundary), step, ...plan.slice(boundary)]);
	}
	const database = new Database(join(folder, 'draftsmith.sqlite'), { readonly: true });
	expectSoundCounts(folder);
	const twice = database.prepare('select job_id, step from job_steps group by 1, 2 having count(*) > 1').all();
	expect(twice).toEqual([]);
	expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
	database.close();
});

test('killed in the middle of a section, only that section is written again', async () => {
	upstream.requests.length = 0;
	let stalled = false;
	upstream.behave(
		writesArticle((asked, answer) => {
			if (stalled || asked.task !== 'section' || asked.section !== 2) return faulty(asked, answer);
			stalled = true;
			return { kind: 'stall', text: answer.slice(0, 200) };
		}),
	);
	const { client, id } = await submit();
	await expect.poll(async () => (await client.job(id)).progress.words, { timeout: 10_000 }).toBeGreaterThan(250);
	const { progress } = await client.job(id);
	expect(progress).toMatchObject({ sections: 2, target_sections: 4 });
	await running.kill();
	running = await start();
	const { job } = await article(client, id);
	expect(job.attempt).toBe(2);
	expect(upstream.requests.map(taskOf).filter((task) => task === 'section 1')).toHaveLength(1);
	expect(upstream.requests.map(taskOf).filter((task) => task === 'section 2')).toHaveLength(2);
	expectSoundCounts(folder);
});
