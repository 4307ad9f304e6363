import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '@draftsmith/shared';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { ProblemError } from '../platform/problem.ts';
import { createSealer } from '../privacy/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { alertExhausted } from './alert-tokens.ts';
import { inheritDay } from './inherit-day.ts';
import { planOf, TRIAL } from './plans.ts';
import { releaseRequest, releaseTokens, reserve } from './quota.ts';
import { usageReport } from './report.ts';
import { setPlan } from './set-plan.ts';
import { settleJob } from './settle.ts';

const folder = mkdtempSync(join(tmpdir(), 'draftsmith-quota-'));
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 21, 12);
// Smaller than the account’s own, by which alerts go.
const plan = { ...planOf('free'), requests_per_day: 5, tokens_per_day: 1000 };
const ids = { site_id: 'site', api_key_id: 'key', model: 'fake' };
const context = {
	clock: { ...systemClock, now: () => NOON },
	sealer: createSealer(createSecretKey(Buffer.alloc(32, 1))),
	verification: 'off' as const,
};
/** What the tests write. */
const CHANGED = ['jobs', 'quota_days', 'usage_days', 'alerts', 'mails', 'webhook_deliveries'] as const;
let store: Store;

beforeAll(async () => {
	store = await openStore({
		dataFolder: folder,
		databaseUrl: undefined,
		clock: systemClock,
		instanceId: 'test',
		onFatal: (error) => {
			throw error;
		},
	});
	await store.write(async (trx) => {
		await trx
			.insertInto('accounts')
			.values(
				['account', 'heir'].map((id) => ({
					id,
					email: 'owner@example.org',
					name: null,
					language: 'de',
					plan: 'free',
					created_at: 0,
				})),
			)
			.execute();
		await trx
			.insertInto('sites')
			.values({ id: 'site', account_id: 'account', domain: 'example.org', allow_external: 0, created_at: 0 })
			.execute();
		await trx
			.insertInto('lanes')
			.values({ site_id: 'site', queued: 0, running: 0, concurrency: 1, served_at: 0 })
			.execute();
	});
});
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});
beforeEach(async () => {
	for (const table of CHANGED) await store.db.deleteFrom(table).execute();
});

const take = (requests: 0 | 1, tokens: number, now = NOON, holds: Plan = plan) =>
	store.write((trx) =>
		reserve(trx, context, { accountId: 'account', siteId: 'site', jobId: 'new', plan: holds, requests, tokens, now }),
	);
const takeTokens = (tokens: number, now = NOON) => take(1, tokens, now, planOf('free'));
async function takeFree(requests: number): Promise<void> {
	for (let index = 0; index < requests; index++) await takeTokens(0);
}
const refused = (wanted: number) => alertExhausted(store, context, { siteId: 'site', wanted, now: NOON });
const alerts = () =>
	store.db.selectFrom('alerts').select(['day', 'limit_source', 'threshold']).orderBy('threshold').execute();
/** An unfinished job that holds so many tokens. */
async function addHolding(reserved_tokens: number): Promise<void> {
	const texts = { idempotency_key: 'a', fingerprint: 'a', language: 'en', content_type: 'article', post_type: 'post' };
	await store.db
		.insertInto('jobs')
		.values({
			...ids,
			...texts,
			id: 'job',
			state: 'starting',
			delivery: 'pending',
			phase: 'queued',
			words: 0,
			target_words: 0,
			scope: 'self_hosted',
			post_status: 'draft',
			attempt: 0,
			failures: 0,
			available_at: 0,
			usage_day: '2026-11-21',
			reserved_tokens,
			version: 1,
			created_at: NOON,
			expires_at: NOON,
		})
		.execute();
}
const sourceOf = (error: unknown) => (error instanceof ProblemError ? error.extras.limit_source : String(error));
const held = () => store.db.selectFrom('quota_days').select(['day', 'requests', 'tokens']).orderBy('day').execute();

