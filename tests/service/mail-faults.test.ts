import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSmtpServer, startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { eventually, type Outbox, openOutbox } from './mail-outbox.ts';
import { CONFIRM_URL, confirmation, everyKind } from './mail-samples.ts';

const HOUR = 3_600_000;

let smtp: FakeSmtpServer;
let outbox: Outbox;
beforeEach(async () => {
	smtp = await startFakeSmtpServer({ hideSTARTTLS: true });
	outbox = await openOutbox();
});
afterEach(async () => {
	// What nobody has asked after never names a person.
	expect(outbox.logs.join('')).not.toMatch(/bread\.example|SECRET|Refused/);
	await outbox.close();
	await smtp.stop();
});

/** The rows, without those that still wait. */
async function ended(): Promise<Record<string, unknown>[]> {
	return (await outbox.rows()).filter(({ state }) => state !== 'waiting');
}

test('while the server is down mails wait, and go when it is there again', async () => {
	await smtp.down();
	const sender = outbox.start({ smtpUrl: smtp.url });
	await outbox.enqueue(confirmation());
	await eventually(async () => (await outbox.rows())[0]).toMatchObject({ attempts: 1, error_code: 'connection' });
	const [row] = await outbox.rows();
	expect(row?.state).toBe('waiting');
	const waits = Number(row?.available_at) - outbox.clock.now();
	expect(waits).toBeGreaterThan(55_000);
	expect(waits).toBeLessThan(120_001);
	await smtp.up();
	sender.wake();
	await wait(300);
	expect(smtp.mails).toHaveLength(0);
	outbox.clock.move(120_001);
	sender.wake();
	await eventually(ended).toMatchObject([{ state: 'sent', attempts: 2, error_code: null, content: null }]);
	expect(smtp.mails).toHaveLength(1);
});

test.each([{ to: 451 }, { data: 451 }, { from: 421 }, { from: 530 }])('%j is tried again', async (behaviour) => {
	smtp.behave(behaviour);
	const sender = outbox.start({ smtpUrl: smtp.url });
	await outbox.enqueue(confirmation());
	const code = `smtp_${Object.values(behaviour)[0]}`;
	await eventually(() => outbox.rows()).toMatchObject([{ state: 'waiting', attempts: 1, error_code: code }]);
	smtp.behave({});
	outbox.clock.move(120_001);
	sender.wake();
	await eventually(ended).toMatchObject([{ state: 'sent', attempts: 2 }]);
	expect(smtp.mails.at(-1)?.email.text).toContain(CONFIRM_URL);
});

test.each([{ to: 550 }, { data: 554 }, { from: 553 }])('%j is for good', async (behaviour) => {
	smtp.behave(behaviour);
	const sender = outbox.start({ smtpUrl: smtp.url });
	await outbox.enqueue(confirmation());
	const code = `smtp_${Object.values(behaviour)[0]}`;
	await eventually(ended).toMatchObject([{ state: 'failed', attempts: 1, error_code: code, content: null }]);
	outbox.clock.move(72 * HOUR);
	sender.wake();
	await wait(300);
	expect(smtp.asked()).toBe(1);
});

test('eight tries over one to two days, then it is given up', async () => {
	smtp.behave({ to: 450 });
	const sender = outbox.start({ smtpUrl: smtp.url });
	const begun = outbox.clock.now();
	await outbox.enqueue({ ...confirmation(), kind: 'email_changed', params: {} });
	for (let attempt = 1; attempt < 8; attempt++) {
		const waiting = { state: 'waiting', attempts: attempt, error_code: 'smtp_450' };
		await eventually(() => outbox.rows()).toMatchObject([waiting]);
		const [row] = await outbox.rows();
		outbox.clock.move(Number(row?.available_at) - outbox.clock.now());
		sender.wake();
	}
	await eventually(ended).toMatchObject([{ state: 'failed', attempts: 8, error_code: 'smtp_450', content: null }]);
	const took = outbox.clock.now() - begun;
	expect(took).toBeGreaterThan(24 * HOUR);
	expect(took).toBeLessThan(50 * HOUR);
});

test('a link that holds for a day is not sent after it', async () => {
	const accountId = await outbox.addAccount();
	const mails = everyKind(accountId);
	for (const mail of mails) await outbox.enqueue(mail);
	outbox.clock.move(24 * HOUR + 1000);
	outbox.start({ smtpUrl: smtp.url });
	await eventually(ended).toHaveLength(mails.length);
	const late = (await outbox.rows()).filter(({ state }) => state === 'failed');
	expect(late.map(({ kind }) => kind).sort()).toEqual(['account_created', 'email_change', 'usage_alert']);
	expect(late.map(({ error_code }) => error_code)).toEqual(Array(3).fill('too_late'));
	expect(smtp.mails).toHaveLength(mails.length - 3);
});

test('a server that says nothing holds up no other mail, and is left after two minutes', async () => {
	smtp.behave(({ to }) => (to === 'stuck@bread.example' ? { silent: true } : {}));
	const sender = outbox.start({ smtpUrl: smtp.url });
	await outbox.enqueue(confirmation('stuck@bread.example'));
	await eventually(() => smtp.mails.length).toBe(1);
	for (let index = 0; index < 12; index++) await outbox.enqueue(confirmation(`owner${index}@bread.example`));
	await eventually(ended).toHaveLength(12);
	outbox.clock.fire(120_000);
	await expect
		.poll(() => outbox.rows())
		.toContainEqual(expect.objectContaining({ state: 'waiting', error_code: 'timeout' }));
	smtp.behave({});
	outbox.clock.move(120_001);
	sender.wake();
	await eventually(ended).toHaveLength(13);
	const ids = smtp.mails.filter(({ to }) => to[0] === 'stuck@bread.example').map(({ email }) => email.messageId);
	expect(ids).toEqual([ids[0], ids[0]]);
});

test('a stop waits for the mail under way, and takes no other', async () => {
	smtp.behave({ delay: 2000 });
	for (let index = 0; index < 8; index++) await outbox.enqueue(confirmation(`owner${index}@bread.example`));
	const sender = outbox.start({ smtpUrl: smtp.url });
	await eventually(() => smtp.asked()).toBe(4);
	await sender.stop();
	const states = (await outbox.rows()).map(({ state }) => state);
	expect(states.filter((state) => state === 'sent')).toHaveLength(4);
	expect(smtp.mails).toHaveLength(4);
});

test('a stop breaks off a mail that does not end, and it goes later', async () => {
	smtp.behave({ silent: true });
	const sender = outbox.start({ smtpUrl: smtp.url });
	await outbox.enqueue(confirmation());
	await eventually(() => smtp.mails.length).toBe(1);
	const begun = Date.now();
	await sender.stop();
	expect(Date.now() - begun).toBeLessThan(25_000);
	expect(await outbox.rows()).toMatchObject([{ state: 'waiting', error_code: 'timeout' }]);
});

test('a mail that can’t be opened ends, and the others go', async () => {
	await outbox.enqueue(confirmation());
	const [first] = await outbox.rows();
	await outbox.enqueue(confirmation('other@bread.example'));
	await outbox.store.write(async (trx) => {
		await trx
			.updateTable('mails')
			.set({ content: Buffer.from('damaged') })
			.where('id', '=', String(first?.id))
			.execute();
	});
	outbox.start({ smtpUrl: smtp.url });
	await eventually(ended).toMatchObject([{ state: 'failed', error_code: 'unreadable' }, { state: 'sent' }]);
	expect(smtp.mails.map(({ to }) => to)).toEqual([['other@bread.example']]);
});
