import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { verifyChain } from '../../service/src/records/index.ts';
import { eraseAccount, eraseUnproven, exportAccount, resumeErasures } from '../../service/src/rights/index.ts';
import type { Store } from '../../service/src/store/index.ts';
import { countRows, readRows } from './all-rows.ts';
import { type OpenRights, openRights } from './open-rights.ts';
import { seedAccount, seedReceipt } from './seed-account.ts';

let open: OpenRights | undefined;
afterEach(async () => {
	await open?.close();
	open = undefined;
});

/** A store whose write number `failing` is cut off as by a crash: nothing of it is there, and nothing after it runs. */
function crashAt(failing: number): { wrap: (store: Store) => Store; writes: () => number; recover: () => void } {
	let count = 0;
	let crashed = false;
	return {
		writes: () => count,
		recover: () => {
			crashed = false;
			count = Number.NEGATIVE_INFINITY;
		},
		wrap: (store) => ({
			...store,
			write: async (work) => {
				count++;
				if (count === failing) crashed = true;
				if (crashed) throw new Error('the power went');
				return store.write(work);
			},
		}),
	};
}

test('everything of the account goes, in every table, and nothing of its neighbour', async () => {
	open = await openRights();
	const { context } = open;
	const neighbour = await seedAccount(context, { mark: 'neighbour', jobs: 3 });
	await seedReceipt(context, neighbour.jobIds[0] ?? '', neighbour.siteId);
	const before = await readRows(context.jobs.store.db, neighbour);
	const mine = await seedAccount(context, { mark: 'canary', jobs: 60 });
	await seedReceipt(context, mine.jobIds[0] ?? '', mine.siteId);
	const counts = await countRows(context.jobs.store.db, mine);
	expect(Object.values(counts).every((count) => count > 0)).toBe(true);

	const receipt = await eraseAccount(context, mine.accountId, 'requested');

	const after = await countRows(context.jobs.store.db, mine);
	expect(after).toEqual(Object.fromEntries(Object.keys(counts).map((table) => [table, 0])));
	expect(await readRows(context.jobs.store.db, neighbour)).toEqual(before);
	expect(receipt.details).toEqual({
		reason: 'requested',
		policy: '2026-1',
		erased: {
			accounts: 1,
			sites: 2,
			api_keys: 1,
			email_tokens: 1,
			jobs: 60,
			job_steps: 60,
			templates: 1,
			mails: 1,
			webhook_deliveries: 1,
			request_log: 1,
			usage_days: 1,
			quota_days: 1,
			alerts: 1,
			lanes: 2,
		},
		pseudonymised: { transactions: 1, audit: 3, receipts: 1 },
	});
	expect(receipt.subject).toMatch(/^[0-9a-f]{64}$/);
	expect(JSON.stringify(receipt)).not.toContain(mine.accountId);
	expect(await verifyChain(context.jobs.store.db, 'receipts')).toEqual({ length: 63, brokenAt: null });
	expect(await verifyChain(context.jobs.store.db, 'audit')).toEqual({ length: 6, brokenAt: null });
	expect(open.stopped).toEqual(mine.jobIds);
});

test('the only mail that is left is the receipt, to the address that nobody has any more', async () => {
	open = await openRights();
	const { context } = open;
	const { accountId } = await seedAccount(context, { mark: 'canary' });
	const receipt = await eraseAccount(context, accountId, 'requested');
	const mails = await context.jobs.store.db.selectFrom('mails').selectAll().execute();
	expect(mails).toHaveLength(1);
	const [mail] = mails;
	if (!mail?.content) throw new Error('the mail has no content');
	expect(mail).toMatchObject({ kind: 'account_erased', account_id: null, state: 'waiting' });
	expect(JSON.parse(context.jobs.sealer.open(`mails/${mail.id}`, mail.content).toString())).toEqual({
		to: 'canary@example.org',
		language: 'lt',
		params: { receipt: JSON.stringify(receipt) },
	});
});

test('a registration that was never proven gets no mail', async () => {
	open = await openRights();
	const { context } = open;
	const { accountId } = await seedAccount(context, { mark: 'canary', isUnproven: true });
	const receipt = await eraseUnproven(context, accountId, context.jobs.clock.now());
	expect(receipt?.details).toMatchObject({ reason: 'unconfirmed', erased: { accounts: 1 } });
	expect(await context.jobs.store.db.selectFrom('mails').selectAll().execute()).toEqual([]);
});

test('an account that is proven, younger or gone is not erased as unproven', async () => {
	open = await openRights();
	const { context } = open;
	const { db } = context.jobs.store;
	const proven = await seedAccount(context, { mark: 'proven' });
	const unproven = await seedAccount(context, { mark: 'unproven', isUnproven: true });
	const now = context.jobs.clock.now();
	const before = [await readRows(db, proven), await readRows(db, unproven)];
	expect(await eraseUnproven(context, proven.accountId, now)).toBeUndefined();
	expect(await eraseUnproven(context, unproven.accountId, now - 60_000)).toBeUndefined();
	expect(await eraseUnproven(context, 'nobody', now)).toBeUndefined();
	expect([await readRows(db, proven), await readRows(db, unproven)]).toEqual(before);
});

