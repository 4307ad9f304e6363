import { AccountExport } from '@draftsmith/shared';
import type { Client } from '@draftsmith/shared/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writesText } from '../fakes/fake-article-model.ts';
import { type FakeOpenAiServer, startFakeOpenAiServer } from '../fakes/fake-openai-server.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let writing: FakeOpenAiServer;
let silent: FakeOpenAiServer;
let service: TestService;
beforeAll(async () => {
	writing = await startFakeOpenAiServer(writesText('Baked.'));
	silent = await startFakeOpenAiServer({ kind: 'silence' });
	const model = { engine: 'openai-compatible', scope: 'self_hosted' };
	service = await startTestService({
		models: [
			{ id: 'writing', base_url: writing.baseUrl, ...model },
			{ id: 'silent', base_url: silent.baseUrl, ...model },
		],
	});
});
afterAll(async () => {
	await service.stop();
	await writing.stop();
	await silent.stop();
});

const request = { title: 'Bread-CANARY', prompt: 'about rye', language: 'en', model: 'outline' } as const;
let count = 0;
const submit = (client: Client, model: string = 'outline') =>
	client.submit({ ...request, model }, { idempotencyKey: `rights-${++count}` });

test('the export has everything, and nothing of anybody else', async () => {
	const { client, key } = await service.register({ domain: 'export.example.org', email: 'export@example.org' });
	const stranger = await service.register({ domain: 'other.example.org', email: 'stranger@example.org' });
	await submit(stranger.client);
	const waiting = await submit(client, 'writing');
	const taken = await submit(client);
	await client.job(waiting.id, { wait: 20 });
	await client.job(taken.id, { wait: 20 });
	const { article, sha256 } = await client.result(taken.id);
	const { receipt } = await client.acknowledge(taken.id, sha256);
	await client.saveTemplate('house', { writing_rules: ['Be brief.'] });
	await client.updateAccount({ name: 'Ona Owner', language: 'lt' });

	const document = await client.exportAccount();

	expect(document.account).toMatchObject({ email: 'export@example.org', name: 'Ona Owner', language: 'lt' });
	expect(document.sites).toHaveLength(1);
	expect(document.keys).toMatchObject([{ masked: `dsk_live_••••${key.slice(-4)}` }]);
	expect(document.templates).toMatchObject([{ name: 'house', content: { writing_rules: ['Be brief.'] } }]);
	expect(document.jobs.map(({ id }) => id)).toEqual([waiting.id, taken.id]);
	const [held, gone] = document.jobs;
	expect(held).toMatchObject({ request: { title: 'Bread-CANARY', prompt: 'about rye' } });
	expect(held?.result).toMatchObject({ title: article.title, language: 'en' });
	expect(held?.steps.map(({ step }) => step)).toContain('outline');
	expect(gone).toMatchObject({ request: null, result: null, steps: [] });
	expect(document.receipts).toEqual([receipt]);
	expect(document.usage_days).toMatchObject([
		{ model: 'outline', requests: 1 },
		{ model: 'writing', requests: 1 },
	]);
	expect(document.quota_days).toMatchObject([{ requests: 2 }]);
	expect(document.retention.classes.find((each) => each.class === 'jobs')?.stored).toBe(2);
	const text = JSON.stringify(document);
	expect(text).not.toContain(key);
	expect(text).not.toContain('stranger');
});

test('some thousand articles come whole, in pieces that are made as they are sent', async () => {
	const { client, key } = await service.register({ domain: 'many.example.org' });
	const total = 2000;
	for (let batch = 0; batch < total / 100; batch++) {
		await Promise.all(Array.from({ length: 100 }, () => submit(client)));
	}
	const answer = await fetch(`${service.url}/v1/account/export`, { headers: { authorization: `Bearer ${key}` } });
	expect(answer.headers.get('content-length')).toBe(null);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	const pieces: Uint8Array[] = [];
	for await (const piece of answer.body ?? []) pieces.push(piece);
	expect(pieces.length).toBeGreaterThan(50);
	const document = AccountExport.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
	expect(new Set(document.jobs.map(({ id }) => id)).size).toBe(total);
}, 180_000);

test('an export that is broken off leaves the service as it was', async () => {
	const { client, key } = await service.register({ domain: 'broken.example.org' });
	for (let number = 0; number < 50; number++) await submit(client);
	const gone = new AbortController();
	const answer = await fetch(`${service.url}/v1/account/export`, {
		headers: { authorization: `Bearer ${key}` },
		signal: gone.signal,
	});
	gone.abort();
	await expect(answer.text()).rejects.toThrow();
	expect((await client.exportAccount()).jobs).toHaveLength(50);
});

