import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../wordpress/run-command.ts';
import { commandProcess } from './operators-harness.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const MASTER = '3c'.repeat(32);
const folder = mkdtempSync(join(tmpdir(), 'draftsmith-dump-'));
let postgres: PrivatePostgres | undefined;
let service: TestService | undefined;
beforeAll(async () => {
	postgres = await startPrivatePostgres();
	if (!postgres) console.warn('SKIPPED: no PostgreSQL on this machine (Debian: apt-get install postgresql)');
});
afterAll(async () => {
	await service?.stop();
	await postgres?.stop();
	rmSync(folder, { recursive: true });
});

async function write(client: Client): Promise<string> {
	const request = { title: 'Bread', language: 'en', model: 'outline' } as const;
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	expect((await client.job(id, { wait: 20 })).state).toBe('succeeded');
	return id;
}

test('what was erased after a dump is erased again by the log of erasures', async (context) => {
	if (!postgres) return context.skip();
	const { url } = postgres;
	const environment = { DATABASE_URL: url, DRAFTSMITH_MASTER_KEY: MASTER };
	// Nobody listens there: its job waits.
	const away = { id: 'away', engine: 'openai-compatible', scope: 'self_hosted', base_url: 'http://127.0.0.1:9/v1' };
	const first = await startTestService({ environment, models: [{ ...away, model: 'x' }] });
	service = first;
	const owner = await first.register({ domain: 'stays.example.org' });
	const gone = await first.register({ email: 'gone@example.net', domain: 'gone.example.org' });
	const [delivered, open] = [await write(owner.client), await write(owner.client)];
	await write(gone.client);
	const canceled = await owner.client.submit(
		{ title: 'Canceled', language: 'en', model: 'away' },
		{ idempotencyKey: 'canceled' },
	);
	for (const argv of [
		['backup', join(folder, 'one.backup')],
		['restore', join(folder, 'one.backup')],
	]) {
		const { code, err } = await commandProcess(first.folder, argv, environment);
		expect([code, err]).toEqual([1, expect.stringMatching(/pg_(dump|restore) .*docs\/backup\.md/s)]);
	}
	const dump = join(folder, 'draftsmith.dump');
	await runCommand('pg_dump', ['--format=custom', `--file=${dump}`, url]);

	expect((await owner.client.cancel(canceled.id)).state).toBe('canceled');
	await owner.client.acknowledge(delivered, (await owner.client.result(delivered)).sha256);
	await gone.client.eraseAccount('gone@example.net');
	// The end of the service writes the rest of the log.
	const log = join(first.folder, 'erasures.jsonl');
	await first.restart();
	await runCommand('pg_restore', ['--clean', '--if-exists', '--single-transaction', `--dbname=${url}`, dump]);
	const clientOf = (key: string) => createClient({ baseUrl: first.url, key, retries: 0 });
	// It is all there again; so this is what the replay is for.
	expect((await clientOf(owner.key).job(delivered)).delivery).toBe('pending');
	expect((await clientOf(gone.key).account()).site.domain).toBe('gone.example.org');

	for (const replayed of ['the content of 3 jobs, 1 accounts', 'the content of 0 jobs, 0 accounts']) {
		const { code, out, err } = await commandProcess(first.folder, ['erasures', 'replay', log], environment);
		expect([code, err, out]).toEqual([0, '', expect.stringContaining(replayed)]);
	}
	expect((await clientOf(owner.key).job(delivered)).delivery).toBe('purged');
	await expect(clientOf(owner.key).result(delivered)).rejects.toThrow(/erased/);
	expect(await clientOf(owner.key).job(canceled.id)).toMatchObject({ state: 'failed', delivery: 'purged' });
	expect((await clientOf(owner.key).result(open)).article.title).toBe('Bread');
	await expect(clientOf(gone.key).account()).rejects.toThrow(/API key/);
	const chain = await commandProcess(first.folder, ['receipt', 'verify'], environment);
	expect(chain.code).toBe(0);
});
