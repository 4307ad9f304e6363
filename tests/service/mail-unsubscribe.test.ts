import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerUnsubscribeRoutes } from '../../service/src/mail/index.ts';
import { createApp, type HttpApp } from '../../service/src/platform/http.ts';
import { type FakeSmtpServer, startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { eventually, type Outbox, openOutbox, SERVICE_ADDRESS, UNSUBSCRIBE_KEY } from './mail-outbox.ts';

let smtp: FakeSmtpServer;
let outbox: Outbox;
let app: HttpApp;
beforeEach(async () => {
	smtp = await startFakeSmtpServer({ hideSTARTTLS: true });
	outbox = await openOutbox();
	outbox.start({ smtpUrl: smtp.url });
	app = createApp();
	registerUnsubscribeRoutes(app, { store: outbox.store, key: UNSUBSCRIBE_KEY });
});
afterEach(async () => {
	await outbox.close();
	await smtp.stop();
});

/** Sends a mail that need not be; gives its link. */
async function linkFor(accountId: string): Promise<string> {
	const before = smtp.mails.length;
	await outbox.enqueue({
		to: 'owner@bread.example',
		language: 'en',
		accountId,
		kind: 'domain_proven',
		params: { domain: 'bread.example' },
	});
	await eventually(() => smtp.mails.length).toBe(before + 1);
	const header = smtp.mails.at(-1)?.email.headers.find(({ key }) => key === 'list-unsubscribe');
	const link = header?.value.replace(/^<|>$/g, '') ?? '';
	expect(smtp.mails.at(-1)?.email.text).toContain(link);
	expect(smtp.mails.at(-1)?.email.html).toContain(`href="${link}"`);
	return link.replace(SERVICE_ADDRESS, '');
}

async function noticesOf(accountId: string): Promise<number> {
	const account = await outbox.store.db
		.selectFrom('accounts')
		.select('notices')
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	return account.notices;
}

test('looking at the page changes nothing; its button ends notices, of this account only', async () => {
	const [accountId, other] = [await outbox.addAccount(), await outbox.addAccount()];
	const link = await linkFor(accountId);
	const page = await app.request(link, { headers: { 'accept-language': 'pl-PL,en;q=0.5' } });
	expect(page.status).toBe(200);
	expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(page.headers.get('referrer-policy')).toBe('no-referrer');
	const html = await page.text();
	expect(html).toContain('<html lang="pl"');
	expect(html).toContain('<form method="post"><button>Rezygnuję z powiadomień</button></form>');
	expect(await noticesOf(accountId)).toBe(1);
	const done = await app.request(link, { method: 'POST' });
	expect(done.status).toBe(200);
	expect(await done.text()).not.toContain('<form');
	expect(await noticesOf(accountId)).toBe(0);
	expect(await noticesOf(other)).toBe(1);
	// Again, it is as good.
	expect((await app.request(link, { method: 'POST' })).status).toBe(200);
});

test('a mail program’s own button does it too (RFC 8058)', async () => {
	const accountId = await outbox.addAccount();
	const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
	const answer = await app.request(await linkFor(accountId), { method: 'POST', body });
	expect(answer.status).toBe(200);
	expect(await noticesOf(accountId)).toBe(0);
});

test('no token but ours does anything, and none tells whether there is such an account', async () => {
	const accountId = await outbox.addAccount();
	const link = await linkFor(accountId);
	const [path = '', token = ''] = link.split('=');
	const [, signature = ''] = token.split('.');
	const other = await outbox.addAccount();
	const bad = [
		'',
		accountId,
		`${accountId}.`,
		`${accountId}.${signature.slice(0, -1)}`,
		`${accountId}.${'A'.repeat(43)}`,
		`${other}.${signature}`,
		`${token}.x`,
		'%00',
		'<script>alert(1)</script>',
		'a'.repeat(5000),
	];
	const answers = await Promise.all(
		bad.flatMap((each) =>
			['GET', 'POST'].map(async (method) => {
				const answer = await app.request(`${path}=${each}`, { method });
				return { status: answer.status, html: await answer.text() };
			}),
		),
	);
	const [first] = answers;
	expect(first?.status).toBe(404);
	for (const answer of answers) expect(answer).toEqual(first);
	expect([await noticesOf(accountId), await noticesOf(other)]).toEqual([1, 1]);
	await outbox.store.write(async (trx) => {
		await trx.deleteFrom('accounts').where('id', '=', accountId).execute();
	});
	expect((await app.request(link, { method: 'POST' })).status).toBe(200);
});