test('the last request and the last token can be had, and not one more; the refusal says which it was and when it ends', async () => {
	for (let index = 0; index < 4; index++) await take(1, 200);
	expect(await take(1, 201).catch(sourceOf)).toBe('tokens_per_day');
	expect(await take(1, 200)).toBe('2026-11-21');
	expect(await take(1, 0).catch(sourceOf)).toBe('requests_per_day');
	expect(await take(0, 1).catch(sourceOf)).toBe('tokens_per_day');
	// What takes nothing of a limit is not held up by it.
	await take(0, 0);
	expect(await held()).toEqual([{ day: '2026-11-21', requests: 5, tokens: 1000 }]);
	expect(await take(1, 0).catch((error: unknown) => error)).toMatchObject({
		extras: { resets_at: '2026-11-22T00:00:00.000Z', retryAfter: 43_200 },
	});
	expect(await take(1, 1001, NOON + DAY).catch(sourceOf)).toBe('tokens_per_day');
	expect(await take(1, 1000, NOON + DAY)).toBe('2026-11-22');
});

test('midnight is UTC’s, to the millisecond', async () => {
	const midnight = Date.UTC(2026, 10, 22);
	for (let index = 0; index < 5; index++) await take(1, 0, midnight - 1);
	expect(await take(1, 0, midnight - 1).catch(sourceOf)).toBe('requests_per_day');
	expect(await take(1, 0, midnight)).toBe('2026-11-22');
	// A clock that is set back finds the day as it was.
	expect(await take(1, 0, midnight - 1).catch(sourceOf)).toBe('requests_per_day');
});

test('what a job did not take goes back to the day that holds it; what a server wrote beyond its ceiling is not charged', async () => {
	const usage_day = await take(1, 600);
	const job = { ...ids, usage_day, reserved_tokens: 600 };
	await store.write((trx) => settleJob(trx, context, job, { input: 100, output: 50 }, 'article'));
	expect(await held()).toEqual([{ day: usage_day, requests: 1, tokens: 150 }]);
	await take(1, 850);
	await store.write((trx) =>
		settleJob(trx, context, { ...job, reserved_tokens: 850 }, { input: 5000, output: 0 }, 'article'),
	);
	expect(await held()).toEqual([{ day: usage_day, requests: 2, tokens: 1000 }]);
	const days = await store.db.selectFrom('usage_days').selectAll().execute();
	expect(days).toEqual([{ ...ids, day: usage_day, requests: 2, input_tokens: 5100, output_tokens: 50 }]);
});

test('tokens that nobody told are charged as reserved', async () => {
	const usage_day = await take(1, 600);
	const job = { ...ids, usage_day, reserved_tokens: 600 };
	await store.write((trx) => settleJob(trx, context, job, { input: null, output: 7 }, 'article'));
	expect(await held()).toEqual([{ day: usage_day, requests: 1, tokens: 600 }]);
});

test('80 % and 100 % are told once each, by mail in the same transaction, whatever goes back and comes again', async () => {
	for (let round = 0; round < 3; round++) {
		await takeFree(50);
		for (let index = 0; index < 50; index++) {
			await store.write((trx) => releaseRequest(trx, { site_id: 'site', usage_day: '2026-11-21', reserved_tokens: 0 }));
		}
	}
	const told = [80, 100].map((threshold) => ({ day: '2026-11-21', limit_source: 'requests_per_day', threshold }));
	expect(await alerts()).toEqual(told);
	const mails = await store.db.selectFrom('mails').select(['id', 'kind', 'account_id', 'content']).execute();
	expect(mails.map(({ kind, account_id }) => [kind, account_id])).toEqual([
		['usage_alert', 'account'],
		['usage_alert', 'account'],
	]);
	const [first] = mails;
	const content = JSON.parse(context.sealer.open(`mails/${first?.id}`, first?.content ?? Buffer.alloc(0)).toString());
	expect(content).toEqual({
		to: 'owner@example.org',
		language: 'de',
		params: { threshold: 80, limit_source: 'requests_per_day', limit: 50, resets_at: '2026-11-22T00:00:00.000Z' },
	});
	await take(1, 0, NOON + DAY);
	expect(await alerts()).toEqual(told);
});

