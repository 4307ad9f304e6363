import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@draftsmith/service/clock';
import { type Client, createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const DAY = 86_400_000;
let offset = 0;
let upstream: FakeOpenAiServer;
let service: TestService;
let client: Client;
let key: string;
beforeAll(async () => {
	upstream = await startFakeOpenAiServer({ kind: 'silence' });
	service = await startTestService({
		clock: { ...systemClock, now: () => Date.now() + offset },
		models: [{ id: 'silent', engine: 'openai-compatible', scope: 'self_hosted', base_url: upstream.baseUrl }],
	});
	({ client, key } = await service.register());
});
afterAll(async () => {
	await service.stop();
	await upstream.stop();
});

const request = { title: 'Bread', language: 'en', model: 'outline' } as const;
let count = 0;

async function write(): Promise<string> {
	count++;
	const { id } = await client.submit(request, { idempotencyKey: `receipts-${count}` });
	expect((await client.job(id, { wait: 20 })).state).toBe('succeeded');
	return id;
}

async function deliver(id: string) {
	const { sha256 } = await client.result(id);
	return client.acknowledge(id, sha256);
}

type IsGenuine = (receipt: object, publicKey: string) => boolean;

/** The very lines that docs/privacy.md gives to owners. */
async function documentedCheck(): Promise<IsGenuine> {
	const text = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');
	const code = /^```js\n(.*?)^```/ms.exec(text)?.[1] ?? '';
	const { isGenuine }: { isGenuine: IsGenuine } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
	return isGenuine;
}
let isGenuine: IsGenuine;
beforeAll(async () => {
	isGenuine = await documentedCheck();
});

test('an acknowledgement answers a signed receipt; asked again, the very same', async () => {
	const id = await write();
	const answer = await deliver(id);
	expect(answer.receipt).toMatchObject({
		kind: 'job_purged',
		subject: id,
		at: answer.purged_at,
		details: { reason: 'delivered', sha256: answer.sha256 },
	});
	expect(answer.receipt?.details.digest).toMatch(/^[0-9a-f]{64}$/);
	expect(await client.acknowledge(id, answer.sha256 ?? undefined)).toEqual(answer);
	expect(await client.receipt(id)).toEqual(answer.receipt);
});

test('anybody can check it, and a changed one is not taken for genuine', async () => {
	const { receipt } = await deliver(await write());
	const answer = await fetch(`${service.url}/.well-known/draftsmith-receipt-key.json`);
	expect(answer.status).toBe(200);
	const { public_key: publicKey } = await client.receiptKey();
	expect(await answer.json()).toEqual({ algorithm: 'Ed25519', public_key: publicKey });
	if (!receipt) throw new Error('there is no receipt');
	expect(isGenuine(receipt, publicKey)).toBe(true);
	expect(isGenuine({ ...receipt, at: '2020-01-01T00:00:00.000Z' }, publicKey)).toBe(false);
	expect(isGenuine({ ...receipt, details: { ...receipt.details, reason: 'expired' } }, publicKey)).toBe(false);
	const other = (await deliver(await write())).receipt;
	expect(isGenuine({ ...receipt, signature: other?.signature }, publicKey)).toBe(false);
});

test('each receipt names the one before it, also over a restart', async () => {
	const first = await deliver(await write());
	await service.restart();
	client = createClient({ baseUrl: service.url, key, retries: 0 });
	const second = await deliver(await write());
	expect(second.receipt?.previous).toBe(first.receipt?.hash);
	expect(second.receipt?.seq).toBe((first.receipt?.seq ?? 0) + 1);
});

test('a canceled job gets one at once, and no second one when it is acknowledged', async () => {
	const { id } = await client.submit({ ...request, model: 'silent' }, { idempotencyKey: 'to-be-canceled' });
	expect((await client.cancel(id)).state).toBe('canceled');
	const receipt = await client.receipt(id);
	const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
	expect(receipt.details).toEqual({ reason: 'canceled', sha256: null, digest });
	expect((await client.acknowledge(id, undefined)).receipt).toEqual(receipt);
	expect((await client.exportAccount()).receipts.filter(({ subject }) => subject === id)).toEqual([receipt]);
});

test('what nobody took has a receipt once it has expired', async () => {
	const id = await write();
	await expect(client.receipt(id)).rejects.toMatchObject({ problem: { status: 409, code: 'not_ready' } });
	// A plan that keeps articles for a week: they go before the job's row, which stays for 30 days.
	const database = new Database(join(service.folder, 'draftsmith.sqlite'));
	database.prepare('update jobs set expires_at = created_at + ? where id = ?').run(7 * DAY, id);
	database.close();
	offset = 7 * DAY + 1000;
	await service.restart();
	client = createClient({ baseUrl: service.url, key, retries: 0 });
	await expect.poll(async () => (await client.job(id)).delivery).toBe('purged');
	const receipt = await client.receipt(id);
	expect(receipt.details).toMatchObject({ reason: 'expired' });
	expect(receipt.details.digest).toMatch(/^[0-9a-f]{64}$/);
	expect(isGenuine(receipt, (await client.receiptKey()).public_key)).toBe(true);
	offset = 0;
});

test('a receipt of another site is byte for byte what an unknown one is', async () => {
	const id = await write();
	await deliver(id);
	const stranger = await service.register({ domain: 'stranger.example.org' });
	await expectUnknown(stranger.key, id);
});

/** To this key the receipt is as one of no job at all. */
async function expectUnknown(strangersKey: string, id: string): Promise<void> {
	const ask = async (jobId: string) => {
		const answer = await fetch(`${service.url}/v1/receipts/${jobId}`, {
			headers: { authorization: `Bearer ${strangersKey}`, 'x-request-id': 'receipts-test' },
		});
		return { status: answer.status, body: await answer.text() };
	};
	const theirs = await ask(id);
	expect(theirs.status).toBe(404);
	expect(theirs).toEqual(await ask('01890000-0000-7000-8000-000000000000'));
}

test('a receipt is there for its owner, and nobody else, when the row of its job has long gone', async () => {
	const id = await write();
	const { receipt } = await deliver(id);
	const stranger = await service.register({ domain: 'later.example.org' });
	const stored = async () => (await client.retention()).classes.find((each) => each.class === 'receipts')?.stored;
	const before = await stored();
	offset = 40 * DAY;
	await service.restart();
	client = createClient({ baseUrl: service.url, key, retries: 0 });
	const status = async () =>
		client.job(id).then(
			() => 200,
			({ problem }) => problem.status,
		);
	await expect.poll(status).toBe(404);
	expect(await client.receipt(id)).toEqual(receipt);
	const { jobs, receipts } = await client.exportAccount();
	expect(jobs.map((job) => job.id)).not.toContain(id);
	expect(receipts).toContainEqual(receipt);
	expect(await stored()).toBe(before);
	await expectUnknown(stranger.key, id);
	offset = 0;
});
