import type { Plan, UsageReport } from '@draftsmith/shared';
import { timestamp } from '../platform/timestamp.ts';
import type { Database } from '../store/index.ts';
import { LIMIT_SOURCES, storedSource } from './alerts.ts';
import { endOfUtcDay, utcDay } from './day.ts';
import { TRIAL } from './plans.ts';
import { readQuota, readSiteDay } from './read-quota.ts';

const DAYS = 31;
const DAY = 86_400_000;

type Asking = { accountId: string; siteId: string; plan: Plan; now: number };

/**
 * What a site's ended jobs took on each of the last 31 UTC days, by key and model; and what is used of the account's today, with
 * what unfinished jobs hold, and which alerts were given. Of a site on trial, which is bounded for itself, it is the site's today and
 * the trial's alerts.
 */
export async function usageReport(db: Database, { accountId, siteId, plan, now }: Asking): Promise<UsageReport> {
	const today = utcDay(now);
	const resets_at = timestamp(endOfUtcDay(now));
	const held =
		plan.id === TRIAL.id
			? await readSiteDay(db, { siteId, day: today, exceptJob: null })
			: await readQuota(db, accountId, today);
	return {
		plan,
		today: { used: held.requests, limit: plan.requests_per_day, resets_at },
		today_tokens: { used: held.tokens, limit: plan.tokens_per_day, resets_at },
		alerts: await alertsOf(db, { accountId, plan, day: today }),
		days: await usageDays(db, siteId, utcDay(now - DAYS * DAY)),
	};
}

/** The alerts about the limits of a plan. */
async function alertsOf(
	db: Database,
	{ accountId, plan, day }: { accountId: string; plan: Plan; day: string },
): Promise<UsageReport['alerts']> {
	const sources = new Map(LIMIT_SOURCES.map((source) => [storedSource(source, plan), source]));
	const rows = await db
		.selectFrom('alerts')
		.select(['limit_source', 'threshold', 'created_at'])
		.where('account_id', '=', accountId)
		.where('day', '=', day)
		.orderBy('created_at')
		.orderBy('limit_source')
		.orderBy('threshold')
		.execute();
	return rows.flatMap(({ limit_source: stored, threshold, created_at }) => {
		const limit_source = sources.get(stored);
		return limit_source === undefined ? [] : [{ limit_source, threshold, at: timestamp(created_at) }];
	});
}

async function usageDays(db: Database, siteId: string, since: string): Promise<UsageReport['days']> {
	const rows = await db
		.selectFrom('usage_days')
		.innerJoin('api_keys', 'api_keys.id', 'usage_days.api_key_id')
		.select(['day', 'model', 'last_four', 'requests', 'input_tokens', 'output_tokens'])
		.where('usage_days.site_id', '=', siteId)
		.where('day', '>=', since)
		.orderBy('day', 'desc')
		.orderBy('usage_days.api_key_id')
		.orderBy('model')
		.execute();
	return rows.map((row) => ({
		date: row.day,
		key: `••••${row.last_four}`,
		model: row.model === '' ? null : row.model,
		requests: row.requests,
		input_tokens: row.input_tokens,
		output_tokens: row.output_tokens,
	}));
}
