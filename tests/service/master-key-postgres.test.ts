import { systemClock } from '@draftsmith/service/clock';
import type { Client } from '@draftsmith/shared/client';
import { createClient } from '@draftsmith/shared/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openForReading } from '../../service/src/store/index.ts';
import { createTestClock, eventually } from './mail-outbox.ts';
import { commandProcess } from './operators-harness.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const HOUR = 3_600_000;
const ACTIVATION = 60_000;
const [FIRST_KEY, NEXT_KEY] = ['1a'.repeat(32), '2b'.repeat(32)];
let postgres: PrivatePostgres | undefined;
const services: TestService[] = [];
beforeAll(async () => {
	postgres = await startPrivatePostgres();
	if (!postgres) console.warn('SKIPPED: no PostgreSQL on this machine (Debian: apt-get install postgresql)');
});
afterAll(async () => {
	await Promise.all(services.map((service) => service.stop()));
	await postgres?.stop();
});

const hands = createTestClock();
/** The ring is read anew twenty times a second. */
const clock = {
	...hands,
	after: (delay: number, task: () => void) =>
		delay === 10_000 ? systemClock.after(50, task) : hands.after(delay, task),
};

async function start(databaseUrl: string, masterKey: string): Promise<TestService> {
	const environment = { DATABASE_URL: databaseUrl, DRAFTSMITH_MASTER_KEY: masterKey };
	const service = await startTestService({ clock, environment });
	services.push(service);
	return service;
}

async function write(client: Client): Promise<string> {
	const request = { title: 'Bread', language: 'en', model: 'outline' } as const;
	const { id } = await client.submit(request, { idempotencyKey: crypto.randomUUID() });
	expect((await client.job(id, { wait: 20 })).state).toBe('succeeded');
	return id;
}

/** Of each job that has content, the id of the ring key that wraps its data key. */
async function wrappedBy(databaseUrl: string): Promise<Map<string, number>> {
	const db = await openForReading({ dataFolder: '', databaseUrl });
	try {
		const rows = await db
			.selectFrom('jobs')
			.select(['id', 'content_key'])
			.where('content_key', 'is not', null)
			.execute();
		return new Map(rows.map(({ id, content_key }) => [id, Buffer.from(content_key ?? []).readUInt32BE(1)]));
	} finally {
		await db.destroy();
	}
}

test('services that start at once agree on keys, and both keys change beside them', async (context) => {
	if (!postgres) return context.skip();
	const { url } = postgres;
	const [one, two] = await Promise.all([start(url, FIRST_KEY), start(url, FIRST_KEY)]);
	const { client, key } = await one.register();
	const other = createClient({ baseUrl: two.url, key, retries: 0 });
	const kept = await write(client);
	await other.result(kept);

	let stopped = false;
	let delivered = 0;
	/** Submits here, and takes and acknowledges there. */
	async function deliver(here: Client, there: Client): Promise<void> {
		while (!stopped) {
			const id = await write(here);
			const { sha256 } = await there.result(id);
			await there.acknowledge(id, sha256);
			delivered++;
		}
	}
	const deliveries = Promise.all([deliver(client, other), deliver(other, client)]);
	const environment = { DATABASE_URL: url, DRAFTSMITH_MASTER_KEY: FIRST_KEY };
	expect((await commandProcess(one.folder, ['keyring', 'rotate'], environment)).code).toBe(0);
	hands.move(ACTIVATION + 1000);
	for (const [here, there] of [
		[client, other],
		[other, client],
	] as const) {
		await eventually(async () => {
			const id = await write(here);
			await there.result(id);
			return (await wrappedBy(url)).get(id);
		}).toBe(2);
	}
	// Both wrap anew what the first key wrapped, at once.
	hands.fire(HOUR);
	await eventually(async () => [...new Set((await wrappedBy(url)).values())]).toEqual([2]);

	const next = { ...environment, DRAFTSMITH_NEW_MASTER_KEY: NEXT_KEY };
	const rotated = await commandProcess(one.folder, ['master-key', 'rotate'], next);
	expect([rotated.code, rotated.out]).toEqual([0, expect.stringContaining('Set DRAFTSMITH_MASTER_KEY')]);
	const before = delivered;
	await eventually(() => delivered).toBeGreaterThan(before + 4);
	stopped = true;
	await deliveries;

	const third = await start(url, NEXT_KEY);
	const restarted = createClient({ baseUrl: third.url, key, retries: 0 });
	await restarted.result(kept);
	await client.result(await write(restarted));
	await expect(start(url, FIRST_KEY)).rejects.toThrow('not the one that this database was made with');
});