test('a damaged row of the audit keeps an account neither from being exported nor erased, and is found all the same', async () => {
	open = await openRights();
	const { context } = open;
	const { db } = context.jobs.store;
	const { accountId } = await seedAccount(context, { mark: 'canary' });
	await db.updateTable('audit').set({ details: '{"outcome":' }).where('subject', '=', accountId).execute();
	let text = '';
	for await (const piece of exportAccount(context, accountId)) text += piece;
	expect(JSON.parse(text).audit).toContainEqual(expect.objectContaining({ subject: accountId, details: {} }));
	const receipt = await eraseAccount(context, accountId, 'requested');
	expect(receipt.details).toMatchObject({ pseudonymised: { audit: 3 } });
	const subjects = await db.selectFrom('audit').select('subject').execute();
	expect(subjects).toEqual(Array(3).fill({ subject: `erased:${receipt.subject}` }));
	expect(await verifyChain(db, 'audit')).toMatchObject({ brokenAt: 1 });
});

test('cut off at any write, the next start ends it, with the same counts', async () => {
	let expected: unknown;
	for (let failing = 1; ; failing++) {
		const crash = crashAt(failing);
		// The first writes are those of the seed.
		let isSeeded = false;
		const opened = await openRights({
			wrap: (store) => {
				const crashing = crash.wrap(store);
				return { ...store, write: (work) => (isSeeded ? crashing : store).write(work) };
			},
		});
		const { context } = opened;
		const { accountId } = await seedAccount(context, { mark: 'canary', jobs: 30 });
		isSeeded = true;
		const uncut = await eraseAccount(context, accountId, 'requested').catch((error: Error) => error.message);
		const { db } = context.jobs.store;
		if (typeof uncut === 'string') {
			expect(uncut).toBe('the power went');
			crash.recover();
			await resumeErasures(context);
			// Cut off before its first write, it has not begun: it is for the owner to ask again.
			if (failing === 1) await eraseAccount(context, accountId, 'requested');
		}
		const rows = await db.selectFrom('receipts').selectAll().where('kind', '=', 'account_erased').execute();
		expect(rows).toHaveLength(1);
		expected ??= rows[0]?.details;
		expect(rows[0]?.details).toBe(expected);
		expect(await db.selectFrom('accounts').select('id').execute()).toEqual([]);
		expect(await db.selectFrom('mails').select('kind').execute()).toEqual([{ kind: 'account_erased' }]);
		expect(await verifyChain(db, 'receipts')).toEqual({ length: 31, brokenAt: null });
		const isWhole = crash.writes() >= 0;
		await opened.close();
		if (isWhole) {
			expect(failing).toBeGreaterThan(12);
			break;
		}
	}
});

test('asked twice at once, it is done once, and both are told the same', async () => {
	open = await openRights();
	const { context } = open;
	const { accountId } = await seedAccount(context, { mark: 'canary', jobs: 60 });
	const receipts = await Promise.all([1, 2, 3].map(() => eraseAccount(context, accountId, 'requested')));
	expect(receipts[1]).toEqual(receipts[0]);
	expect(receipts[2]).toEqual(receipts[0]);
	expect(receipts[0]?.details).toMatchObject({ erased: { jobs: 60, job_steps: 60, accounts: 1 } });
	expect(await context.jobs.store.db.selectFrom('mails').select('kind').execute()).toHaveLength(1);
	// And again much later.
	expect(await eraseAccount(context, accountId, 'requested')).toEqual(receipts[0]);
});

test('of an account that never was, it says so', async () => {
	open = await openRights();
	await expect(eraseAccount(open.context, 'nobody', 'requested')).rejects.toMatchObject({ code: 'not_found' });
});

test('what a request that was under way adds meanwhile goes too', async () => {
	let late: (() => Promise<unknown>) | undefined;
	open = await openRights({
		wrap: (store) => ({
			...store,
			write: async (work) => {
				const value = await store.write(work);
				const run = late;
				late = undefined;
				await run?.();
				return value;
			},
		}),
	});
	const { context } = open;
	const mine = await seedAccount(context, { mark: 'canary', jobs: 1 });
	const { store } = context.jobs;
	let isErasing = false;
	const adds = async () => {
		const account = await store.db
			.selectFrom('accounts')
			.select('erasing')
			.where('id', '=', mine.accountId)
			.executeTakeFirst();
		if (!account) return;
		isErasing ||= account.erasing !== null;
		await store.db
			.insertInto('quota_days')
			.values({ account_id: mine.accountId, day: `day-${Math.random()}`, requests: 1, tokens: 1 })
			.execute();
		late = adds;
	};
	late = adds;
	const receipt = await eraseAccount(context, mine.accountId, 'requested');
	expect(isErasing).toBe(true);
	expect(receipt.details).toMatchObject({ erased: { accounts: 1 } });
	expect(await store.db.selectFrom('quota_days').selectAll().execute()).toEqual([]);
});

test('files of mails go with the account', async () => {
	open = await openRights();
	const { context, folder } = open;
	const { accountId } = await seedAccount(context, { mark: 'canary' });
	const { id } = await context.jobs.store.db.selectFrom('mails').select('id').executeTakeFirstOrThrow();
	mkdirSync(join(folder, 'mails'));
	writeFileSync(join(folder, 'mails', `${id}.eml`), 'To: canary@example.org');
	await eraseAccount(context, accountId, 'requested');
	expect(() => writeFileSync(join(folder, 'mails', `${id}.eml`), '', { flag: 'wx' })).not.toThrow();
});

test('a process that stops says so, and another goes on', async () => {
	open = await openRights();
	const { context } = open;
	const { accountId } = await seedAccount(context, { mark: 'canary', jobs: 60 });
	open.drain();
	await expect(eraseAccount(context, accountId, 'requested')).rejects.toMatchObject({ code: 'shutting_down' });
	const after = { ...context, jobs: { ...context.jobs, draining: new AbortController().signal } };
	await resumeErasures(after);
	expect(await context.jobs.store.db.selectFrom('accounts').select('id').execute()).toEqual([]);
});
