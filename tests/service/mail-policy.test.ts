import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { announcePolicy, PolicyError } from '../../service/src/mail/index.ts';
import type { Store } from '../../service/src/store/index.ts';
import { type FakeSmtpServer, startFakeSmtpServer } from '../fakes/fake-smtp-server.ts';
import { eventually, type Outbox, openOutbox } from './mail-outbox.ts';

const DAY = 24 * 3_600_000;
const URL = 'https://service.example/privacy/2';
const ACCOUNTS = 450;
/** Between one mail and the next, ms. */
const SPACING = 250;

let outbox: Outbox;
beforeEach(async () => {
	outbox = await openOutbox();
});
afterEach(() => outbox.close());

const at = (days: number) => outbox.clock.now() + days * DAY;
const announce = (effectiveAt: number, store: Store = outbox.store, version = '2027-01') =>
	announcePolicy({ ...outbox.context, store }, { version, url: URL, effectiveAt });

async function addAccounts(count: number): Promise<string[]> {
	return Promise.all(
		Array.from({ length: count }, (_, index) => outbox.addAccount({ email: `owner${index}@bread.example` })),
	);
}

/** The accounts that have a mail, each as often as it has one. */
async function mailed(): Promise<unknown[]> {
	return (await outbox.rows()).map(({ account_id }) => account_id).sort();
}

test('every account gets one mail, and the policy is there', async () => {
	const accounts = await addAccounts(ACCOUNTS);
	// The clock goes on while it is announced.
	const effectiveAt = at(17) + ACCOUNTS * SPACING + 60_000;
	expect(await announce(effectiveAt)).toEqual({ accounts: ACCOUNTS });
	expect(await mailed()).toEqual(accounts.sort());
	expect(await outbox.store.db.selectFrom('policies').selectAll().execute()).toEqual([
		{ version: '2027-01', url: URL, announced_at: expect.any(Number), effective_at: effectiveAt },
	]);
});

test('the same version twice, also at once, is announced once', async () => {
	const accounts = await addAccounts(ACCOUNTS);
	const effectiveAt = at(20);
	await Promise.all([announce(effectiveAt), announce(effectiveAt)]);
	await announce(effectiveAt);
	expect(await mailed()).toEqual(accounts.sort());
	expect(await outbox.store.db.selectFrom('policies').selectAll().execute()).toHaveLength(1);
});

test('cut half-way, it goes on: each account is mailed once', async () => {
	const accounts = await addAccounts(ACCOUNTS);
	const effectiveAt = at(20);
	let writes = 0;
	const cut: Store = {
		...outbox.store,
		write: (work) => {
			writes += 1;
			return writes > 2 ? Promise.reject(new Error('cut')) : outbox.store.write(work);
		},
	};
	await expect(announce(effectiveAt, cut)).rejects.toThrow('cut');
	const before = await mailed();
	expect(before.length).toBeGreaterThan(0);
	expect(before.length).toBeLessThan(ACCOUNTS);
	outbox.clock.move(2 * DAY);
	expect(await announce(effectiveAt)).toEqual({ accounts: ACCOUNTS });
	expect(await mailed()).toEqual(accounts.sort());
});

test('each owner learns of it 14 days ahead, also by the last try of the last mail; a day that is too near is refused', async () => {
	await addAccounts(3);
	const TRIES = 2 * DAY + 12 * 60_000;
	for (const effectiveAt of [at(14), at(17) + 3 * SPACING - 1000, at(0), at(-1), Number.NaN]) {
		await expect(announce(effectiveAt)).rejects.toThrow(PolicyError);
	}
	await expect(announce(at(61))).rejects.toThrow('at most 60 days');
	expect(await outbox.rows()).toEqual([]);
	expect(await outbox.store.db.selectFrom('policies').selectAll().execute()).toEqual([]);
	const effectiveAt = at(17) + 3 * SPACING + 60_000;
	await announce(effectiveAt);
	const leaves = (await outbox.rows()).map((row) => Number(row.available_at));
	expect(leaves).toHaveLength(3);
	expect(Math.max(...leaves) + TRIES).toBeLessThanOrEqual(effectiveAt - 14 * DAY);
	// Of so many accounts the last one's mail would leave more than a day later.
	await sql`with recursive number (n) as (select 1 union all select n + 1 from number where n < 400000)
		insert into accounts (id, email, plan, created_at) select 'many-' || n, 'many@bread.example', 'free', 1 from number
	`.execute(outbox.store.db);
	await expect(announce(at(18), outbox.store, '2027-02')).rejects.toThrow('at least 19 days ahead');
	expect(await outbox.rows()).toHaveLength(3);
});

test('accounts that come while it is announced are told in time too, or it stops and says so', async () => {
	await addAccounts(1);
	// As if the run had been put aside for a day.
	const stopped: Store = {
		...outbox.store,
		write: async (work) => {
			const value = await outbox.store.write(work);
			outbox.clock.move(DAY);
			return value;
		},
	};
	await expect(announce(at(17) + 60_000, stopped)).rejects.toThrow('Choose a later day');
	expect(await outbox.rows()).toEqual([]);
});

test('what could not be ended in time is not taken up again too late', async () => {
	const effectiveAt = at(18);
	await announce(effectiveAt);
	outbox.clock.move(2 * DAY);
	await addAccounts(1);
	await expect(announce(effectiveAt)).rejects.toThrow(PolicyError);
	expect(await outbox.rows()).toEqual([]);
});

test('a version keeps its day and address', async () => {
	const effectiveAt = at(20);
	await announce(effectiveAt);
	await expect(announce(effectiveAt + DAY)).rejects.toThrow('was announced already');
	const [policy] = await outbox.store.db.selectFrom('policies').selectAll().execute();
	expect(policy?.effective_at).toBe(effectiveAt);
});

test('owners who want no notices learn of it too, and a mail that somebody waits for does not wait for all of them', async () => {
	const smtp: FakeSmtpServer = await startFakeSmtpServer({ hideSTARTTLS: true });
	const accountId = await outbox.addAccount({ email: 'quiet@bread.example', language: 'lt', notices: 0 });
	await addAccounts(ACCOUNTS);
	await announce(at(20));
	outbox.start({ smtpUrl: smtp.url });
	await eventually(() => smtp.mails.length).toBeGreaterThan(0);
	const head = { to: 'now@bread.example', language: null, accountId };
	await outbox.enqueue({ ...head, kind: 'email_changed', params: {} });
	await eventually(() => smtp.mails.map(({ to }) => to[0])).toContain('now@bread.example');
	expect(smtp.mails.length).toBeLessThan(ACCOUNTS / 2);
	// Among the others' there is no order.
	await eventually(() => smtp.mails.map(({ to }) => to[0])).toContain('quiet@bread.example');
	const quiet = smtp.mails.find(({ to }) => to[0] === 'quiet@bread.example');
	expect(quiet?.email.text).toContain('privatumo politik');
	expect(quiet?.email.text).toContain(URL);
	await smtp.stop();
});
