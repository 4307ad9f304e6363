import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeSmtpServer, startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { eventually } from './mail-outbox.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let smtp: FakeSmtpServer;
let service: TestService;
beforeEach(async () => {
	smtp = await startFakeSmtpServer({ hideSTARTTLS: true });
	service = await startTestService({
		environment: {
			DRAFTSMITH_SMTP_URL: smtp.url,
			DRAFTSMITH_MAIL_FROM: 'Draftsmith <service@drafts.example>',
			DRAFTSMITH_VERIFICATION: 'required',
		},
	});
});
afterEach(async () => {
	await service.stop();
	await smtp.stop();
});

/** The first link of the newest mail to an owner, after its label. */
function linkIn(text: string | undefined): string {
	return /^(http:\/\/\S+)$/m.exec(text ?? '')?.[1] ?? '';
}

test('whoever registers gets a mail at once, whose link leads to this service', async () => {
	await service.register();
	await eventually(() => smtp.mails.length).toBe(1);
	const [mail] = smtp.mails;
	expect(mail?.to).toEqual(['owner@example.org']);
	const link = linkIn(mail?.email.text);
	expect(link.startsWith(`${service.url}/confirm?token=`)).toBe(true);
	expect((await fetch(link)).status).toBe(200);
	const metrics = await (await fetch(`${service.url}/metrics`)).text();
	expect(metrics).toContain('draftsmith_messages_waiting{outbox="mails"} 0');
	expect(service.logs.join('')).not.toContain('owner@example.org');
});

test('the link that ends notices works at the service, without a key', async () => {
	const { client } = await service.register();
	const { data } = await client.keys();
	const [first] = data;
	await client.rotateKey(first?.id ?? '');
	await eventually(() => smtp.mails.length).toBeGreaterThan(1);
	const header = smtp.mails.at(-1)?.email.headers.find(({ key }) => key === 'list-unsubscribe')?.value;
	const link = header?.replace(/^<|>$/g, '') ?? '';
	expect(link.startsWith(`${service.url}/unsubscribe?token=`)).toBe(true);
	expect((await client.account()).email_notices).toBe(true);
	const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
	expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
	expect((await client.account()).email_notices).toBe(false);
});
