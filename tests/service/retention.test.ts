import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery, createQueryId, type KyselyPlugin, type RootOperationNode, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../service/src/platform/clock.ts';
import { cpuTime } from '../../service/src/platform/cpu-time.testing.ts';
import { newId } from '../../service/src/platform/random.ts';
import { verifyChain } from '../../service/src/records/index.ts';
import { RETENTION, type RetentionName, retentionReport, sweep } from '../../service/src/retention/index.ts';
import { ROW_CLASSES } from '../../service/src/retention/row-classes.ts';
import { eraseUnproven, type RightsContext, resumeErasures } from '../../service/src/rights/index.ts';
import type { Store, Transaction } from '../../service/src/store/index.ts';
import { type OpenRights, openRights } from './open-rights.ts';
import { type Seed, type SeededAccount, seedAccount, seedReceipt } from './seed-account.ts';

const SECOND = 1000;
const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 15, 12);
let now = BEGIN;
/** ms, where a test says how long things take. */
let elapsed: number | undefined;
const clock = { ...systemClock, now: () => now, monotonic: () => elapsed ?? systemClock.monotonic() };
let open: OpenRights;
let context: RightsContext;

async function reopen(wrap?: (store: Store) => Store): Promise<void> {
	await open?.close();
	open = await openRights({ clock, ...(wrap ? { wrap } : {}) });
	context = open.context;
}
beforeEach(async () => {
	now = BEGIN;
	elapsed = undefined;
	open = await openRights({ clock });
	context = open.context;
});
afterEach(() => open.close());

const sweepAll = (eraser: typeof eraseUnproven = eraseUnproven) =>
	sweep({
		jobs: context.jobs,
		dataFolder: context.dataFolder,
		eraseUnproven: (id, before) => eraser(context, id, before),
	});

/** What is there of a class, and when it is over: `prepare` makes it, as of now, and gives what counts it. */
type Case = { ends: (began: number) => number; prepare: (mark: string) => Promise<() => Promise<number>> };

const after = (days: number) => (began: number) => began + days * DAY;
const endOfDay = (time: number) => Math.floor(time / DAY) * DAY + DAY;

/** Rows of an account in a table, after `change` has made them what the class is about. */
function rows(
	table: string,
	where: (account: SeededAccount) => ReturnType<typeof sql>,
	change?: (account: SeededAccount) => Promise<unknown>,
	seed: Partial<Seed> = {},
) {
	return async (mark: string) => {
		const account = await seedAccount(context, { mark, ...seed });
		await change?.(account);
		return async () => {
			const { rows: found } = await sql<{ count: number }>`
				select count(*) as count from ${sql.table(table)} where ${where(account)}`.execute(context.jobs.store.db);
			return Number(found[0]?.count);
		};
	};
}

const run = (query: ReturnType<typeof sql>) => query.execute(context.jobs.store.db);
const ofAccount = ({ accountId }: SeededAccount) => sql`account_id = ${accountId}`;
const ofSite = ({ siteId }: SeededAccount) => sql`site_id = ${siteId}`;
const withoutUsage = ({ siteId }: SeededAccount) => run(sql`delete from usage_days where site_id = ${siteId}`);
const purge = ({ siteId }: SeededAccount) =>
	run(sql`update jobs set delivery = 'delivered', content_key = null, request = null, result = null
		where site_id = ${siteId}`);

