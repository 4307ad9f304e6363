import { join } from 'node:path';
import { Account, Problem, Registration } from '@draftsmith/shared';
import { createClient } from '@draftsmith/shared/client';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { middayClock } from './midday-clock.ts';
import { type ReadMail, readMails } from './read-mails.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const HOUR = 3_600_000;
/** Sites that are not there: whoever asks them stays on this machine. */
const BREAD = '127.0.0.1:2001';
const TABLE = '127.0.0.1:2002';

let service: TestService;
let offset = 0;
const clock = middayClock(() => offset);

async function start(environment: Record<string, string> = {}): Promise<TestService> {
	return startTestService({
		environment: {
			DRAFTSMITH_VERIFICATION: 'required',
			DRAFTSMITH_PLAN: 'free',
			DRAFTSMITH_WORKERS: '0',
			...environment,
		},
		clock,
	});
}

beforeEach(async () => {
	offset = 0;
	service = await start();
});
afterEach(() => service.stop());

async function waitForMails(count: number): Promise<ReadMail[]> {
	await expect.poll(async () => (await readMails(service.folder)).length, { timeout: 10_000 }).toBe(count);
	return readMails(service.folder);
}

function linkOf(mails: ReadMail[], to: string): string {
	const link = mails.findLast((mail) => mail.to === to)?.link;
	if (link === undefined) throw new Error(`no mail with a link went to ${to}`);
	return link;
}

/** Presses the button of the page at a link. */
async function press(link: string): Promise<Response> {
	const page = await fetch(link);
	const token = /name="token" value="([^"]+)"/.exec(await page.text())?.[1];
	const action = new URL('/confirm', link);
	return fetch(action, {
		method: 'POST',
		body: new URLSearchParams({ token: token ?? new URL(link).searchParams.get('token') ?? '' }),
	});
}

/** An answer without what is made at random or by the clock. */
function shapeOf(text: string): string {
	return text
		.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
		.replace(/dsk_live_\w+/g, 'KEY')
		.replace(/••••\w{4}/g, 'MASKED')
		.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
		.replace(/"token":"[\w-]{43}"/, '"token":"TOKEN"');
}

describe('registration', () => {
	test('the answer is the same for a known address and domain as for unknown ones', async () => {
		const register = async (email: string, domain: string) => {
			const response = await fetch(`${service.url}/v1/registrations`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ email, domain, challenge: 'c'.repeat(43) }),
			});
			const text = await response.text();
			return { status: response.status, names: [...response.headers.keys()].sort(), text };
		};
		const first = await register('owner@bread.org', BREAD);
		await press(linkOf(await waitForMails(1), 'owner@bread.org'));
		const again = await register('owner@bread.org', BREAD);
		const fresh = await register('owner@table.org', TABLE);
		expect(first.status).toBe(201);
		expect(again.status).toBe(201);
		expect(again.names).toEqual(fresh.names);
		expect(shapeOf(again.text)).toBe(shapeOf(first.text));
		expect(shapeOf(fresh.text).replaceAll(TABLE, BREAD).replaceAll('table.org', 'bread.org')).toBe(shapeOf(again.text));
		const { account } = Registration.parse(JSON.parse(fresh.text));
		expect(account).toMatchObject({
			email_confirmed: false,
			plan: { id: 'trial' },
			site: { status: 'unproven', proof: { state: 'pending', method: null, problem: null } },
			key: { scopes: ['jobs', 'chat', 'usage', 'account'] },
		});
	});

	test('neither challenge nor key is readable in the database', async () => {
		const challenge = 'CANARY-challenge_'.repeat(3);
		const { key } = await service.register({ domain: BREAD, challenge });
		const database = new Database(join(service.folder, 'draftsmith.sqlite'), { readonly: true });
		const rows = JSON.stringify([
			database.prepare('select challenge from sites').all(),
			database.prepare('select * from api_keys').all(),
		]);
		database.close();
		expect(rows).not.toContain('CANARY');
		expect(Buffer.from(rows).toString('latin1')).not.toContain(key.slice(9, 30));
	});
});

