import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insteadOfText, writesText } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { SERVICE_MAIN, type ServerProcess, startServerProcess, testSettings } from '../stack/server-process.ts';
import { runCommand } from '../wordpress/run-command.ts';

/**
 * Random strings go in as title, prompt, model output and key, on every path that a job can take. Afterwards they must be in
 * none of the places that outlive it.
 */
const canary = (place: string) => `canary-${place}-${randomBytes(12).toString('hex')}`;
const CANARIES = { title: canary('title'), prompt: canary('prompt'), output: canary('output') };
/** The service empties its log of erased bytes after 5 s, or as soon after as nobody reads it. */
const ERASURE = 30_000;

const root = mkdtempSync(join(tmpdir(), 'draftsmith-canary-'));
const folder = join(root, 'data');
let upstream: FakeOpenAiServer;
let server: ServerProcess;
let key: string;
let client: Client;
let output = '';
const webhooks: string[] = [];
const receiver = createServer((request, response) => {
	request.on('data', (bytes: Buffer) => webhooks.push(String(bytes)));
	request.on('end', () => response.writeHead(204).end());
});

const settings = () => ({
	...testSettings(folder),
	DRAFTSMITH_PLAN: 'free',
	DRAFTSMITH_ENGINES: join(root, 'engines.json'),
	LOG_LEVEL: 'trace',
});

async function start(): Promise<void> {
	server = await startServerProcess(SERVICE_MAIN, ['serve'], settings(), (text) => {
		output += text;
	});
	client = createClient({ baseUrl: server.url, key, retries: 0 });
}

beforeAll(async () => {
	upstream = await startFakeOpenAiServer(writesText(CANARIES.output));
	const timeouts = { first_chunk: 1, silence: 1, total: 5 };
	const models = [
		{ id: 'fake', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl, timeouts },
	];
	writeFileSync(join(root, 'engines.json'), JSON.stringify({ models }));
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	await start();
	({ key } = await createClient({ baseUrl: server.url }).register({
		email: 'owner@example.org',
		domain: 'example.org',
	}));
	client = createClient({ baseUrl: server.url, key, retries: 0 });
	const address = receiver.address();
	if (address === null || typeof address === 'string') throw new Error('the receiver does not listen');
	await client.updateAccount({ webhook_url: `http://127.0.0.1:${address.port}/` });
});
afterAll(async () => {
	await server?.stop();
	await upstream?.stop();
	receiver.close();
	rmSync(root, { recursive: true, force: true });
});

/** The ceiling lets the articles of a free plan's day be under way at once. */
function submit() {
	const request = { title: `Bread ${CANARIES.title}`, prompt: CANARIES.prompt, language: 'en', model: 'fake' } as const;
	return client.submit({ ...request, length: 'short', max_tokens: 40_000 }, { idempotencyKey: crypto.randomUUID() });
}

async function begun(id: string): Promise<void> {
	while (!['writing', 'finished'].includes((await client.job(id)).phase)) await wait(20);
}

/** Why attempts at a job failed, by the log. */
function attemptsThatFailed(id: string): unknown[] {
	const lines = output.split('\n').filter((line) => line.includes(id) && line.includes('an attempt failed'));
	return lines.map((line) => JSON.parse(line).code);
}

/** Where a job's content may be found afterwards, as name and bytes. */
function places(dataFolder = folder): [string, Buffer][] {
	const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]);
}

/** `PLACE holds CANARY` for each that is found. */
function found(in_: readonly [string, Buffer][]): string[] {
	const wanted = Object.entries({ ...CANARIES, key });
	return in_.flatMap(([name, bytes]) =>
		wanted.filter(([, text]) => bytes.includes(text)).map(([what]) => `${name} holds ${what}`),
	);
}

