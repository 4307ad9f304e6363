import type { Plan } from '@draftsmith/shared';
import { type RawBuilder, sql } from 'kysely';
import { precompile, type Store, type Transaction } from '../store/index.ts';

/**
 * A lane is a site's place in the queue: how many of its jobs wait, run, or are parked. The claim looks at lanes, not at jobs, so that a
 * site with 3,000 jobs waits its turn like one with three. The counts move in the same transaction as the jobs.
 */

const queueInLane = precompile((db, param) =>
	db
		.updateTable('lanes')
		.set((eb) => ({
			queued: eb('queued', '+', 1),
			concurrency: eb.case().when('concurrency', '=', 0).then(eb.lit(0)).else(param<number>('concurrency')).end(),
		}))
		.where('site_id', '=', param<string>('site_id'))
		.where((eb) => eb(eb(eb('queued', '+', eb.ref('running')), '+', eb.ref('parked')), '<', param<number>('depth')))
		.returning('queued'),
);

/**
 * A job joins the queue, and the lane takes the width of the plan that holds now: a trial ends, a plan changes. That of a site
 * that has ended stays shut: its last request may have been under way.
 * @returns how many of the site's jobs wait before it, or undefined when the lane is full
 */
export async function joinLane(
	trx: Transaction,
	siteId: string,
	{ queue_depth: depth, concurrency }: Pick<Plan, 'queue_depth' | 'concurrency'>,
): Promise<number | undefined> {
	const [lane] = (await queueInLane(trx, { site_id: siteId, depth, concurrency })).rows;
	return lane && lane.queued - 1;
}

/** Where a job is in its lane: `parked` jobs wait for somebody's approval, and are not to be claimed. */
export type Place = 'queued' | 'running' | 'parked';

/** A job moves within its lane, or, without `to`, leaves it. */
export async function moveInLane(trx: Transaction, siteId: string, from: Place, to?: Place): Promise<void> {
	await trx
		.updateTable('lanes')
		.set((eb) => ({ [from]: eb(from, '-', 1), ...(to === undefined ? {} : { [to]: eb(to, '+', 1) }) }))
		.where('site_id', '=', siteId)
		.execute();
}

/** Sets every lane's counts to what the jobs say. For the start of the service: a repair, should a count ever be wrong. */
export async function recountLanes(trx: Transaction, kind: Store['kind']): Promise<void> {
	// PostgreSQL counts with what it saw before it waited for a row: so wait first, and count in a statement of its own.
	if (kind === 'postgres') await trx.selectFrom('lanes').select('site_id').orderBy('site_id').forUpdate().execute();
	const count = (condition: RawBuilder<unknown>) =>
		sql<number>`(select count(*) from jobs where jobs.site_id = lanes.site_id and ${condition})`;
	await trx
		.updateTable('lanes')
		.set({
			queued: count(sql`jobs.state = 'starting' and jobs.phase <> 'awaiting_approval'`),
			parked: count(sql`jobs.state = 'starting' and jobs.phase = 'awaiting_approval'`),
			running: count(sql`jobs.state = 'processing'`),
		})
		.execute();
}
