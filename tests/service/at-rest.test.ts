import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@draftsmith/shared/client';
import { afterEach, expect, test } from 'vitest';
import { commandProcess } from './operators-harness.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const stolen = mkdtempSync(join(tmpdir(), 'draftsmith-stolen-'));
const services: TestService[] = [];
afterEach(async () => {
	for (const service of services.splice(0)) await service.stop();
	rmSync(stolen, { recursive: true });
});

async function start(environment: Record<string, string> = {}): Promise<TestService> {
	const service = await startTestService({ environment });
	services.push(service);
	return service;
}

const CANARY = 'CANARY-at-rest';
const databaseOf = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('draftsmith.sqlite'));

test('the database alone opens nothing: without its master key the service does not start, and its bytes tell nothing', async () => {
	const service = await start();
	const { key, client } = await service.register();
	await client.saveTemplate('house', { writing_rules: [`Say ${CANARY}.`] });
	const request = { title: `Title ${CANARY}`, prompt: `About ${CANARY}`, language: 'en', model: 'outline' } as const;
	const { id } = await client.submit(request, { idempotencyKey: 'one' });
	expect((await client.job(id, { wait: 20 })).state).toBe('succeeded');
	const { article } = await client.result(id);
	expect(article.title).toContain(CANARY);

	expect(databaseOf(service.folder)).toEqual(expect.arrayContaining(['draftsmith.sqlite', 'draftsmith.sqlite-wal']));
	for (const name of databaseOf(service.folder)) {
		copyFileSync(join(service.folder, name), join(stolen, name));
		const bytes = readFileSync(join(stolen, name));
		expect([name, bytes.includes(CANARY), bytes.includes(key)]).toEqual([name, false, false]);
	}
	for (const guess of [{}, { DRAFTSMITH_MASTER_KEY: '5a'.repeat(32) }]) {
		const { code, err } = await commandProcess(stolen, ['serve'], guess);
		expect([code, err]).toEqual([1, expect.stringMatching(/master.key/)]);
	}
	copyFileSync(join(service.folder, 'master.key'), join(stolen, 'master.key'));
	const again = await start({ DRAFTSMITH_DATA: stolen });
	const opened = createClient({ baseUrl: again.url, key, retries: 0 });
	expect((await opened.result(id)).article).toEqual(article);
});