describe('what comes after a registration', () => {
	const DAY = 24 * HOUR;
	/** More than the 5 of an hour that may be mailed to one recipient. */
	const MANY = 8;

	async function registerMany(): Promise<void> {
		for (let number = 0; number < MANY; number++) {
			await service.register({ email: 'owner@bread.org', domain: `127.0.0.1:${3000 + number}` });
		}
	}

	/** The accounts that are left when the service is started after so many days. */
	async function countAfter(days: number): Promise<unknown> {
		offset = days * DAY;
		await service.restart();
		const database = new Database(join(service.folder, 'draftsmith.sqlite'), { readonly: true });
		const swept = () => database.prepare("select swept_at from sweeps where class = 'registrations'").pluck().get();
		await expect.poll(swept).toBeGreaterThan(clock.now() - HOUR);
		const count = database.prepare('select count(*) from accounts').pluck().get();
		database.close();
		return count;
	}

	test('every registration that nobody proves goes after 7 days, also where its mail was one too many', async () => {
		await registerMany();
		await waitForMails(5);
		expect(await countAfter(6.9)).toBe(MANY);
		expect(await countAfter(7.1)).toBe(0);
	});

	test('where no proof is wanted, a mail welcomes the owner with nothing to confirm, and the account stays', async () => {
		await service.stop();
		service = await start({ DRAFTSMITH_VERIFICATION: 'off' });
		await registerMany();
		const mails = await waitForMails(5);
		for (const mail of mails) {
			expect(mail).toMatchObject({ kind: 'welcome', to: 'owner@bread.org', link: undefined });
			expect(mail.text).toContain('127.0.0.1:300');
		}
		expect(await countAfter(400)).toBe(MANY);
	});
});

