import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWebhookSecret, enqueueWebhook, sealWebhook } from '../../service/src/mail/index.ts';
import { createGuardedFetch } from '../../service/src/platform/guarded-fetch.ts';
import { eventually, type Outbox, openOutbox, SEALER } from './mail-outbox.ts';

const HOUR = 3_600_000;
const DATA = { threshold: 80, limit_source: 'requests_per_day', limit: 50, resets_at: '2026-11-23T00:00:00.000Z' };

type Received = { path: string; headers: IncomingHttpHeaders; body: string };

let receiver: { url: string; received: Received[]; answer: (path: string) => { status: number; location?: string } };
let server: Server;
let outbox: Outbox;
beforeEach(async () => {
	const received: Received[] = [];
	server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const path = request.url ?? '';
		received.push({ path, headers: request.headers, body: Buffer.concat(chunks).toString() });
		const { status, location } = receiver.answer(path);
		response.writeHead(status, location === undefined ? {} : { location }).end('what a receiver says');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
	receiver = { url: `http://127.0.0.1:${address.port}`, received, answer: () => ({ status: 204 }) };
	outbox = await openOutbox();
});
afterEach(async () => {
	vi.restoreAllMocks();
	expect(outbox.logs.join('')).not.toMatch(/127\.0\.0\.1|whsec|what a receiver says/);
	await outbox.close();
	await new Promise((resolve) => server.close(resolve));
});

/** Sets an account's webhook. */
async function setWebhook(accountId: string, secrets: string[], path = '/hook'): Promise<void> {
	const webhook = sealWebhook(SEALER, accountId, { url: `${receiver.url}${path}`, secrets });
	await outbox.store.write(async (trx) => {
		await trx.updateTable('accounts').set({ webhook }).where('id', '=', accountId).execute();
	});
}

async function addAccount(secrets: string[]): Promise<string> {
	const accountId = await outbox.addAccount();
	await setWebhook(accountId, secrets);
	return accountId;
}

function alert(accountId: string): Promise<void> {
	return outbox.store.write((trx) =>
		enqueueWebhook(trx, outbox.context, { accountId, type: 'usage.alert', data: DATA }),
	);
}

/** The headers that a verifier looks at. */
function signed({ headers }: Received): Record<string, string> {
	const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
	return Object.fromEntries(names.map((name) => [name, String(headers[name])]));
}

function only(received: Received[]): Received {
	const [one] = received;
	if (one === undefined || received.length !== 1) throw new Error(`${received.length} were received`);
	return one;
}

const rows = () => outbox.rows('webhook_deliveries');

test('an event arrives once, signed, with what happened and no content', async () => {
	const secret = createWebhookSecret();
	outbox.start();
	await alert(await addAccount([secret]));
	await eventually(rows).toMatchObject([{ state: 'sent', attempts: 1, content: null, kind: 'usage.alert' }]);
	const received = only(receiver.received);
	expect(received.path).toBe('/hook');
	expect(received.headers['content-type']).toBe('application/json');
	const [row] = await rows();
	expect(new Webhook(secret).verify(received.body, signed(received))).toEqual({
		type: 'usage.alert',
		timestamp: new Date(Number(row?.created_at)).toISOString(),
		data: DATA,
	});
	expect(received.headers['webhook-id']).toBe(row?.id);
});

test('what was tampered with, signed by others or sent again after five minutes is refused', async () => {
	const secret = createWebhookSecret();
	outbox.start();
	await alert(await addAccount([secret]));
	await eventually(() => receiver.received.length).toBe(1);
	const received = only(receiver.received);
	const webhook = new Webhook(secret);
	const headers = signed(received);
	expect(() => webhook.verify(received.body.replace('80', '10'), headers)).toThrow('No matching signature');
	const otherId = { ...headers, 'webhook-id': `${headers['webhook-id']}0` };
	expect(() => webhook.verify(received.body, otherId)).toThrow('No matching signature');
	expect(() => new Webhook(createWebhookSecret()).verify(received.body, headers)).toThrow('No matching signature');
	const later = { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 60) };
	expect(() => webhook.verify(received.body, later)).toThrow('No matching signature');
	const now = Date.now();
	const sent = Number(headers['webhook-timestamp']) * 1000;
	vi.spyOn(Date, 'now').mockReturnValue(sent + 301_000);
	expect(() => webhook.verify(received.body, headers)).toThrow('too old');
	vi.spyOn(Date, 'now').mockReturnValue(now);
	expect(webhook.verify(received.body, headers)).toMatchObject({ data: DATA });
});

test('while a secret changes, receivers with the old and with the new one both accept', async () => {
	const [old, fresh] = [createWebhookSecret(), createWebhookSecret()];
	const accountId = await addAccount([old]);
	await setWebhook(accountId, [fresh, old]);
	outbox.start();
	await alert(accountId);
	await eventually(() => receiver.received.length).toBe(1);
	const received = only(receiver.received);
	for (const secret of [old, fresh]) {
		expect(new Webhook(secret).verify(received.body, signed(received))).toMatchObject({ data: DATA });
	}
});

