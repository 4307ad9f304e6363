import { setTimeout as sleep } from 'node:timers/promises';
import { AccountExport } from '@draftsmith/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../service/src/platform/clock.ts';
import { appendReceipt, verifyChain } from '../../service/src/records/index.ts';
import { retentionReport, sweep } from '../../service/src/retention/index.ts';
import { eraseAccount, eraseUnproven, exportAccount } from '../../service/src/rights/index.ts';
import { countRows, readRows } from './all-rows.ts';
import { type OpenRights, openRights } from './open-rights.ts';
import { type PrivatePostgres, startPrivatePostgres } from './private-postgres.ts';
import { seedAccount } from './seed-account.ts';

const DAY = 86_400_000;
let now = Date.now();
const clock = { ...systemClock, now: () => now };
let postgres: PrivatePostgres | undefined;
/** Two processes on one database. */
let one: OpenRights;
let two: OpenRights;

beforeAll(async () => {
	postgres = await startPrivatePostgres();
	if (!postgres) return console.warn('SKIPPED: no PostgreSQL on this machine (Debian: apt-get install postgresql)');
	one = await openRights({ databaseUrl: postgres.url, clock });
	two = await openRights({ databaseUrl: postgres.url, clock });
});
afterAll(async () => {
	await one?.close();
	await two?.close();
	await postgres?.stop();
});

test('two processes write one chain', async (test) => {
	if (!postgres) return test.skip();
	await Promise.all(
		Array.from({ length: 200 }, (_, number) =>
			(number % 2 === 0 ? one : two).context.jobs.store.write((trx) =>
				appendReceipt(trx, { kind: 'job_purged', subject: `job-${number}`, site_id: null, at: now, details: {} }),
			),
		),
	);
	expect(await verifyChain(one.context.jobs.store.db, 'receipts')).toEqual({ length: 200, brokenAt: null });
});

test('an account is exported and erased; two that erase it at once do it once', async (test) => {
	if (!postgres) return test.skip();
	const { db } = one.context.jobs.store;
	const neighbour = await seedAccount(one.context, { mark: 'neighbour', jobs: 3 });
	const before = await readRows(db, neighbour);
	const mine = await seedAccount(one.context, { mark: 'mine', jobs: 130 });
	let text = '';
	for await (const piece of exportAccount(one.context, mine.accountId)) text += piece;
	const document = AccountExport.parse(JSON.parse(text));
	expect(document.jobs).toHaveLength(130);
	expect(document.audit).toHaveLength(3);
	const receipts = await Promise.all(
		[one, two, one].map(({ context }) => eraseAccount(context, mine.accountId, 'requested')),
	);
	expect(receipts[1]).toEqual(receipts[0]);
	expect(receipts[2]).toEqual(receipts[0]);
	expect(receipts[0]?.details).toMatchObject({ erased: { jobs: 130, job_steps: 130, accounts: 1, sites: 2 } });
	expect(Object.values(await countRows(db, mine)).every((count) => count === 0)).toBe(true);
	expect(await readRows(db, neighbour)).toEqual(before);
	for (const name of ['receipts', 'audit'] as const) {
		expect(await verifyChain(db, name)).toMatchObject({ brokenAt: null });
	}
});

test('requests that are under way either come before the end and go, or are refused', async (test) => {
	if (!postgres) return test.skip();
	const { db } = one.context.jobs.store;
	const mine = await seedAccount(one.context, { mark: 'racing', jobs: 60 });
	let isErased = false;
	let late = 0;
	const refused: unknown[] = [];
	const add = async () => {
		while (!isErased) {
			const day = `day-${late++}`;
			const row = { account_id: mine.accountId, day, requests: 1, tokens: 1 };
			await two.context.jobs.store
				.write((trx) => trx.insertInto('quota_days').values(row).execute())
				.catch((error: { code?: string }) => refused.push(error.code));
		}
	};
	const adding = [add(), add()];
	await eraseAccount(one.context, mine.accountId, 'requested');
	isErased = true;
	await Promise.all(adding);
	expect(late).toBeGreaterThan(10);
	// The account that the row would belong to is not there any more.
	expect([...new Set(refused)].filter((code) => code !== '23503')).toEqual([]);
	expect(await db.selectFrom('quota_days').select('day').where('account_id', '=', mine.accountId).execute()).toEqual(
		[],
	);
});

test('the sweeper removes every class', async (test) => {
	if (!postgres) return test.skip();
	const { context, logs } = one;
	const { jobs, dataFolder } = context;
	const { accountId } = await seedAccount(context, { mark: 'old', jobs: 70 });
	expect((await retentionReport(jobs.store.db, accountId, now)).classes.length).toBeGreaterThan(15);
	const sweeping = {
		jobs,
		dataFolder,
		eraseUnproven: (id: string, before: number) => eraseUnproven(context, id, before),
	};
	now += 31 * DAY;
	const first = await sweep(sweeping);
	// The articles of this account and of the neighbour of the test before.
	expect(first).toMatchObject({ job_content: 73, jobs: 73, email_tokens: 2 });
	now += 8 * 365 * DAY;
	const second = await sweep(sweeping);
	expect(second).toMatchObject({ request_log: 2, usage_days: 2, quota_days: 2, alerts: 2, mails: 4 });
	expect(second.receipts).toBeGreaterThan(300);
	expect(await verifyChain(jobs.store.db, 'receipts')).toEqual({ length: 0, brokenAt: null });
	expect(logs.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

test('a proof that is about to be committed keeps the account from being erased as unproven', async (test) => {
	if (!postgres) return test.skip();
	const { accountId, siteId } = await seedAccount(one.context, { mark: 'late', isUnproven: true });
	let erased: ReturnType<typeof eraseUnproven> | undefined;
	await two.context.jobs.store.write(async (trx) => {
		await trx.updateTable('sites').set({ status: 'active', proven_at: now }).where('id', '=', siteId).execute();
		erased = eraseUnproven(one.context, accountId, now);
		// Long enough for it to come to the row that is held here.
		await sleep(300);
	});
	expect(await erased).toBeUndefined();
	const site = await one.context.jobs.store.db.selectFrom('sites').select('status').where('id', '=', siteId).execute();
	expect(site).toEqual([{ status: 'active' }]);
});
