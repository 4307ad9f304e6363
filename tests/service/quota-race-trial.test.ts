import { join } from 'node:path';
import { type Client, createClient, type ServiceError } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { middayClock } from './midday-clock.ts';
import { startPrivatePostgres } from './private-postgres.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const environment = { DRAFTSMITH_VERIFICATION: 'required', DRAFTSMITH_PLAN: 'free', DRAFTSMITH_WORKERS: '0' };
const request = { title: 'Bread', language: 'en', model: 'outline' } as const;

let services: TestService[] = [];
afterEach(async () => {
	for (const service of services) await service.stop();
	services = [];
});

async function start(more: Record<string, string> = {}): Promise<TestService> {
	const service = await startTestService({ environment: { ...environment, ...more }, clock: middayClock() });
	services.push(service);
	return service;
}

function submit(client: Client): Promise<string> {
	return client.submit(request, { idempotencyKey: crypto.randomUUID() }).then(
		() => 'accepted',
		(error: ServiceError) => error.problem.code,
	);
}

/** A proven site of one account writes 30 articles; then 40 are asked for at once for a new site of the same account. */
async function raceTrial(services: TestService[], run: (sql: string) => Promise<void>): Promise<void> {
	const [service] = services;
	if (!service) throw new Error('no service was started');
	const { client: busy } = await service.register();
	await run("update sites set status = 'active'");
	for (let index = 0; index < 30; index++) await busy.submit(request, { idempotencyKey: String(index) });
	const { key, site } = await busy.addSite({ domain: 'new.example.org' });
	expect(site.status).toBe('unproven');
	// The plan bounds the requests of one key at the same time, which must not hold the race up.
	const keys = [key];
	while (keys.length < 5) keys.push((await busy.createKey({ scopes: ['jobs'], site_id: site.id })).key);
	const clients = keys.flatMap((each) =>
		Array.from({ length: 8 }, (_, index) => {
			const baseUrl = services[index % services.length]?.url ?? '';
			return createClient({ baseUrl, key: each, retries: 0 });
		}),
	);
	const answers = await Promise.all(clients.map(submit));
	// Were the sixth let in here, its queue would be full: another refusal.
	expect(answers.toSorted()).toEqual([...Array(5).fill('accepted'), ...Array(35).fill('daily_limit')]);
	const mine = createClient({ baseUrl: service.url, key, retries: 0 });
	expect((await mine.usage()).today).toMatchObject({ used: 5, limit: 5 });
	expect((await busy.usage()).today).toMatchObject({ used: 35, limit: 50 });
	// What is canceled can be had again, once.
	await mine.cancel((await mine.jobs()).data[0]?.id ?? '');
	expect((await Promise.all([submit(mine), submit(mine)])).toSorted()).toEqual(['accepted', 'daily_limit']);
	// The account's own limit was not near.
	expect((await busy.usage()).alerts).toEqual([]);
}

test('a new site of a busy account has its trial’s five articles, and not one more', async () => {
	const service = await start();
	await raceTrial([service], async (sql) => {
		const database = new Database(join(service.folder, 'draftsmith.sqlite'));
		database.exec(sql);
		database.close();
	});
});

test('the same of two services on PostgreSQL', async ({ skip }) => {
	const postgres = await startPrivatePostgres();
	if (!postgres) return skip('PostgreSQL is not installed');
	try {
		const shared = { DATABASE_URL: postgres.url, DRAFTSMITH_MASTER_KEY: '7'.repeat(64) };
		const both = [await start(shared), await start(shared)];
		await raceTrial(both, async (sql) => {
			const client = new pg.Client({ connectionString: postgres.url });
			await client.connect();
			await client.query(sql);
			await client.end();
		});
		for (const service of services.splice(0)) await service.stop();
	} finally {
		await postgres.stop();
	}
}, 180_000);