test('a webhook is told the same, and nothing where none is set', async () => {
	await takeFree(40);
	expect(await store.db.selectFrom('webhook_deliveries').select('id').execute()).toEqual([]);
	await store.db
		.updateTable('accounts')
		.set({ webhook: Buffer.from('sealed') })
		.execute();
	await takeFree(10);
	const deliveries = await store.db.selectFrom('webhook_deliveries').selectAll().execute();
	await store.db.updateTable('accounts').set({ webhook: null }).execute();
	const [delivery] = deliveries;
	const sealed = context.sealer.open(`webhook_deliveries/${delivery?.id}`, delivery?.content ?? Buffer.alloc(0));
	expect(deliveries).toMatchObject([{ kind: 'usage.alert', account_id: 'account', state: 'waiting' }]);
	expect(JSON.parse(sealed.toString())).toEqual({
		data: { threshold: 100, limit_source: 'requests_per_day', limit: 50, resets_at: '2026-11-22T00:00:00.000Z' },
	});
});

test('tokens are told by what ended jobs took, at their end; what is held by unfinished ones tells nothing', async () => {
	const reserved_tokens = 600_000;
	for (let index = 0; index < 5; index++) await takeTokens(reserved_tokens);
	expect(await takeTokens(1).catch(sourceOf)).toBe('tokens_per_day');
	await addHolding(5 * reserved_tokens);
	await refused(reserved_tokens);
	expect(await alerts()).toEqual([]);
	const settle = async (input: number) => {
		await store.db
			.updateTable('jobs')
			.set((eb) => ({ reserved_tokens: eb('reserved_tokens', '-', reserved_tokens) }))
			.execute();
		const job = { ...ids, usage_day: '2026-11-21', reserved_tokens };
		await store.write((trx) => settleJob(trx, context, job, { input, output: 0 }, 'article'));
		return (await alerts()).map(({ threshold }) => threshold);
	};
	expect(await settle(reserved_tokens)).toEqual([]);
	expect(await settle(reserved_tokens)).toEqual([]);
	expect(await settle(reserved_tokens)).toEqual([]);
	expect(await settle(reserved_tokens)).toEqual([80]);
	// Refused for what is under way: that will be given back.
	await refused(reserved_tokens);
	expect(await alerts()).toHaveLength(1);
	expect(await settle(reserved_tokens - 100)).toEqual([80]);
	// The last tokens of a day fit no article.
	for (let index = 0; index < 3; index++) await refused(101);
	expect(await alerts()).toEqual(
		[80, 100].map((threshold) => ({ day: '2026-11-21', limit_source: 'tokens_per_day', threshold })),
	);
	expect(await store.db.selectFrom('mails').select('id').execute()).toHaveLength(2);
});

test('a job that ends after midnight tells nothing of yesterday', async () => {
	const usage_day = await takeTokens(3_000_000, NOON - DAY);
	const job = { ...ids, usage_day, reserved_tokens: 3_000_000 };
	await store.write((trx) => settleJob(trx, context, job, { input: 3_000_000, output: 0 }, 'article'));
	expect(await alerts()).toEqual([]);
});

/** The alerts of a limit that were given, percent. */
const told = async (source: string) =>
	(await alerts()).flatMap(({ limit_source, threshold }) => (limit_source === source ? [threshold] : []));

