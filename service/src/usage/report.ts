import type { Plan, UsageReport } from '@draftsmith/shared';
import type { Database } from '../store/index.ts';
import { endOfUtcDay, utcDay } from './quota.ts';

const DAYS = 31;

/** What a site used on each of the last 31 UTC days, by key, and what is left of today for the asking key. */
export async function usageReport(
	db: Database,
	asking: { siteId: string; apiKeyId: string; plan: Plan; now: number },
): Promise<UsageReport> {
	const rows = await db
		.selectFrom('usage_days')
		.innerJoin('api_keys', 'api_keys.id', 'usage_days.api_key_id')
		.select(['day', 'api_key_id', 'model', 'last_four', 'requests', 'input_tokens', 'output_tokens'])
		.where('usage_days.site_id', '=', asking.siteId)
		.where('day', '>=', utcDay(asking.now - DAYS * 86_400_000))
		.orderBy('day', 'desc')
		.execute();
	const today = rows.find((row) => row.api_key_id === asking.apiKeyId && row.day === utcDay(asking.now));
	return {
		plan: asking.plan,
		today: {
			used: today?.requests ?? 0,
			limit: asking.plan.requests_per_day,
			resets_at: new Date(endOfUtcDay(asking.now)).toISOString(),
		},
		today_tokens: {
			used: 0,
			limit: asking.plan.tokens_per_day,
			resets_at: new Date(endOfUtcDay(asking.now)).toISOString(),
		},
		alerts: [],
		days: rows.map((row) => ({
			date: row.day,
			key: `••••${row.last_four}`,
			model: row.model === '' ? null : row.model,
			requests: row.requests,
			input_tokens: row.input_tokens,
			output_tokens: row.output_tokens,
		})),
	};
}
