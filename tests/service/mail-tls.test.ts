import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectMail } from '../../service/src/mail/index.ts';
import { type FakeSmtpServer, startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { eventually, type Outbox, openOutbox } from './mail-outbox.ts';

/** 127.0.0.1 in a spelling that is not known for one of this machine: it stands for a server somewhere else. */
const ELSEWHERE = '127.1';

let outbox: Outbox;
let smtp: FakeSmtpServer;
beforeEach(async () => {
	outbox = await openOutbox();
});
afterEach(async () => {
	await outbox.close();
	await smtp.stop();
});

async function enqueue(): Promise<void> {
	await outbox.enqueue({
		to: 'owner@bread.example',
		language: null,
		accountId: null,
		kind: 'email_changed',
		params: {},
	});
}

const inspect = (smtpUrl: string) =>
	inspectMail({ smtpUrl, publicUrl: 'https://service.example', dataFolder: outbox.folder });

test('beyond this machine, nothing is sent to a server without encryption', async () => {
	const logins: unknown[] = [];
	smtp = await startFakeSmtpServer({
		hideSTARTTLS: true,
		disabledCommands: ['STARTTLS'],
		allowInsecureAuth: true,
		onAuth: (login, _session, done) => {
			logins.push(login);
			done(null, { user: 'user' });
		},
	});
	const smtpUrl = `smtp://user:SECRET@${ELSEWHERE}:${smtp.port}`;
	outbox.start({ smtpUrl });
	await enqueue();
	await eventually(() => outbox.rows()).toMatchObject([{ state: 'waiting', attempts: 1, error_code: 'tls' }]);
	expect(await inspect(smtpUrl)).toMatchObject([{ level: 'error', text: expect.stringContaining('encryption') }]);
	expect(smtp.asked()).toBe(0);
	expect(logins).toEqual([]);
});

test.each(['smtp', 'smtps'])('%s: nothing is sent to a server whose certificate proves nothing', async (scheme) => {
	smtp = await startFakeSmtpServer({ secure: scheme === 'smtps' });
	const smtpUrl = `${scheme}://${ELSEWHERE}:${smtp.port}`;
	outbox.start({ smtpUrl });
	await enqueue();
	await eventually(() => outbox.rows()).toMatchObject([{ state: 'waiting', attempts: 1, error_code: 'tls' }]);
	expect(await inspect(smtpUrl)).toMatchObject([{ level: 'error', text: expect.stringContaining('encryption') }]);
	expect(smtp.asked()).toBe(0);
});

test('on this machine, a server needs no certificate', async () => {
	smtp = await startFakeSmtpServer();
	outbox.start({ smtpUrl: smtp.url });
	await enqueue();
	await eventually(() => outbox.rows()).toMatchObject([{ state: 'sent' }]);
	expect(await inspect(smtp.url)).toMatchObject([{ level: 'ok' }]);
});

test('a password that is wrong keeps mails waiting, and is named without being told', async () => {
	smtp = await startFakeSmtpServer({
		hideSTARTTLS: true,
		allowInsecureAuth: true,
		authOptional: false,
		onAuth: ({ username, password }, _session, done) =>
			done(username === 'us@er' && password === 'right' ? null : new Error('wrong'), { user: 'us@er' }),
	});
	const wrong = `smtp://us%40er:SECRET@127.0.0.1:${smtp.port}`;
	outbox.start({ smtpUrl: wrong });
	await enqueue();
	await eventually(() => outbox.rows()).toMatchObject([{ state: 'waiting', attempts: 1, error_code: 'smtp_535' }]);
	const [finding] = await inspect(wrong);
	expect(finding).toMatchObject({ level: 'error', text: expect.stringContaining('password') });
	expect(finding?.text).not.toMatch(/SECRET|us@er/);
	expect(outbox.logs.join('')).not.toMatch(/SECRET|us@er/);
	expect(await inspect(`smtp://us%40er:right@127.0.0.1:${smtp.port}`)).toMatchObject([{ level: 'ok' }]);
});

test('what is wrong with a mail server is told, and what is not set', async () => {
	smtp = await startFakeSmtpServer({ hideSTARTTLS: true });
	await smtp.down();
	expect(await inspect(smtp.url)).toMatchObject([
		{ level: 'error', text: expect.stringContaining('see that the server runs') },
	]);
	const none = { smtpUrl: undefined, publicUrl: undefined, dataFolder: '/data' };
	expect(await inspectMail(none)).toMatchObject([{ level: 'warning', text: expect.stringContaining('/data/mails') }]);
	await smtp.up();
	const findings = await inspectMail({ smtpUrl: smtp.url, publicUrl: undefined, dataFolder: '/data' });
	expect(findings).toMatchObject([{ level: 'ok' }, { level: 'warning', text: expect.stringContaining('PUBLIC_URL') }]);
});
