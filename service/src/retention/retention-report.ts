import type { RetentionReport } from '@draftsmith/shared';
import { sql } from 'kysely';
import { timestampOrNull } from '../platform/timestamp.ts';
import type { Database } from '../store/index.ts';
import { planOf } from '../usage/index.ts';
import { ownedBy } from './owned.ts';
import { DAY, RETENTION, RETENTION_NAMES, type Retention } from './retention.ts';

/**
 * What is stored of an account now, by class, and when the next of each class is removed. A removal that is due already comes
 * with the next sweep, within the hour.
 * @param now ms since the epoch
 */
export async function retentionReport(db: Database, accountId: string, now: number): Promise<RetentionReport> {
	const account = await db.selectFrom('accounts').select('plan').where('id', '=', accountId).executeTakeFirstOrThrow();
	const sweeps = new Map(
		(await db.selectFrom('sweeps').select(['class', 'swept_at']).execute()).map((row) => [row.class, row.swept_at]),
	);
	const owned = ownedBy(accountId);
	const classes: RetentionReport['classes'] = [];
	for (const name of RETENTION_NAMES) {
		const rows = owned[name];
		if (!rows) continue;
		const { days: kept, since }: Retention = RETENTION[name];
		const days = kept === 'plan' ? planOf(account.plan).retention_days : kept;
		const found = await sql<{ stored: number; oldest: number | string | null }>`
			select count(*) as stored, min(${rows.time}) as oldest from ${rows.from} where ${rows.where}`.execute(db);
		const oldest = toTime(found.rows[0]?.oldest ?? null);
		const term = typeof days === 'number' && oldest !== null ? oldest + days * DAY : null;
		const over = name === 'job_content' ? await firstExpiry(db, accountId) : term;
		const swept = sweeps.get(name);
		classes.push({
			class: name,
			kept_for: days === null ? null : `P${days}D`,
			since,
			stored: Number(found.rows[0]?.stored ?? 0),
			oldest: timestampOrNull(oldest),
			next_removal: timestampOrNull(over === null ? null : Math.max(over, now)),
			swept_at: timestampOrNull(swept ?? null),
		});
	}
	return { classes };
}

/** Each article keeps the term of the plan under which it was submitted. */
async function firstExpiry(db: Database, accountId: string): Promise<number | null> {
	const { first } = await db
		.selectFrom('jobs')
		.innerJoin('sites', 'sites.id', 'jobs.site_id')
		.select((eb) => eb.fn.min('expires_at').as('first'))
		.where('account_id', '=', accountId)
		.where('content_key', 'is not', null)
		.executeTakeFirstOrThrow();
	return first;
}

/** A day counts from its end. */
function toTime(value: number | string | null): number | null {
	return typeof value === 'string' ? Date.parse(value) + DAY : value;
}
