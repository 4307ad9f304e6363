import { sql } from 'kysely';
import { precompile, type Store, type Transaction } from '../store/index.ts';

/**
 * A lane is a site's place in the queue: how many of its jobs wait and run. The claim looks at lanes, not at jobs, so that a
 * site with 3,000 jobs waits its turn like one with three. The counts move in the same transaction as the jobs.
 */

const queueInLane = precompile((db, param) =>
	db
		.updateTable('lanes')
		.set((eb) => ({ queued: eb('queued', '+', 1) }))
		.where('site_id', '=', param<string>('site_id'))
		.where((eb) => eb(eb('queued', '+', eb.ref('running')), '<', param<number>('depth')))
		.returning('queued'),
);

/** A job joins the queue. Returns how many of the site's jobs wait before it, or undefined when the lane is full. */
export async function joinLane(trx: Transaction, siteId: string, depth: number): Promise<number | undefined> {
	const [lane] = (await queueInLane(trx, { site_id: siteId, depth })).rows;
	return lane && lane.queued - 1;
}

/** A waiting job leaves the queue without having run. */
export async function leaveLane(trx: Transaction, siteId: string): Promise<void> {
	await move(trx, siteId, -1, 0);
}

/** A running job has ended. */
export async function finishInLane(trx: Transaction, siteId: string): Promise<void> {
	await move(trx, siteId, 0, -1);
}

/** A running job goes back into the queue. */
export async function returnToLane(trx: Transaction, siteId: string): Promise<void> {
	await move(trx, siteId, 1, -1);
}

async function move(trx: Transaction, siteId: string, queued: number, running: number): Promise<void> {
	await trx
		.updateTable('lanes')
		.set((eb) => ({ queued: eb('queued', '+', queued), running: eb('running', '+', running) }))
		.where('site_id', '=', siteId)
		.execute();
}

/** Sets every lane's counts to what the jobs say. For the start of the service: a repair, should a count ever be wrong. */
export async function recountLanes(trx: Transaction, kind: Store['kind']): Promise<void> {
	// PostgreSQL counts with what it saw before it waited for a row: so wait first, and count in a statement of its own.
	if (kind === 'postgres') await trx.selectFrom('lanes').select('site_id').orderBy('site_id').forUpdate().execute();
	const count = (state: string) =>
		sql<number>`(select count(*) from jobs where jobs.site_id = lanes.site_id and jobs.state = ${state})`;
	await trx
		.updateTable('lanes')
		.set({ queued: count('starting'), running: count('processing') })
		.execute();
}