describe('the link that confirms an address', () => {
	test('opening it changes nothing; its button works once, and lifts the trial limits', async () => {
		const { client } = await service.register({ email: 'owner@bread.org', domain: BREAD, language: 'de' });
		const link = linkOf(await waitForMails(1), 'owner@bread.org');
		expect(link.startsWith(service.url)).toBe(true);
		for (const method of ['GET', 'GET', 'HEAD']) {
			const page = await fetch(link, { method });
			expect(page.status).toBe(200);
			expect(page.headers.get('set-cookie')).toBeNull();
			expect(page.headers.get('referrer-policy')).toBe('no-referrer');
			expect(page.headers.get('cache-control')).toBe('no-store');
			expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
		}
		expect(await (await fetch(link)).text()).toContain('<html lang="de">');
		expect(await client.account()).toMatchObject({ email_confirmed: false, plan: { id: 'trial' } });

		const pressed = await press(link);
		expect(pressed.status).toBe(200);
		expect(await pressed.text()).toContain('Ihre E-Mail-Adresse ist bestätigt');
		expect(await client.account()).toMatchObject({
			email_confirmed: true,
			plan: { id: 'free' },
			site: { status: 'unproven', proof: { state: 'pending', method: null } },
		});
		const again = await press(link);
		expect(again.status).toBe(410);
		expect(await again.text()).toContain('bereits verwendet');
	});

	test('it holds for 24 hours less a moment, and what is wrong with a link is one page', async () => {
		const { client } = await service.register({ email: 'owner@bread.org', domain: BREAD });
		const link = linkOf(await waitForMails(1), 'owner@bread.org');
		offset = 24 * HOUR - 5 * 60_000;
		expect((await fetch(link)).status).toBe(200);
		offset = 24 * HOUR;
		const pages = await Promise.all(
			[link, link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), link.replace(/token=.*/, 'token=')].map(
				async (url) => {
					const page = await press(url);
					return { status: page.status, text: (await page.text()).replace(/<p>[^<]*<\/p>/, '') };
				},
			),
		);
		expect(pages.map(({ status }) => status)).toEqual([410, 410, 410]);
		expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
		expect((await client.account()).email_confirmed).toBe(false);
	});

	test('it is sent again at most every five minutes, and not once the address is confirmed', async () => {
		const { client } = await service.register({ email: 'owner@bread.org', domain: BREAD });
		for (let index = 0; index < 3; index++) await client.sendConfirmation();
		await waitForMails(1);
		offset = 5 * 60_000;
		await Promise.all(Array.from({ length: 10 }, () => client.sendConfirmation()));
		const mails = await waitForMails(2);
		const [first, second] = mails.map(({ link }) => link ?? '');
		expect(first).not.toBe(second);
		expect((await press(second ?? '')).status).toBe(200);
		expect(await (await press(first ?? '')).text()).toContain('used already');
		offset = 10 * 60_000;
		expect(await client.sendConfirmation()).toMatchObject({ email_confirmed: true });
		// Whatever comes later comes after what was not sent.
		await client.createKey({ scopes: ['usage'] });
		expect((await waitForMails(3)).at(-1)?.kind).toBe('key_created');
	});

	test('pressed ten times at once, it works once', async () => {
		await service.register({ email: 'owner@bread.org', domain: BREAD });
		const link = linkOf(await waitForMails(1), 'owner@bread.org');
		const pages = await Promise.all(Array.from({ length: 10 }, () => press(link)));
		expect(pages.filter(({ status }) => status === 200)).toHaveLength(1);
	});

	test('whether another site of the domain is known makes no difference', async () => {
		const confirmed = async (email: string, domain: string, mails: number) => {
			const { client } = await service.register({ email, domain });
			await press(linkOf(await waitForMails(mails), email));
			return client.account();
		};
		const expected = { email_confirmed: true, plan: { id: 'free' }, site: { status: 'unproven' } };
		expect(await confirmed('first@bread.org', BREAD, 1)).toMatchObject(expected);
		expect(await confirmed('second@bread.org', `https://${BREAD}/blog`, 2)).toMatchObject(expected);
	});

	test('a recipient gets five links an hour from all accounts together, and the answers are the same', async () => {
		const answers: string[] = [];
		for (let index = 0; index < 4; index++) {
			const { client } = await service.register({ email: 'victim@bread.org', domain: `127.0.0.1:300${index}` });
			answers.push(shapeOf(JSON.stringify(await client.updateAccount({ email: 'Victim@Bread.org' }))));
		}
		expect(new Set(answers.map((answer) => answer.replace(/127\.0\.0\.1:300\d/g, BREAD))).size).toBe(1);
		await service.register({ email: 'other@bread.org', domain: TABLE });
		const mails = await waitForMails(6);
		expect(mails.filter(({ to }) => to.toLowerCase() === 'victim@bread.org')).toHaveLength(5);
	});

	test('a large or odd form is a wrong link, not a failure', async () => {
		for (const body of ['x'.repeat(5000), '%', 'token', `token=${'%00'.repeat(50)}`, new FormData()]) {
			const response = await fetch(`${service.url}/confirm`, { method: 'POST', body });
			expect(response.status).toBe(410);
		}
	});
});