const CASES: Partial<Record<RetentionName, Case>> = {
	job_content: { ends: after(30), prepare: rows('jobs', (of) => sql`${ofSite(of)} and content_key is not null`) },
	jobs: { ends: after(30), prepare: rows('jobs', ofSite, purge) },
	deleted_templates: {
		ends: after(365),
		prepare: rows('templates', ofSite, ({ siteId }) =>
			run(sql`update templates set deleted_at = ${now} where site_id = ${siteId}`),
		),
	},
	request_log: { ends: after(90), prepare: rows('request_log', ofAccount) },
	usage_days: { ends: (began) => endOfDay(began) + 365 * DAY, prepare: rows('usage_days', ofSite) },
	quota_days: { ends: (began) => endOfDay(began) + 365 * DAY, prepare: rows('quota_days', ofAccount) },
	alerts: { ends: (began) => endOfDay(began) + 365 * DAY, prepare: rows('alerts', ofAccount) },
	transactions: { ends: after(7 * 365 + 2), prepare: rows('transactions', ofAccount) },
	registrations: {
		ends: after(7),
		prepare: rows('accounts', ({ accountId }) => sql`id = ${accountId}`, undefined, { isUnproven: true }),
	},
	// The link of the seed holds for a day.
	email_tokens: { ends: after(1 + 7), prepare: rows('email_tokens', ofAccount) },
	mails: { ends: after(90), prepare: rows('mails', ofAccount) },
	mail_files: {
		ends: after(30),
		prepare: async (mark) => {
			const { accountId } = await seedAccount(context, { mark });
			const { db } = context.jobs.store;
			const mail = await db
				.selectFrom('mails')
				.select('id')
				.where('account_id', '=', accountId)
				.executeTakeFirstOrThrow();
			const file = join(context.dataFolder, 'mails', `${mail.id}.eml`);
			mkdirSync(join(context.dataFolder, 'mails'), { recursive: true });
			writeFileSync(file, 'To: somebody');
			return async () => (existsSync(file) ? 1 : 0);
		},
	},
	webhook_deliveries: { ends: after(90), prepare: rows('webhook_deliveries', ofAccount) },
	ended_keys: {
		ends: after(365),
		prepare: rows('api_keys', ofSite, async (of) => {
			await withoutUsage(of);
			await run(sql`update api_keys set revoked_at = ${now} where site_id = ${of.siteId}`);
		}),
	},
	ended_sites: {
		ends: after(365),
		prepare: rows(
			'sites',
			({ siteId }) => sql`id = ${siteId}`,
			async (of) => {
				await withoutUsage(of);
				await run(sql`delete from job_steps where job_id in (select id from jobs where site_id = ${of.siteId})`);
				await run(sql`delete from jobs where site_id = ${of.siteId}`);
				await run(sql`update api_keys set revoked_at = ${now} where site_id = ${of.siteId}`);
				await run(sql`update sites set status = 'superseded', ended_at = ${now} where id = ${of.siteId}`);
			},
		),
	},
	operators: {
		ends: after(365),
		prepare: async (mark) => {
			const { db } = context.jobs.store;
			const operator = {
				name: mark,
				role: 'support' as const,
				hash: mark,
				last_four: 'wxyz',
				created_at: 0,
				revoked_at: now,
			};
			await db
				.insertInto('operators')
				.values({ id: newId(clock), ...operator })
				.execute();
			return async () => (await db.selectFrom('operators').select('id').where('name', '=', mark).execute()).length;
		},
	},
	audit: { ends: after(365), prepare: rows('audit', ({ accountId }) => sql`subject = ${accountId}`) },
	receipts: {
		ends: after(365),
		prepare: async (mark) => {
			const jobId = `job-${mark}`;
			await seedReceipt(context, jobId);
			const { db } = context.jobs.store;
			return async () => (await db.selectFrom('receipts').select('seq').where('subject', '=', jobId).execute()).length;
		},
	},
};

const LIMITED = Object.entries(RETENTION).flatMap(([name, { days }]) => (days === null ? [] : [name]));

test('every class that has a term is tried here', () => {
	expect(Object.keys(CASES).sort()).toEqual([...LIMITED].sort());
});

