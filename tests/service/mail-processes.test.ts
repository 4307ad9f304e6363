import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FakeSmtpServer, startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { type ServerProcess, startServerProcess } from '../stack/server-process.ts';
import { eventually, type Outbox, openOutbox } from './mail-outbox.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';

const SENDER = new URL('mail-sender-process.ts', import.meta.url).pathname;
/** Longer than a claim holds, ms. */
const BEYOND_LEASE = 301_000;

let smtp: FakeSmtpServer;
let postgres: PrivatePostgres | undefined;
let processes: ServerProcess[] = [];
beforeAll(async () => {
	// Each process that is started listens for the end of this one.
	process.setMaxListeners(20);
	postgres = await startPrivatePostgres();
	if (!postgres) console.warn('SKIPPED: no PostgreSQL on this machine (Debian: apt-get install postgresql)');
});
afterAll(() => postgres?.stop());
beforeEach(async () => {
	smtp = await startFakeSmtpServer({ hideSTARTTLS: true });
});
afterEach(async () => {
	await Promise.all(processes.map((process) => process.kill()));
	processes = [];
	await smtp.stop();
});

/** A process that sends what is in this outbox; its clock is `ahead` ms ahead. */
async function startSenderProcess(outbox: Outbox, ahead = 0): Promise<ServerProcess> {
	const { folder, databaseUrl } = outbox;
	const args = [folder, smtp.url, String(ahead), ...(databaseUrl === undefined ? [] : [databaseUrl])];
	const process = await startServerProcess(SENDER, args, {});
	processes.push(process);
	return process;
}

async function enqueue(outbox: Outbox, count: number): Promise<void> {
	for (let index = 0; index < count; index++) {
		const to = `owner${index}@bread.example`;
		await outbox.enqueue({ to, language: null, accountId: null, kind: 'email_changed', params: {} });
	}
}

async function countOf(outbox: Outbox, state: string): Promise<number> {
	return (await outbox.rows()).filter((row) => row.state === state).length;
}

test('killed between sending and writing it down, it is sent at most once more, as the same mail', async () => {
	const outbox = await openOutbox();
	smtp.behave({ silent: true });
	await enqueue(outbox, 1);
	const first = await startSenderProcess(outbox);
	await eventually(() => smtp.mails.length).toBe(1);
	await first.kill();
	smtp.behave({});
	// Who comes while the claim holds sends nothing: the other might still be at it.
	const second = await startSenderProcess(outbox);
	await wait(1000);
	expect(smtp.mails).toHaveLength(1);
	await second.kill();
	await startSenderProcess(outbox, BEYOND_LEASE);
	await eventually(() => countOf(outbox, 'sent')).toBe(1);
	expect(await outbox.rows()).toMatchObject([{ attempts: 2, content: null }]);
	const ids = smtp.mails.map(({ email }) => email.messageId);
	expect(ids).toEqual([ids[0], ids[0]]);
	await outbox.close();
});

test('killed at any moment, every mail arrives, and no other mail than these', async () => {
	const outbox = await openOutbox();
	smtp.behave({ delay: 20 });
	await enqueue(outbox, 60);
	for (let round = 0; round < 5; round++) {
		const process = await startSenderProcess(outbox, round * BEYOND_LEASE);
		await wait(40 * (round + 1));
		await process.kill();
	}
	await startSenderProcess(outbox, 5 * BEYOND_LEASE);
	await eventually(() => countOf(outbox, 'sent')).toBe(60);
	expect(new Set(smtp.mails.map(({ email }) => email.messageId)).size).toBe(60);
	// Each kill can have cut off four at most.
	expect(smtp.mails.length).toBeLessThanOrEqual(60 + 5 * 4);
	await outbox.close();
});

test.for(['SQLite', 'PostgreSQL'])('two processes on one %s send each mail once', async (kind, context) => {
	if (kind === 'PostgreSQL' && !postgres) return context.skip();
	const databaseUrl = kind === 'PostgreSQL' ? postgres?.url : undefined;
	const outbox = await openOutbox(databaseUrl === undefined ? {} : { databaseUrl });
	smtp.behave({ delay: 10 });
	await enqueue(outbox, 40);
	await Promise.all([startSenderProcess(outbox), startSenderProcess(outbox)]);
	await enqueue(outbox, 40);
	await eventually(() => countOf(outbox, 'sent')).toBe(80);
	expect(smtp.mails).toHaveLength(80);
	expect(new Set(smtp.mails.map(({ email }) => email.messageId)).size).toBe(80);
	expect((await outbox.rows()).map(({ attempts }) => attempts)).toEqual(Array(80).fill(1));
	const codes = await Promise.all(processes.map((process) => process.stop()));
	expect(codes).toEqual([0, 0]);
	await outbox.close();
});