describe('a change of the address', () => {
	/** Registers, and confirms the address: two mails with the change are next. */
	const registerConfirmed = async () => {
		const made = await service.register({ email: 'old@bread.org', domain: BREAD });
		await press(linkOf(await waitForMails(1), 'old@bread.org'));
		return made;
	};

	test('one that was never confirmed is corrected by the new one alone, and gets nothing more', async () => {
		const { client } = await service.register({ email: 'mistyped@bread.org', domain: BREAD });
		await waitForMails(1);
		await client.updateAccount({ email: 'right@bread.org' });
		const pressed = await press(linkOf(await waitForMails(2), 'right@bread.org'));
		expect(await pressed.text()).toContain('has been changed');
		expect(await client.account()).toMatchObject({ email: 'right@bread.org', email_confirmed: true });
		const mails = await waitForMails(3);
		expect(mails.filter(({ to }) => to === 'mistyped@bread.org')).toHaveLength(1);
	});

	test('both must agree, in either order, and both are told', async () => {
		const { client } = await registerConfirmed();
		expect((await client.updateAccount({ email: 'new@bread.org' })).email).toBe('old@bread.org');
		const mails = await waitForMails(3);
		const half = await press(linkOf(mails, 'new@bread.org'));
		expect(await half.text()).toContain('One of two addresses has agreed');
		expect((await client.account()).email).toBe('old@bread.org');
		const whole = await press(linkOf(mails, 'old@bread.org'));
		expect(await whole.text()).toContain('has been changed');
		expect(await client.account()).toMatchObject({ email: 'new@bread.org', email_confirmed: true });
		const told = (await waitForMails(5)).filter(({ kind }) => kind === 'email_changed');
		expect(told.map(({ to }) => to).sort()).toEqual(['new@bread.org', 'old@bread.org']);
	});

	test('both at once change it once', async () => {
		const { client } = await registerConfirmed();
		await client.updateAccount({ email: 'new@bread.org' });
		const mails = await waitForMails(3);
		const pages = await Promise.all(['old', 'new'].map((who) => press(linkOf(mails, `${who}@bread.org`))));
		const texts = await Promise.all(pages.map((page) => page.text()));
		expect(texts.filter((text) => text.includes('has been changed'))).toHaveLength(1);
		expect((await client.account()).email).toBe('new@bread.org');
	});

	test('after 24 hours, or after another change was asked for, the links are void', async () => {
		const { client } = await registerConfirmed();
		await client.updateAccount({ email: 'new@bread.org' });
		const mails = await waitForMails(3);
		expect((await press(linkOf(mails, 'new@bread.org'))).status).toBe(200);
		// The same again is answered the same; another has to wait.
		await client.updateAccount({ email: 'new@bread.org' }).catch(() => undefined);
		await expect(client.updateAccount({ email: 'third@bread.org', name: 'Third' })).rejects.toMatchObject({
			problem: { code: 'too_many_attempts' },
		});
		expect((await client.account()).name).toBeNull();
		offset = 5 * 60_000;
		await client.updateAccount({ email: 'third@bread.org' });
		expect((await press(linkOf(mails, 'old@bread.org'))).status).toBe(410);
		const fresh = await waitForMails(5);
		offset += 24 * HOUR;
		expect((await press(linkOf(fresh, 'third@bread.org'))).status).toBe(410);
		expect((await client.account()).email).toBe('old@bread.org');
	});
});