describe('to the second, and a younger one stays:', () => {
	test.each(Object.entries(CASES))(
		'%s is there a second before its time, and gone a second after',
		async (_name, { ends, prepare }) => {
			const count = await prepare('old');
			now = BEGIN + 2 * DAY;
			const countYounger = await prepare('younger');
			const [before, younger] = [await count(), await countYounger()];
			expect(before).toBeGreaterThan(0);
			now = ends(BEGIN) - SECOND;
			await sweepAll();
			expect(await count()).toBe(before);
			now = ends(BEGIN) + SECOND;
			await sweepAll();
			expect(await count()).toBe(0);
			expect(await countYounger()).toBe(younger);
			expect(open.logs.filter((line) => line.includes('"level":"error"'))).toEqual([]);
		},
	);
});

test('accounts that were never asked to prove anything, or have proven something, are no unconfirmed registrations', async () => {
	const kept: string[] = [];
	const make = async (mark: string, account: string, site: string) => {
		const { accountId } = await seedAccount(context, { mark, isUnproven: true });
		if (account !== '') await run(sql`update accounts set ${sql.raw(account)} where id = ${accountId}`);
		if (site !== '') await run(sql`update sites set ${sql.raw(site)} where account_id = ${accountId}`);
		kept.push(accountId);
	};
	await make('confirmed', 'email_confirmed_at = 1', '');
	await make('proven', '', "status = 'superseded', proven_at = 1");
	// From before there were proofs, or from a time when the service wanted none.
	await make('before', '', 'proof_attempts = 0, proof_due_at = null');
	await run(sql`delete from mails where account_id = ${kept.at(-1)}`);
	// The same, when the service was started anew after 8 days and wants proof from then on.
	await make('off', '', `proof_attempts = 3, proof_due_at = ${BEGIN + 8 * DAY}`);
	await run(sql`delete from mails where account_id = ${kept.at(-1)}`);
	// And when its owner has asked for the mail then: the term begins with it.
	await make('asked late', '', '');
	await run(sql`update mails set created_at = ${BEGIN + 8 * DAY} where account_id = ${kept.at(-1)}`);
	now = BEGIN + 9 * DAY;
	expect((await sweepAll()).registrations).toBe(0);
	now = BEGIN + 15 * DAY;
	expect((await sweepAll()).registrations).toBe(1);
	kept.pop();
	now = BEGIN + 400 * DAY;
	expect((await sweepAll()).registrations).toBe(0);
	const accounts = await context.jobs.store.db.selectFrom('accounts').select('id').execute();
	expect(accounts.map(({ id }) => id).sort()).toEqual(kept.sort());
});

/** Rows of the request log, one each minute, back from now. */
async function fillRequestLog(count: number, interval: number): Promise<void> {
	await run(sql`with recursive number (n) as (select 0 union all select n + 1 from number where n + 1 < ${count})
		insert into request_log (id, at, method, route, status, duration, account_id, api_key_id, network)
		select 'log-' || n, ${now} - n * ${interval}, 'GET', '/v1/jobs', 200, 1, null, null, null from number`);
}

test('after days off it catches up in one go', async () => {
	await fillRequestLog(1000, DAY);
	const swept = await sweepAll();
	expect(swept.request_log).toBe(1000 - 90);
	expect(await context.jobs.store.db.selectFrom('request_log').select('id').execute()).toHaveLength(90);
	const noted = await context.jobs.store.db.selectFrom('sweeps').selectAll().execute();
	expect(noted.map((row) => row.class).sort()).toEqual([...LIMITED].sort());
	expect(noted.find((row) => row.class === 'request_log')).toEqual({
		class: 'request_log',
		swept_at: now,
		removed: 910,
	});
	expect(open.logs.some((line) => line.includes('"code":"request_log"') && line.includes('"count":910'))).toBe(true);
});

/** Rows that this connection has changed so far. */
async function changedRows(db: Transaction): Promise<number> {
	const { rows: found } = await sql<{ changed: number }>`select total_changes() as changed`.execute(db);
	return found[0]?.changed ?? Number.NaN;
}