test('a site on trial is bounded for itself, and tells its account of the trial’s limit and of the account’s own', async () => {
	await takeFree(38);
	const trial = (tokens: number) => take(1, tokens, NOON, TRIAL);
	for (let index = 0; index < 5; index++) {
		await trial(0);
		await store.write((trx) =>
			settleJob(
				trx,
				context,
				{ ...ids, usage_day: '2026-11-21', reserved_tokens: 0 },
				{ input: 0, output: 0 },
				'article',
			),
		);
	}
	expect(await told('requests_per_day')).toEqual([80]);
	expect(await told('trial_requests_per_day')).toEqual([80, 100]);
	const limits = async () => {
		const asked = { accountId: 'account', siteId: 'site', now: NOON };
		const reports = [TRIAL, planOf('free')].map((each) => usageReport(store.db, { ...asked, plan: each }));
		return (await Promise.all(reports)).map((report) => report.alerts.map(({ threshold }) => threshold));
	};
	expect(await limits()).toEqual([[80, 100], [80]]);
	expect(await trial(0).catch((error: unknown) => error)).toMatchObject({
		message: expect.stringContaining('Trial'),
		extras: { limit_source: 'requests_per_day' },
	});
	expect(await take(0, 750_001, NOON, TRIAL).catch(sourceOf)).toBe('tokens_per_day');
	await take(0, 750_000, NOON, TRIAL);
	// And by the account's day as every site.
	await takeFree(7);
	await store.db.deleteFrom('usage_days').execute();
	expect(await trial(0).catch((error: unknown) => error)).toMatchObject({ message: expect.stringContaining('Free') });
	expect(await held()).toMatchObject([{ requests: 50 }]);
});

test('of a site on trial the trial’s tokens are told, as they are used by ended jobs', async () => {
	const onTrial = { ...context, verification: 'required' as const };
	const reserved_tokens = 200_000;
	const thresholds: number[][] = [];
	for (let index = 0; index < 3; index++) {
		const usage_day = await take(1, reserved_tokens, NOON, TRIAL);
		const job = { ...ids, usage_day, reserved_tokens };
		await store.write((trx) => settleJob(trx, onTrial, job, { input: reserved_tokens, output: 0 }, 'article'));
		thresholds.push(await told('trial_tokens_per_day'));
	}
	expect(thresholds).toEqual([[], [], [80]]);
	// Nothing of it is near the account's own limit.
	await alertExhausted(store, onTrial, { siteId: 'site', wanted: 150_000, now: NOON });
	expect(await told('trial_tokens_per_day')).toEqual([80]);
	await alertExhausted(store, onTrial, { siteId: 'site', wanted: 150_001, now: NOON });
	expect(await told('trial_tokens_per_day')).toEqual([80, 100]);
	expect(await told('tokens_per_day')).toEqual([]);
});

test('who takes a domain over begins the day with no less used than who had it', async () => {
	await take(1, 300);
	await take(1, 300);
	const inherit = () => store.write((trx) => inheritDay(trx, { to: 'heir', from: ['account'], now: NOON }));
	const ofHeir = () =>
		store.db.selectFrom('quota_days').select(['requests', 'tokens']).where('account_id', '=', 'heir').execute();
	await inherit();
	expect(await ofHeir()).toEqual([{ requests: 2, tokens: 600 }]);
	await store.db.updateTable('quota_days').set({ requests: 1, tokens: 900 }).where('account_id', '=', 'heir').execute();
	await inherit();
	expect(await ofHeir()).toEqual([{ requests: 2, tokens: 900 }]);
	await store.db.deleteFrom('quota_days').execute();
	await inherit();
	expect(await ofHeir()).toEqual([]);
});