test('no canary is left on any path: success, error, crash, abort, timeout', async () => {
	// Success, delivered.
	const delivered = await submit();
	await client.job(delivered.id, { wait: 25 });
	const { article, sha256 } = await client.result(delivered.id);
	expect(article.blocks).toContain(CANARIES.output);
	await client.acknowledge(delivered.id, sha256);

	// A provider that refuses, and repeats the prompt in its error as some do.
	upstream.behave({
		kind: 'status',
		status: 400,
		body: `{"error":{"message":"bad: ${CANARIES.prompt} ${CANARIES.output}"}}`,
	});
	const refused = await submit();
	expect((await client.job(refused.id, { wait: 25 })).state).toBe('failed');

	// A model that hangs in the middle of its text.
	upstream.behave(insteadOfText({ kind: 'stall', text: CANARIES.output }));
	const hanging = await submit();
	await expect.poll(() => attemptsThatFailed(hanging.id), { timeout: 60_000 }).toContain('model_timeout');
	await client.cancel(hanging.id);

	// The editor gives up in the middle.
	upstream.behave(writesText(`${CANARIES.output} is good. `.repeat(30), { pieceDelay: 30 }));
	const aborted = await submit();
	await begun(aborted.id);
	await client.cancel(aborted.id);

	// The service dies in the middle, and goes on.
	const crashed = await submit();
	await begun(crashed.id);
	await server.kill();
	upstream.behave(writesText(CANARIES.output));
	await start();
	expect((await client.job(crashed.id, { wait: 25 })).state).toBe('succeeded');
	await client.acknowledge(crashed.id, (await client.result(crashed.id)).sha256);

	// 80 % of what the plan allows: a mail and a webhook about it.
	upstream.behave(writesText(CANARIES.output));
	// One after the other: at once, some would be refused for being too many calls, more of them the slower the machine.
	for (let held = 2; held < 42; held += 1) await submit();
	for (const { id } of (await client.jobs({ limit: 1000 })).data) {
		const job = await client.job(id);
		if (job.finished_at === null) await client.cancel(id).catch(() => undefined);
	}
	for (const { id, state } of (await client.jobs({ limit: 1000, delivery: 'pending' })).data) {
		if (state === 'succeeded') await client.acknowledge(id, (await client.result(id)).sha256);
	}
	await expect.poll(() => webhooks.length, { timeout: 10_000 }).toBeGreaterThan(0);
	const mails = () => places().filter(([name]) => name.endsWith('.eml'));
	await expect.poll(() => mails().some(([, bytes]) => bytes.includes('of your daily')), { timeout: 10_000 }).toBe(true);

	const metrics = await (await fetch(`${server.url}/metrics`)).text();
	await runCommand(process.execPath, [SERVICE_MAIN, 'backup', join(root, 'one.backup')], { environment: settings() });
	await runCommand(
		process.execPath,
		[SERVICE_MAIN, 'restore', join(root, 'one.backup'), '--without-erasures'],
		// The same master key in a folder of its own.
		{ environment: { ...settings(), DRAFTSMITH_DATA: join(root, 'restored'), DRAFTSMITH_MASTER_KEY: masterKey() } },
	);
	await expect.poll(() => found(places()), { timeout: ERASURE, interval: 500 }).toEqual([]);

	const everywhere: [string, Buffer][] = [
		...places(),
		['the backup', readFileSync(join(root, 'one.backup'))],
		...places(join(root, 'restored')),
		['the log', Buffer.from(output)],
		['the metrics', Buffer.from(metrics)],
		['the webhooks', Buffer.from(webhooks.join('\n'))],
	];
	expect(everywhere.map(([name]) => name)).toEqual(
		expect.arrayContaining(['draftsmith.sqlite', 'draftsmith.sqlite-wal']),
	);
	expect(found(everywhere)).toEqual([]);

	// What looks for them finds them where they are: in what the model was asked, the text so far among it.
	const prompts = Buffer.from(JSON.stringify(upstream.requests));
	expect(found([['the model', prompts]])).toEqual([
		'the model holds title',
		'the model holds prompt',
		'the model holds output',
	]);
	expect(output).toContain('"msg":"request"');
}, 300_000);

function masterKey(): string {
	return readFileSync(join(folder, 'master.key'), 'utf8').trim();
}