/** What the writes of a sweep take when each row that they change takes so long, ms. */
async function timesOfWrites(perRow: number): Promise<number[]> {
	const times: number[] = [];
	await reopen((store) => ({
		...store,
		write: (work) =>
			store.write(async (trx) => {
				const before = await changedRows(trx);
				const value = await work(trx);
				const took = ((await changedRows(trx)) - before) * perRow;
				times.push(took);
				if (elapsed !== undefined) elapsed += took;
				return value;
			}),
	}));
	now = BEGIN;
	await seedAccount(context, { mark: 'old', jobs: 200 });
	await fillRequestLog(5000, 1);
	now = BEGIN + 91 * DAY;
	times.length = 0;
	elapsed = 0;
	expect(await sweepAll()).toMatchObject({ request_log: 5001, job_content: 200 });
	elapsed = undefined;
	return times;
}

test.each([
	{ machine: 'quick', perRow: 0.01, rows: 200 },
	{ machine: 'slow', perRow: 0.5, rows: 50 },
	{ machine: 'very slow', perRow: 1.9, rows: 50 },
])(
	'no write of a sweep holds up others for 100 ms: on a $machine machine it is of $rows rows at most',
	async ({ perRow, rows: most }) => {
		const times = await timesOfWrites(perRow);
		expect(Math.max(...times)).toBe(most * perRow);
		expect(Math.max(...times)).toBeLessThan(100);
	},
);

test('10,000 rows and 1,000 articles keep no other write waiting for 100 ms', async () => {
	const writes: { work: number; wall: number }[] = [];
	now = BEGIN;
	await reopen((store) => ({
		...store,
		write: async (work) => {
			const begun = { work: cpuTime(), wall: performance.now() };
			const value = await store.write(work);
			writes.push({ work: cpuTime() - begun.work, wall: performance.now() - begun.wall });
			return value;
		},
	}));
	// Long ones: each with its steps takes 80 KB.
	await seedAccount(context, { mark: 'old', jobs: 1000, length: 40_000 });
	await fillRequestLog(10_000, 1);
	now = BEGIN + 91 * DAY;
	writes.length = 0;
	expect(await sweepAll()).toMatchObject({ request_log: 10_001, job_content: 1000 });
	const [work, wall] = (['work', 'wall'] as const).map((each) => Math.max(...writes.map((write) => write[each])));
	console.info(
		`${writes.length} writes, the longest of ${work?.toFixed(1)} ms of work, ${wall?.toFixed(1)} ms by the clock`,
	);
	// Of work: other tests run beside this one, and a process that gets no turn is slow whatever it does.
	expect(work).toBeLessThan(100);
}, 180_000);

test('cut off half-way it leaves nothing broken, and the next one goes on', async () => {
	let left = Number.POSITIVE_INFINITY;
	await reopen((store) => ({
		...store,
		write: (work) => (--left < 0 ? Promise.reject(new Error('the power went')) : store.write(work)),
	}));
	await seedAccount(context, { mark: 'old', jobs: 60, isUnproven: true });
	for (let number = 0; number < 250; number++) await seedReceipt(context, `job-${number}`);
	await fillRequestLog(1000, DAY);
	now = BEGIN + 370 * DAY;
	for (let writes = 0; ; writes++) {
		left = writes;
		// As each round of the service does.
		await resumeErasures(context);
		await sweepAll();
		if (left >= 0) break;
		expect(writes).toBeLessThan(60);
	}
	left = Number.POSITIVE_INFINITY;
	const { db } = context.jobs.store;
	expect(await db.selectFrom('accounts').select('id').execute()).toEqual([]);
	expect(await db.selectFrom('request_log').select('id').execute()).toEqual([]);
	expect(await db.selectFrom('receipts').select('kind').where('kind', '=', 'account_erased').execute()).toHaveLength(1);
	// Of the chain the beginning is gone; what is left still hangs together.
	expect(await verifyChain(db, 'receipts')).toMatchObject({ brokenAt: null });
});

