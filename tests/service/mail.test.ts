import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enqueueMail, removeMailFiles } from '../../service/src/mail/index.ts';
import { type FakeSmtpServer, startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { eventually, type Outbox, openOutbox, SERVICE_ADDRESS } from './mail-outbox.ts';
import { CONFIRM_URL, confirmation, everyKind, OPTIONAL, RECEIPT } from './mail-samples.ts';

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

test('each kind arrives once, as what it is', async () => {
	outbox.start({ smtpUrl: smtp.url });
	const accountId = await outbox.addAccount();
	const mails = everyKind(accountId);
	for (const mail of mails) await outbox.enqueue(mail);
	await eventually(ended).toHaveLength(mails.length);
	expect(smtp.mails).toHaveLength(mails.length);
	const rows = await outbox.rows();
	for (const row of rows) {
		expect(row).toMatchObject({ state: 'sent', attempts: 1, content: null, error_code: null, account_id: accountId });
		const id = `<${row.id}@drafts.example>`;
		const { email, from, to, raw } = smtp.mails.find((each) => each.email.messageId === id) ?? {};
		expect({ from, to }).toEqual({ from: 'service@drafts.example', to: ['owner@bread.example'] });
		expect(email?.from).toEqual({ name: 'Draftsmith', address: 'service@drafts.example' });
		expect(email?.to).toEqual([{ name: '', address: 'owner@bread.example' }]);
		expect(email?.subject).toMatch(/\S/);
		expect(email?.text).toContain('Guten Tag,');
		expect(email?.html).toContain('<html lang="de"');
		expect(email?.attachments).toEqual([]);
		expect(Date.parse(email?.date ?? '')).toBeGreaterThan(Date.now() - 60_000);
		const header = (name: string) => email?.headers.find(({ key }) => key === name)?.value;
		expect(header('auto-submitted')).toBe('auto-generated');
		const isOptional = OPTIONAL.includes(String(row.kind));
		const unsubscribe = new RegExp(`^<${SERVICE_ADDRESS}/unsubscribe\\?token=${accountId}\\.[\\w-]{43}>$`);
		if (isOptional) expect(header('list-unsubscribe')).toMatch(unsubscribe);
		else expect(header('list-unsubscribe')).toBeUndefined();
		expect(header('list-unsubscribe-post')).toBe(isOptional ? 'List-Unsubscribe=One-Click' : undefined);
		// What goes over the wire is 7-bit lines of a length that every server takes (RFC 5321, section 4.5.3.1.6).
		expect(raw).toMatch(/^\p{ASCII}+$/u);
		expect(Math.max(...(raw ?? '').split('\r\n').map((line) => line.length))).toBeLessThan(998);
	}
});

test('a receipt arrives whole, on a line of its own, in every way in which mails are encoded', async () => {
	outbox.start({ smtpUrl: smtp.url });
	const accountId = await outbox.addAccount();
	// English is ASCII only, Ukrainian hardly has any.
	for (const language of ['en', 'de', 'uk']) {
		await outbox.enqueue({
			to: 'owner@bread.example',
			language,
			accountId,
			kind: 'account_erased',
			params: { receipt: RECEIPT },
		});
	}
	await eventually(ended).toHaveLength(3);
	for (const { email, raw } of smtp.mails) {
		expect(email.text?.split(/\r?\n/)).toContain(RECEIPT);
		expect(email.html).toContain(RECEIPT.replaceAll('"', '&quot;'));
		expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThan(998);
	}
	expect(smtp.mails).toHaveLength(3);
});

test('a mail is there only when its cause is, and goes as soon as that is on the disk', async () => {
	// Without the look that comes every few seconds.
	outbox.start({ smtpUrl: smtp.url, clock: { ...outbox.clock, after: () => () => undefined } });
	const refused = outbox.store.write(async (trx) => {
		await enqueueMail(trx, outbox.context, confirmation());
		throw new Error('the cause was refused');
	});
	await expect(refused).rejects.toThrow('the cause was refused');
	await outbox.enqueue(confirmation('other@bread.example'));
	await eventually(() => smtp.mails.map(({ to }) => to)).toEqual([['other@bread.example']]);
	expect(await outbox.rows()).toHaveLength(1);
});

test('who wants no notices gets none but those that must be sent', async () => {
	outbox.start({ smtpUrl: smtp.url });
	const accountId = await outbox.addAccount({ notices: 0 });
	const mails = everyKind(accountId);
	for (const mail of mails) await outbox.enqueue(mail);
	await eventually(ended).toHaveLength(mails.length);
	const dropped = (await outbox.rows()).filter(({ state }) => state === 'dropped');
	expect(dropped.map(({ kind }) => kind).sort()).toEqual(OPTIONAL);
	for (const row of dropped) expect(row.content).toBeNull();
	expect(smtp.mails).toHaveLength(mails.length - OPTIONAL.length);
});

test('neither recipient nor content is readable in the database, while a mail waits and after it went', async () => {
	const secrets = ['owner@bread.example', 'new@bread.example', 'SECRET-of-a-link', 'aB3x', 'f00df00d'];
	for (const mail of everyKind(await outbox.addAccount({ email: 'account@rye.example' }))) await outbox.enqueue(mail);
	const waiting = await outbox.rows();
	const sealed = waiting.map(({ content }) => Buffer.from(content instanceof Uint8Array ? content : []));
	for (const secret of secrets) expect(outbox.files()).not.toContain(secret);
	for (const bytes of sealed) expect(outbox.files()).toContain(bytes.subarray(0, 60).toString('latin1'));
	outbox.start({ smtpUrl: smtp.url });
	await eventually(ended).toHaveLength(sealed.length);
	await outbox.shut();
	const files = outbox.files();
	for (const secret of secrets) expect(files).not.toContain(secret);
	// Not even what was sealed is there any more.
	for (const bytes of sealed) expect(files).not.toContain(bytes.subarray(13, 45).toString('latin1'));
});

test('values that want to be headers or recipients stay values', async () => {
	outbox.start({ smtpUrl: smtp.url });
	const evil = 'x@bread.example\r\nBcc: victim@rye.example\r\n\r\n<script>';
	const params = { confirm_url: CONFIRM_URL, new_email: evil };
	await outbox.enqueue({ ...confirmation('owner@bread.example'), kind: 'email_change', params });
	await outbox.enqueue({ ...confirmation(), kind: 'domain_taken', params: { domain: evil } });
	await outbox.enqueue(confirmation('"victim@rye.example, b"@bread.example'));
	await eventually(ended).toHaveLength(3);
	expect(smtp.mails.flatMap(({ to }) => to)).not.toContain('victim@rye.example');
	for (const { email, to } of smtp.mails) {
		expect(to).toHaveLength(1);
		expect(email.to).toHaveLength(1);
		expect(email.bcc ?? []).toEqual([]);
		expect(email.headers.map(({ key }) => key)).not.toContain('bcc');
		expect(email.html).not.toContain('<script>');
	}
});

test('without a mail server, each mail is a file that only its owner can read', async () => {
	outbox.start();
	const accountId = await outbox.addAccount();
	const mails = everyKind(accountId);
	for (const mail of mails) await outbox.enqueue(mail);
	await eventually(ended).toHaveLength(mails.length);
	const folder = join(outbox.folder, 'mails');
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	const rows = await outbox.rows();
	expect(readdirSync(folder).sort()).toEqual(rows.map(({ id }) => `${id}.eml`).sort());
	for (const { id, kind, state } of rows) {
		expect(state).toBe('sent');
		const path = join(folder, `${id}.eml`);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		const email = await PostalMime.parse(readFileSync(path));
		expect(email.to).toEqual([{ name: '', address: 'owner@bread.example' }]);
		expect(email.messageId).toBe(`<${id}@drafts.example>`);
		if (kind === 'account_created') expect(email.text).toContain(CONFIRM_URL);
	}
	removeMailFiles(outbox.folder, [...rows.map(({ id }) => String(id)), 'not-there']);
	expect(readdirSync(folder)).toEqual([]);
});