describe('what an owner corrects', () => {
	test('name, language and notices; without the scope, nothing', async () => {
		const { client } = await service.register({ domain: BREAD });
		expect(await client.updateAccount({ name: 'Anna', language: 'lt', email_notices: false })).toMatchObject({
			name: 'Anna',
			language: 'lt',
			email_notices: false,
		});
		expect(await client.updateAccount({ name: null })).toMatchObject({ name: null, language: 'lt' });
		const { key } = await client.createKey({ scopes: ['jobs', 'usage'] });
		const limited = createClient({ baseUrl: service.url, key, retries: 0 });
		await expect(limited.updateAccount({ name: 'Eve' })).rejects.toMatchObject({
			problem: { code: 'insufficient_scope' },
		});
		expect((await limited.account()).key.scopes).toEqual(['jobs', 'usage']);
	});

	test('a webhook must be public; its secret is shown once and kept beside the next', async () => {
		await service.stop();
		service = await start({ DRAFTSMITH_VERIFICATION: 'off', DRAFTSMITH_ALLOW_PRIVATE_SITES: '0' });
		const { client } = await service.register({ domain: 'bread.org' });
		for (const url of [
			'http://hooks.bread.org/',
			'https://127.0.0.1/',
			'https://[::1]/',
			'https://localhost/',
			'https://user:secret@hooks.bread.org/',
			'https://hooks.bread.org:8443/',
			'https://169.254.169.254/latest',
			'https://2130706433/',
		]) {
			const refused = await client.updateAccount({ webhook_url: url, name: 'Eve' }).catch((error: unknown) => error);
			expect(refused, url).toMatchObject({ problem: { code: 'invalid_request', errors: [{ path: 'webhook_url' }] } });
		}
		expect(await client.account()).toMatchObject({ name: null, webhook_url: null });
		const set = await client.updateAccount({ webhook_url: 'https://hooks.bread.org/draftsmith' });
		expect(set.webhook_secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
		const read = await client.account();
		expect(read.webhook_url).toBe('https://hooks.bread.org/draftsmith');
		expect(JSON.stringify(read)).not.toContain('whsec_');
		const again = await client.updateAccount({ webhook_url: 'https://hooks.bread.org/draftsmith' });
		expect(again.webhook_secret).not.toBe(set.webhook_secret);
		expect((await client.updateAccount({ webhook_url: null })).webhook_url).toBeNull();
	});

	test('the newest policy is shown, and is acknowledged by its version', async () => {
		const { client } = await service.register({ domain: BREAD });
		expect((await client.account()).policy).toBeNull();
		await expect(client.acknowledgePolicy('2')).rejects.toMatchObject({ problem: { code: 'unknown_policy' } });
		const database = new Database(join(service.folder, 'draftsmith.sqlite'));
		const announce = database.prepare('insert into policies values (?, ?, ?, ?)');
		announce.run('2', 'https://service.org/privacy/2', 1000, 2000);
		announce.run('3', 'https://service.org/privacy/3', 3000, 4000);
		database.close();
		expect((await client.account()).policy).toEqual({
			version: '3',
			url: 'https://service.org/privacy/3',
			effective_at: '1970-01-01T00:00:04.000Z',
			acknowledged: false,
		});
		await expect(client.acknowledgePolicy('2')).rejects.toMatchObject({ problem: { code: 'unknown_policy' } });
		expect((await client.acknowledgePolicy('3')).policy?.acknowledged).toBe(true);
		expect((await client.acknowledgePolicy('3')).policy?.acknowledged).toBe(true);
	});
});

test('trial limits hold until the address is confirmed, then those of the plan', async () => {
	const { client } = await service.register({ email: 'owner@bread.org', domain: BREAD });
	const submit = () =>
		client.submit(
			{ title: 'Bread', language: 'en', model: 'outline', length: 'short' },
			{ idempotencyKey: crypto.randomUUID() },
		);
	const trial = await Promise.allSettled(Array.from({ length: 8 }, submit));
	expect(trial.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
	const alerts = async () => (await client.usage()).alerts.map(({ threshold }) => threshold);
	expect(await alerts()).toEqual([80, 100]);
	// Besides the link there are mails about that: the trial is at its end.
	await expect.poll(async () => (await readMails(service.folder)).some(({ link }) => link)).toBe(true);
	const link = (await readMails(service.folder)).find((mail) => mail.link)?.link;
	await press(link ?? '');
	const full = await Promise.allSettled(Array.from({ length: 8 }, submit));
	expect(full.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
	expect((await client.usage()).today.used).toBe(13);
	// Of the plan's limit nothing is near.
	expect(await alerts()).toEqual([]);
});

test('the account that an answer shows is the one that the contract describes', async () => {
	const { key } = await service.register({ domain: BREAD });
	const response = await fetch(`${service.url}/v1/account`, { headers: { authorization: `Bearer ${key}` } });
	const body: unknown = await response.json();
	expect(Account.strict().parse(body)).toEqual(body);
	const refused = await fetch(`${service.url}/v1/account`, { headers: { authorization: 'Bearer dsk_live_x' } });
	expect(Problem.parse(await refused.json()).code).toBe('unauthorized');
});