test('a class that can’t be swept keeps no other', async () => {
	await seedAccount(context, { mark: 'old' });
	await run(sql`alter table alerts rename to alerts_elsewhere`);
	now = BEGIN + 400 * DAY;
	const swept = await sweepAll();
	expect(swept.alerts).toBeUndefined();
	expect(swept).toMatchObject({ request_log: 1, mails: 1, receipts: 0 });
	expect(open.logs.filter((line) => line.includes('"level":"error"'))).toHaveLength(1);
});

test('an account that can’t be erased is logged and keeps no other, however many there are', async () => {
	const ids: string[] = [];
	for (let number = 0; number < 25; number++) {
		ids.push((await seedAccount(context, { mark: `old${number}`, isUnproven: true })).accountId);
	}
	const stuck = ids.sort()[3];
	now = BEGIN + 8 * DAY;
	const swept = await sweepAll((rights, id, before) =>
		id === stuck ? Promise.reject(new Error('broken')) : eraseUnproven(rights, id, before),
	);
	expect(swept.registrations).toBe(24);
	const accounts = await context.jobs.store.db.selectFrom('accounts').select('id').execute();
	expect(accounts).toEqual([{ id: stuck }]);
	expect(open.logs.filter((line) => line.includes('"level":"error"'))).toEqual([expect.stringContaining(stuck ?? '')]);
});

test('an owner who confirms while others are erased keeps the account', async () => {
	for (const mark of ['one', 'two', 'three']) await seedAccount(context, { mark, isUnproven: true });
	const { db } = context.jobs.store;
	const [first, , third] = await db.selectFrom('accounts').select('id').orderBy('id').execute();
	now = BEGIN + 8 * DAY;
	const swept = await sweepAll(async (rights, id, before) => {
		if (id === first?.id) {
			await db.updateTable('accounts').set({ email_confirmed_at: now }).where('id', '=', String(third?.id)).execute();
		}
		return eraseUnproven(rights, id, before);
	});
	expect(swept.registrations).toBe(2);
	const left = await db.selectFrom('accounts').select(['id', 'erasing', 'restricted_at']).execute();
	expect(left).toEqual([{ id: third?.id, erasing: null, restricted_at: null }]);
	const sites = await db.selectFrom('sites').select(['account_id', 'status']).execute();
	expect(sites).toEqual(Array(2).fill({ account_id: third?.id, status: 'unproven' }));
});

/** Reads that end after as many rows as are asked for, or are of tables with a handful of rows. */
const HARMLESS = /^SCAN (CONSTANT ROW|(audit|receipts) USING INDEX sqlite_autoindex|sweeps|chain_heads)/;

/** Statements that are compiled once have names in place of values; any value has the same plan. */
const bindable = (value: unknown) => (typeof value === 'object' && !Buffer.isBuffer(value) ? null : value);

test('no question of a sweep reads a whole table', async () => {
	const nodes: RootOperationNode[] = [];
	const watch: KyselyPlugin = {
		transformQuery: ({ node }) => {
			nodes.push(node);
			return node;
		},
		transformResult: async ({ result }) => result,
	};
	await reopen((store) => ({
		...store,
		db: store.db.withPlugin(watch),
		write: (work) => store.write((trx) => work(trx.withPlugin(watch))),
	}));
	const { siteId } = await seedAccount(context, { mark: 'old' });
	await run(sql`update sites set status = 'superseded', ended_at = ${now} where id = ${siteId}`);
	await run(sql`update api_keys set revoked_at = ${now}`);
	await seedAccount(context, { mark: 'unproven', isUnproven: true });
	now = BEGIN + 8 * 365 * DAY;
	nodes.length = 0;
	await sweepAll();
	const { db } = context.jobs.store;
	const plans: string[] = [];
	for (const node of [...nodes]) {
		const { sql: text, parameters } = db.getExecutor().compileQuery(node, createQueryId());
		const { rows: steps } = await db.executeQuery<{ detail: string }>(
			CompiledQuery.raw(`explain query plan ${text}`, parameters.map(bindable)),
		);
		plans.push(...steps.map(({ detail }) => detail));
	}
	for (const table of Object.values(ROW_CLASSES).map((each) => each.table)) {
		expect(plans).toContainEqual(expect.stringMatching(new RegExp(`^SEARCH ${table} USING`)));
	}
	expect(plans.filter((detail) => detail.startsWith('SCAN') && !HARMLESS.test(detail))).toEqual([]);
});

