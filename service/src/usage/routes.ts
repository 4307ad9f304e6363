import { UsageReport } from '@draftsmith/shared';
import type { Clock } from '../platform/clock.ts';
import { createRoute, type HttpApp, json, problems, secured } from '../platform/http.ts';
import type { Database } from '../store/index.ts';
import { usageReport } from './report.ts';

const usageRoute = createRoute({
	method: 'get',
	path: '/v1/usage',
	summary: 'What was used, per day, key and model, and what is left of today',
	...secured('usage'),
	responses: { 200: json(UsageReport, 'The last 31 UTC days'), ...problems(401) },
});

/** Adds the route of the usage report. */
export function registerUsageRoutes(app: HttpApp, context: { db: Database; clock: Clock }): void {
	app.openapi(usageRoute, async (c) => {
		const { accountId, siteId, plan } = c.get('caller');
		return c.json(await usageReport(context.db, { accountId, siteId, plan, now: context.clock.now() }), 200);
	});
}