test.each([500, 503, 404, 301])(
	'after %i it is sent again, with the same id and a signature of then',
	async (status) => {
		const secret = createWebhookSecret();
		receiver.answer = () => ({ status, location: `${receiver.url}/elsewhere` });
		const sender = outbox.start();
		await alert(await addAccount([secret]));
		await eventually(rows).toMatchObject([{ state: 'waiting', attempts: 1, error_code: `http_${status}` }]);
		receiver.answer = () => ({ status: 200 });
		outbox.clock.move(5000);
		sender.wake();
		await eventually(rows).toMatchObject([{ state: 'sent', attempts: 2, error_code: null, content: null }]);
		expect(receiver.received.map(({ path }) => path)).toEqual(['/hook', '/hook']);
		const [first, second] = receiver.received;
		if (!first || !second) throw new Error('it was not received twice');
		expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
		expect(Number(second.headers['webhook-timestamp'])).toBeGreaterThanOrEqual(
			Number(first.headers['webhook-timestamp']) + 5,
		);
		expect(new Webhook(secret).verify(second.body, signed(second))).toMatchObject({ data: DATA });
	},
);

test('a receiver that stays broken is asked eight times, and no more', async () => {
	receiver.answer = () => ({ status: 500 });
	const sender = outbox.start();
	await alert(await addAccount([createWebhookSecret()]));
	for (let attempt = 1; attempt < 8; attempt++) {
		await eventually(rows).toMatchObject([{ state: 'waiting', attempts: attempt, error_code: 'http_500' }]);
		const [row] = await rows();
		outbox.clock.move(Number(row?.available_at) - outbox.clock.now());
		sender.wake();
	}
	await eventually(rows).toMatchObject([{ state: 'failed', attempts: 8, error_code: 'http_500', content: null }]);
	outbox.clock.move(100 * HOUR);
	sender.wake();
	await wait(300);
	expect(receiver.received).toHaveLength(8);
});

test('410 turns the webhook off, unless another has been set since', async () => {
	receiver.answer = (path) => ({ status: path === '/gone' ? 410 : 204 });
	const accountId = await addAccount([createWebhookSecret()]);
	await setWebhook(accountId, [createWebhookSecret()], '/gone');
	outbox.start();
	await alert(accountId);
	await eventually(rows).toMatchObject([{ state: 'failed', attempts: 1, error_code: 'http_410', content: null }]);
	const account = () => outbox.store.db.selectFrom('accounts').select('webhook').executeTakeFirstOrThrow();
	expect(await account()).toEqual({ webhook: null });
	// Now nothing is written for it at all.
	await alert(accountId);
	expect(await rows()).toHaveLength(1);
});

test('410 of an old address leaves the new one alone', async () => {
	const accountId = await addAccount([createWebhookSecret()]);
	const fetch = createGuardedFetch({ allowPrivate: true });
	receiver.answer = () => ({ status: 410 });
	outbox.start({
		fetch: async (url, request) => {
			const answer = await fetch(url, request);
			await setWebhook(accountId, [createWebhookSecret()], '/new');
			return answer;
		},
	});
	await alert(accountId);
	await eventually(rows).toMatchObject([{ state: 'failed', error_code: 'http_410' }]);
	const account = await outbox.store.db.selectFrom('accounts').select('webhook').executeTakeFirstOrThrow();
	expect(account.webhook).not.toBeNull();
});

test('private addresses are never asked, where the service is not for development', async () => {
	outbox.start({ fetch: createGuardedFetch({ allowPrivate: false }) });
	await alert(await addAccount([createWebhookSecret()]));
	await eventually(rows).toMatchObject([{ state: 'waiting', attempts: 1, error_code: 'unreachable' }]);
	expect(receiver.received).toHaveLength(0);
});

test('an event whose webhook was taken away, or whose account is gone, is dropped', async () => {
	const [one, two] = [await addAccount([createWebhookSecret()]), await addAccount([createWebhookSecret()])];
	await alert(one);
	await alert(two);
	await outbox.store.write(async (trx) => {
		await trx.updateTable('accounts').set({ webhook: null }).where('id', '=', one).execute();
		await trx.deleteFrom('accounts').where('id', '=', two).execute();
	});
	outbox.start();
	const dropped = { state: 'dropped', content: null };
	await eventually(rows).toMatchObject([dropped, dropped]);
	expect(receiver.received).toHaveLength(0);
});

test('two senders on one database send each event once', async () => {
	const accountId = await addAccount([createWebhookSecret()]);
	for (let index = 0; index < 40; index++) await alert(accountId);
	const other = await openOutbox({ folder: outbox.folder, clock: outbox.clock });
	outbox.start();
	other.start();
	await eventually(async () => (await rows()).filter(({ state }) => state === 'sent').length).toBe(40);
	await other.close();
	expect(receiver.received).toHaveLength(40);
	expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toHaveProperty('size', 40);
});
