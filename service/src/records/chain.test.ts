import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { openStore, type Store } from '../store/index.ts';
import { appendAudit, appendReceipt, eraseFromAudit, trimChain, verifyChain } from './index.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'draftsmith-chain-'));
	store = await openStore({
		dataFolder: folder,
		databaseUrl: undefined,
		clock: systemClock,
		instanceId: 'test',
		onFatal: (error) => {
			throw error;
		},
	});
});
afterEach(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

const receipt = (number: number) => ({
	kind: 'job_purged' as const,
	subject: `job-${number}`,
	site_id: null,
	at: number,
	details: { reason: 'delivered', sha256: null, digest: null },
});
const deed = (number: number) => ({
	at: number,
	actor: 'operator:jane.doe',
	role: 'owner',
	action: 'account.show',
	subject: `account-${number}`,
	reason: 'asked by telephone',
	details: { outcome: 'done', count: number },
});

async function fill(count: number): Promise<void> {
	for (let number = 1; number <= count; number++) {
		await store.write((trx) => appendReceipt(trx, receipt(number)));
		await store.write((trx) => appendAudit(trx, deed(number)));
	}
}

const chains = ['receipts', 'audit'] as const;

test('each link names the one before it, and the whole chain holds', async () => {
	await fill(5);
	const rows = await store.db.selectFrom('receipts').selectAll().orderBy('seq').execute();
	expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
	expect(rows.map(({ previous }) => previous)).toEqual(['', ...rows.slice(0, 4).map(({ hash }) => hash)]);
	for (const name of chains) expect(await verifyChain(store.db, name)).toEqual({ length: 5, brokenAt: null });
});

test('of many at once none gets the number of another', async () => {
	await Promise.all(
		Array.from({ length: 300 }, (_, number) => store.write((trx) => appendReceipt(trx, receipt(number)))),
	);
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: 300, brokenAt: null });
});

test('a write that is refused leaves no hole', async () => {
	const results = await Promise.allSettled(
		Array.from({ length: 40 }, (_, number) =>
			store.write(async (trx) => {
				await appendReceipt(trx, receipt(number));
				if (number % 3 === 0) throw new Error('refused');
			}),
		),
	);
	const kept = results.filter(({ status }) => status === 'fulfilled').length;
	expect(kept).toBe(26);
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: kept, brokenAt: null });
});

test('a change of any column is found where it was made', async () => {
	await fill(5);
	const changes: Record<(typeof chains)[number], Record<string, string | number>> = {
		receipts: {
			kind: 'account_erased',
			subject: 'job-9',
			at: 9,
			details: '{"reason":"expired"}',
			previous: 'x',
			hash: 'x',
		},
		audit: {
			at: 9,
			actor: 'operator:somebody',
			role: 'support',
			action: 'account.list',
			subject: 'account-9',
			reason: 'none',
			details: '{"outcome":"refused"}',
			previous: 'x',
			hash: 'x',
		},
	};
	for (const name of chains) {
		for (const [column, value] of Object.entries(changes[name])) {
			const before = await store.db.selectFrom(name).selectAll().where('seq', '=', 3).executeTakeFirstOrThrow();
			await store.db
				.updateTable(name)
				.set({ [column]: value })
				.where('seq', '=', 3)
				.execute();
			expect([name, column, await verifyChain(store.db, name)]).toEqual([name, column, { length: 2, brokenAt: 3 }]);
			await store.db.updateTable(name).set(before).where('seq', '=', 3).execute();
		}
		expect(await verifyChain(store.db, name)).toEqual({ length: 5, brokenAt: null });
	}
});

test('a link that was taken out is missed: at the beginning, in the middle and at the end', async () => {
	await fill(5);
	for (const seq of [1, 3, 5]) {
		const row = await store.db.selectFrom('receipts').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
		await store.db.deleteFrom('receipts').where('seq', '=', seq).execute();
		expect(await verifyChain(store.db, 'receipts')).toEqual({ length: seq - 1, brokenAt: seq });
		await store.db.insertInto('receipts').values(row).execute();
	}
	await store.db.deleteFrom('receipts').execute();
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: 0, brokenAt: 1 });
});

test('without its beginning, whose time was over, a chain still holds and goes on', async () => {
	await fill(5);
	const trim = (before: number, atMost: number) => store.write((trx) => trimChain(trx, 'receipts', { before, atMost }));
	expect(await trim(3, 2)).toBe(2);
	expect(await trim(3, 2)).toBe(1);
	expect(await trim(3, 2)).toBe(0);
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: 2, brokenAt: null });
	await store.write((trx) => appendReceipt(trx, receipt(6)));
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: 3, brokenAt: null });
	expect(await trim(100, 100)).toBe(3);
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: 0, brokenAt: null });
	await store.write((trx) => appendReceipt(trx, receipt(7)));
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: 1, brokenAt: null });
	await store.db.deleteFrom('receipts').execute();
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: 0, brokenAt: 7 });
});

test('an older link behind a younger one stays until that one goes: only a beginning is removed', async () => {
	for (const at of [1, 9, 2]) await store.write((trx) => appendReceipt(trx, receipt(at)));
	expect(await store.write((trx) => trimChain(trx, 'receipts', { before: 5, atMost: 10 }))).toBe(1);
	expect(await verifyChain(store.db, 'receipts')).toEqual({ length: 2, brokenAt: null });
});

test('whom an audit row was about can be erased, and nothing else of it', async () => {
	await fill(4);
	expect(await store.write((trx) => eraseFromAudit(trx, ['account-2', 'account-3'], 'pseudonym'))).toBe(2);
	const rows = await store.db.selectFrom('audit').selectAll().orderBy('seq').execute();
	expect(rows.map(({ subject }) => subject)).toEqual([
		'account-1',
		'erased:pseudonym',
		'erased:pseudonym',
		'account-4',
	]);
	expect(JSON.stringify(rows)).not.toMatch(/account-[23]/);
	expect(JSON.parse(rows[1]?.details ?? '')).toMatchObject({ outcome: 'done', count: 2 });
	expect(await verifyChain(store.db, 'audit')).toEqual({ length: 4, brokenAt: null });
	await store.db.updateTable('audit').set({ action: 'account.list' }).where('seq', '=', 2).execute();
	expect(await verifyChain(store.db, 'audit')).toEqual({ length: 1, brokenAt: 2 });
});