test('of 300,000 days of use the one that is over goes quickly, in few batches, without keeping others waiting', async () => {
	const durations: number[] = [];
	await reopen((store) => ({
		...store,
		write: async (work) => {
			const begun = cpuTime();
			const value = await store.write(work);
			durations.push(cpuTime() - begun);
			return value;
		},
	}));
	const { siteId } = await seedAccount(context, { mark: 'busy' });
	await run(sql`with recursive number (n) as (select 0 union all select n + 1 from number where n + 1 < 300000)
		insert into usage_days (site_id, api_key_id, day, model, requests, input_tokens, output_tokens)
		select ${siteId}, 'key-' || n, case when n < 1000 then '2024-01-01' else '2026-01-15' end, 'model', 1, 1, 1 from number`);
	durations.length = 0;
	expect(await sweepAll()).toMatchObject({ usage_days: 1000 });
	// One for each class notes the sweep, one or two look and find nothing.
	expect(durations.length).toBeLessThan(1000 / 50 + 3 * LIMITED.length);
	expect(durations.reduce((sum, each) => sum + each)).toBeLessThan(5 * SECOND);
	console.info(`${durations.length} writes, the longest of ${Math.max(...durations).toFixed(1)} ms`);
}, 180_000);

test('the report says what is stored and when it goes', async () => {
	const { accountId } = await seedAccount(context, { mark: 'mine', jobs: 3 });
	await seedAccount(context, { mark: 'other', jobs: 5 });
	now = BEGIN + DAY;
	await sweepAll();
	const { classes } = await retentionReport(context.jobs.store.db, accountId, now);
	const of = (name: RetentionName) => classes.find((each) => each.class === name);
	const time = (at: number) => new Date(at).toISOString();
	expect(of('account')).toMatchObject({ kept_for: null, stored: 1, oldest: time(BEGIN), next_removal: null });
	expect(of('job_content')).toMatchObject({
		kept_for: 'P30D',
		stored: 3,
		oldest: time(BEGIN),
		next_removal: time(BEGIN + 30 * DAY),
		swept_at: time(now),
	});
	expect(of('usage_days')).toMatchObject({
		kept_for: 'P365D',
		stored: 1,
		next_removal: time(endOfDay(BEGIN) + 365 * DAY),
	});
	expect(of('transactions')).toMatchObject({ kept_for: 'P2557D', stored: 1 });
	expect(of('audit')).toMatchObject({ stored: 3 });
	expect(of('ended_keys')).toMatchObject({ stored: 0, oldest: null, next_removal: null });
	// What has no owner is not of this report.
	expect(of('operators')).toBeUndefined();
});

test('a mail file of which nothing is known any more goes with the next sweep', async () => {
	const file = join(context.dataFolder, 'mails', `${newId(clock)}.eml.part`);
	mkdirSync(join(context.dataFolder, 'mails'), { recursive: true });
	writeFileSync(file, 'To: somebody');
	writeFileSync(join(context.dataFolder, 'mails', 'README'), 'an operator’s own file');
	await sweepAll();
	expect(existsSync(file)).toBe(false);
	expect(existsSync(join(context.dataFolder, 'mails', 'README'))).toBe(true);
});