test('in any order of submissions, ends and jumps of the clock, no day is ever above its limits, and none forgets anything', async () => {
	const step = fc.oneof(
		fc.record({
			kind: fc.constant('take' as const),
			requests: fc.constantFrom(0 as const, 1 as const),
			tokens: fc.nat(500),
		}),
		fc.record({
			kind: fc.constant('end' as const),
			which: fc.nat(20),
			how: fc.constantFrom('article', 'canceled', 'failed'),
			share: fc.double({ min: 0, max: 1.5, noNaN: true }),
		}),
		fc.record({ kind: fc.constant('jump' as const), days: fc.integer({ min: -1, max: 1 }) }),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
			for (const table of CHANGED) {
				await store.db.deleteFrom(table).execute();
			}
			const open: { requests: 0 | 1; usage_day: string; reserved_tokens: number }[] = [];
			const charged = new Map<string, { requests: number; tokens: number }>();
			const of = (day: string) => {
				const sum = charged.get(day) ?? { requests: 0, tokens: 0 };
				charged.set(day, sum);
				return sum;
			};
			let taken = 0;
			let now = NOON;
			for (const each of steps) {
				if (each.kind === 'jump') now += each.days * DAY;
				else if (each.kind === 'take') {
					const { requests, tokens } = each;
					const usage_day = await take(requests, tokens, now).catch(() => undefined);
					if (usage_day !== undefined) open.push({ requests, usage_day, reserved_tokens: tokens });
				} else {
					const [job] = open.splice(each.which % Math.max(1, open.length), 1);
					if (!job) continue;
					const used = Math.floor(job.reserved_tokens * each.share);
					const isChange = job.requests === 0;
					await store.write(async (trx) => {
						const row = { ...ids, ...job };
						if (each.how === 'failed') return (isChange ? releaseTokens : releaseRequest)(trx, row);
						const ending = each.how === 'canceled' ? 'canceled' : 'article';
						return settleJob(trx, context, row, { input: used, output: 0 }, isChange ? 'change' : ending);
					});
					if (each.how === 'failed') continue;
					taken += used;
					of(job.usage_day).tokens += Math.min(used, job.reserved_tokens);
					if (each.how === 'article') of(job.usage_day).requests += job.requests;
				}
				for (const day of await held()) {
					expect(day.requests).toBeLessThanOrEqual(plan.requests_per_day);
					expect(day.tokens).toBeLessThanOrEqual(plan.tokens_per_day);
				}
			}
			for (const { usage_day, requests, reserved_tokens } of open) {
				of(usage_day).requests += requests;
				of(usage_day).tokens += reserved_tokens;
			}
			for (const { day, requests, tokens } of await held())
				expect({ day, requests, tokens }).toEqual({ day, ...of(day) });
			const days = await store.db.selectFrom('usage_days').select('input_tokens').execute();
			expect(days.reduce((sum, { input_tokens }) => sum + input_tokens, 0)).toBe(taken);
		}),
		{ numRuns: 60 },
	);
}, 60_000);

test('another plan holds at once, and leaves one row for each change', async () => {
	const change = (to: string) => store.write((trx) => setPlan(trx, 'account', to, NOON));
	const become = (status: 'active' | 'superseded') => store.db.updateTable('sites').set({ status }).execute();
	await become('active');
	expect(await change('pro')).toBe(true);
	expect(await change('pro')).toBe(false);
	expect(await store.write((trx) => setPlan(trx, 'nobody', 'pro', NOON))).toBe(false);
	await expect(change('gold')).rejects.toThrow(/no plan/);
	const { concurrency } = await store.db.selectFrom('lanes').select('concurrency').executeTakeFirstOrThrow();
	expect(concurrency).toBe(4);
	await become('superseded');
	await store.db.updateTable('lanes').set({ concurrency: 0 }).execute();
	expect(await change('free')).toBe(true);
	expect(await store.db.selectFrom('lanes').select('concurrency').executeTakeFirstOrThrow()).toEqual({
		concurrency: 0,
	});
	expect(await change('pro')).toBe(true);
	const rows = await store.db.selectFrom('transactions').select(['account_id', 'kind', 'ref']).orderBy('id').execute();
	expect(rows.map(({ account_id, kind, ref }) => [account_id, kind, ref.split(':')[0]])).toEqual(
		expect.arrayContaining([
			['account', 'plan_changed', 'pro'],
			['account', 'plan_changed', 'free'],
		]),
	);
	expect(rows).toHaveLength(3);
});