test('while the processing is restricted nothing is written, and everything else goes on', async () => {
	const { client } = await service.register({ domain: 'restricted.example.org' });
	const finished = await submit(client, 'writing');
	expect((await client.job(finished.id, { wait: 20 })).state).toBe('succeeded');
	const running = await submit(client, 'silent');
	await expect.poll(() => silent.open()).toBe(1);
	const seen = silent.requests.length;

	const { restriction } = await client.restrict('objection');

	expect(restriction?.kind).toBe('objection');
	expect((await client.account()).restriction).toEqual(restriction);
	// What was being written is stopped and waits.
	expect((await client.job(running.id)).state).toBe('starting');
	await expect.poll(() => silent.open()).toBe(0);
	const refused = { problem: { status: 403, code: 'processing_restricted' } };
	await expect(submit(client)).rejects.toMatchObject(refused);
	await expect(client.quote(request)).rejects.toMatchObject(refused);
	await expect(client.regenerate(finished.id, 0)).rejects.toMatchObject(refused);
	await expect(
		client.approveOutline(finished.id, { sections: [{ heading: 'A', points: ['a'] }] }),
	).rejects.toMatchObject(refused);
	// Reading, exporting, taking what is finished, asking what is stored.
	expect((await client.jobs()).data).toHaveLength(2);
	expect((await client.exportAccount()).account.restriction).toEqual(restriction);
	const { sha256 } = await client.result(finished.id);
	expect((await client.acknowledge(finished.id, sha256)).delivery).toBe('delivered');
	expect((await client.retention()).classes.length).toBeGreaterThan(10);
	// Asked again, and changed: the first moment stays.
	expect(await client.restrict('restriction')).toEqual({
		restriction: { kind: 'restriction', since: restriction?.since },
	});
	await new Promise((resolve) => setTimeout(resolve, 500));
	expect(silent.requests.length).toBe(seen);
	// A neighbour notices nothing.
	const neighbour = await service.register({ domain: 'neighbour.example.org' });
	expect((await neighbour.client.job((await submit(neighbour.client)).id, { wait: 20 })).state).toBe('succeeded');

	expect(await client.liftRestriction()).toEqual({ restriction: null });

	await expect.poll(() => silent.open()).toBe(1);
	expect(silent.requests.length).toBe(seen + 1);
	expect((await client.job(running.id)).state).toBe('processing');
	await client.cancel(running.id);
	expect((await client.job((await submit(client)).id, { wait: 20 })).state).toBe('succeeded');
});

test('an account is deleted only when its address is repeated; then its keys are dead, and its domain is free', async () => {
	const { client, key } = await service.register({ domain: 'gone.example.org', email: 'Owner.Gone@example.org' });
	const running = await submit(client, 'silent');
	await expect.poll(async () => (await client.job(running.id)).state).toBe('processing');
	await expect(client.eraseAccount('somebody@example.org')).rejects.toMatchObject({
		problem: { status: 422, code: 'not_confirmed' },
	});
	expect((await client.account()).email).toBe('Owner.Gone@example.org');

	const receipt = await client.eraseAccount(' owner.gone@EXAMPLE.org ');

	expect(receipt).toMatchObject({ kind: 'account_erased', details: { reason: 'requested' } });
	expect(receipt.details).toMatchObject({ erased: { accounts: 1, sites: 1, jobs: 1, lanes: 1 } });
	await expect.poll(() => silent.open()).toBe(0);
	for (const call of [() => client.account(), () => client.eraseAccount('owner.gone@example.org')]) {
		await expect(call()).rejects.toMatchObject({ problem: { status: 401, code: 'unauthorized' } });
	}
	const again = await service.register({ domain: 'gone.example.org', email: 'Owner.Gone@example.org' });
	expect(again.key).not.toBe(key);
	expect((await again.client.exportAccount()).jobs).toEqual([]);
});

test('a key that may not manage the account can do none of this', async () => {
	const { client } = await service.register({ domain: 'scopes.example.org' });
	const { key } = await client.createKey({ scopes: ['jobs', 'chat', 'usage'] });
	for (const [method, path, body] of [
		['GET', '/v1/account/export', undefined],
		['GET', '/v1/account/retention', undefined],
		['DELETE', '/v1/account', { email: 'owner@example.org' }],
		['POST', '/v1/account/restriction', { kind: 'objection' }],
		['DELETE', '/v1/account/restriction', undefined],
	] as const) {
		const answer = await fetch(`${service.url}${path}`, {
			method,
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		expect([method, path, answer.status]).toEqual([method, path, 403]);
		expect(await answer.json()).toMatchObject({ code: 'insufficient_scope' });
	}
	expect((await client.account()).restriction).toBe(null);
});
